import { expect, test } from 'vitest';
import { readList } from '../../../src/mail/recipients.ts';

const read = (text: string) => readList('desk.csv', Buffer.from(text));
const problems = (text: string): string[] => read(text).problems.map((p) => `${p.line}:${p.column} ${p.message}`);

test('a list is read by its header, columns in any order, others left alone', () => {
  const { recipients, problems: none } = read(
    'Name, EMAIL ,paper,desk,lang,label\n"Bo, Jr.",bo@x.test,Letter,EU,uk,tlp:amber\n,an@x.test,,,,\n',
  );
  expect(none).toEqual([]);
  expect(recipients).toEqual([
    { address: 'bo@x.test', name: 'Bo, Jr.', lang: 'uk', paper: 'letter', cleared: 'AMBER', line: 2 },
    { address: 'an@x.test', line: 3 },
  ]);
});

test.each([
  ['a semicolon', 'email;name\na@x.test;A\n'],
  ['a tab', 'email\tname\na@x.test\tA\n'],
  ['a byte order mark and Windows line ends', '\ufeffemail,name\r\na@x.test,A\r\n'],
  ['empty lines', '\nemail,name\n\n\na@x.test,A\n\n'],
  ['no line end at its end', 'email,name\na@x.test,A'],
])('a spreadsheet’s list with %s is read', (_, text) => {
  expect(read(text)).toMatchObject({ recipients: [{ address: 'a@x.test', name: 'A' }], problems: [] });
});

test('a domain beyond ASCII goes to the wire as IDNA has it', () => {
  expect(read('email\nanna@bücher.example\n').recipients[0]?.address).toBe('anna@xn--bcher-kva.example');
});

test('every bad row is reported in one run, at its line and place', () => {
  const text =
    'email,name,lang,paper,label\na@x.test,A,en,a4,\nnobody,B,en,a4,\nc@x.test,C,klingon!,a3,SECRET\nd@x.test\n"e@x.test","two\nlines",,,\nA@x.test,again,,,\n';
  expect(problems(text)).toEqual([
    '3:1 The address "nobody" has no name before an @',
    '4:12 The language "klingon!" is not a language tag',
    '4:21 The paper "a3" is neither a4 nor letter',
    '4:24 The label "SECRET" is not of TLP 2.0',
    '5:1 The row has 1 cells, the header 5',
    '6:13 The name "two<U+000A>lines" has a control character or a line end',
    '8:1 The address "A@x.test" stands on line 2 already',
  ]);
});

test.each([
  ['', 'The list has no recipients'],
  ['email,name\n', 'The list has no recipients'],
  ['name\nAnna\n', 'The header has no column `email`'],
  ['email,name,email\na@x.test,A,b@x.test\n', 'The header has the column `email` twice'],
  ['email,name\na@x.test,"A\nb@x.test,B\n', 'The line is not CSV: quote not closed'],
  ['email,name\na@x.test,A"B\n', 'The line is not CSV: invalid opening quote'],
])('the list %j is refused', (text, message) => {
  expect(problems(text).join()).toContain(message);
});

test('a list that is not UTF-8 is refused', () => {
  expect(readList('desk.csv', Buffer.from('email,name\na@x.test,Zo\xeb\n', 'latin1')).problems[0]?.message).toBe(
    'The list is not UTF-8',
  );
});
