import { describe, expect, it } from 'vitest';
import { paragraph, refusalOf, wordsOf } from './frame.ts';

const HEAD = `From: Harbour Office <office@port.example>
To: Owners <owners@ships.example>, clerk@ships.example
Date: Mon, 9 Mar 2026 14:05:00 +0100
Subject: =?utf-8?Q?Dues_rise_=E2=80=93_a_note?=
MIME-Version: 1.0`;
const PRINTED = `From: Harbour Office <office@port.example>
To: Owners <owners@ships.example>, clerk@ships.example
Date: Mon, 9 Mar 2026 14:05:00 +0100
Subject: Dues rise – a note`;

const mail = (...lines: string[]): string => [HEAD, ...lines].join('\n').replaceAll('\n', '\r\n');

/** As a mail program wraps and encodes it. */
const WRAPPED = `The Authority told the owners that every berth would be
paid in advance, and that the pilots=E2=80=99 letter had been
received. It gave no date.`;
const JOINED =
  'The Authority told the owners that every berth would be paid in advance, and that the pilots’ letter had been received. It gave no date.';
const PLAIN = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable', '', WRAPPED];

const parts = (kind: string, mark: string, ...inside: string[][]): string[] => [
  `Content-Type: multipart/${kind}; boundary="${mark}"`,
  '',
  ...inside.flatMap((lines) => [`--${mark}`, ...lines]),
  `--${mark}--`,
  '',
];

describe('a mail', () => {
  it('gives who wrote to whom, when and on what, and its words with wrapped lines joined', async () => {
    const { text, notes, by } = await wordsOf('note.eml', mail(...PLAIN));
    expect(text).toBe(`${PRINTED}\n\n${JOINED}`);
    expect(notes).toEqual([]);
    expect(by).toMatch(/^postal-mime /);
    const kept = await wordsOf('note.eml', mail(...PLAIN), { lines: 'keep' });
    expect(kept.text).toContain('every berth would be\npaid in advance');
  });

  it('gives its text part where it has HTML too', async () => {
    const html = ['Content-Type: text/html; charset=utf-8', '', '<p>As a page</p>'];
    const { text } = await wordsOf('note.eml', mail(...parts('alternative', 'b', PLAIN, html)));
    expect(text).toBe(`${PRINTED}\n\n${JOINED}`);
  });

  it('gives its HTML as a page where it has no text part, and tells so', async () => {
    const html = `<html><body>${[1, 2, 3].map((n) => `<p>${paragraph(n)}</p>`).join('')}</body></html>`;
    const { text, notes } = await wordsOf('note.eml', mail('Content-Type: text/html; charset=utf-8', '', html));
    expect(text).toBe([PRINTED, ...[1, 2, 3].map(paragraph)].join('\n\n'));
    expect(notes[0]).toMatch(/^It has no text part: its HTML was read by (defuddle|@mozilla)/);
  });

  it('gives a letter of one line of HTML', async () => {
    const { text } = await wordsOf('note.eml', mail('Content-Type: text/html', '', '<p>We agree.</p>'));
    expect(text).toContain('We agree.');
  });

  it('gives the mails in it, and those in them, each with its head', async () => {
    const inner = (subject: string, ...lines: string[]): string[] => [
      'Content-Type: message/rfc822',
      'Content-Disposition: attachment; filename="forwarded.eml"',
      '',
      'From: pilots@port.example',
      `Subject: ${subject}`,
      'MIME-Version: 1.0',
      ...lines,
    ];
    const innermost = inner('The first', 'Content-Type: text/plain', '', 'We will not pay.');
    const middle = inner(
      'The second',
      ...parts('mixed', 'c', ['Content-Type: text/plain', '', 'See below.'], innermost),
    );
    const { text, notes } = await wordsOf('note.eml', mail(...parts('mixed', 'b', PLAIN, middle)));
    expect(text).toBe(
      `${PRINTED}\n\n${JOINED}\n\nFrom: pilots@port.example\nSubject: The second\n\nSee below.\n\nFrom: pilots@port.example\nSubject: The first\n\nWe will not pay.`,
    );
    expect(notes).toEqual([]);
  });

  it('tells the attachments that are not read', async () => {
    const pdf = [
      'Content-Type: application/pdf; name="tariff.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      'JVBERi0=',
    ];
    const { notes } = await wordsOf('note.eml', mail(...parts('mixed', 'b', PLAIN, pdf)));
    expect(notes).toEqual(['Not read, an attachment: “tariff.pdf” (application/pdf)']);
  });

  it('is read in the encoding of its part', async () => {
    const { text } = await wordsOf(
      'note.eml',
      mail(
        'Content-Type: text/plain; charset=koi8-u',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from([0xf0, 0xcf, 0xd2, 0xd4, 0xa6]).toString('base64'),
      ),
    );
    expect(text.split('\n').at(-1)).toBe('Порті');
  });

  it.each([
    ['no mail', 'The Authority told the owners.', 'is not a mail, as its name says: it begins with no header'],
    ['a mail with no words', mail('Content-Type: text/plain', '', ' '), 'has no text'],
    [
      'encrypted',
      mail(
        ...parts(
          'encrypted',
          'b',
          ['Content-Type: application/pgp-encrypted', '', 'Version: 1'],
          ['Content-Type: application/octet-stream', '', '-----BEGIN PGP MESSAGE-----'],
        ),
      ),
      'has no text: it is encrypted; open it in your mail program, and save its words as .txt',
    ],
    [
      'mails in mails without end',
      mail(
        ...parts(
          'mixed',
          'b',
          ...Array.from({ length: 600 }, (_, i) => [`Content-Type: multipart/mixed; boundary="n${i}"`, '', `--n${i}`]),
        ),
      ),
      'has no text',
    ],
  ])('is refused in one sentence where it is %s', async (_, document, says) => {
    expect(await refusalOf('note.eml', document)).toBe(says);
  });
});
