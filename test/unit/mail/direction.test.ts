import { expect, it } from 'vitest';
import { html } from '../../../src/mail/html.ts';
import { direction } from '../../../src/wording/direction.ts';
import { rich, sample, site } from '../sheet/sample.ts';

const quoted = (lang: string, text: string) =>
  html(sample({}, { quotes: [{ text: rich(text, 1), lang, speaker: 'a spokesman', at: AT }] }), site);
const AT = { line: 50, column: 1, endLine: 50, endColumn: 2 };

it('a quotation in Arabic or Hebrew stands at the right of the mail, and is read from there', () => {
  expect(quoted('ar', 'تؤجل الهيئة الرسوم.')).toContain('<div lang="ar" dir="rtl" align="right">');
  expect(quoted('he', 'האיגוד דורש תשובה.')).toContain('<div lang="he" dir="rtl" align="right">');
  expect(quoted('uk', 'Ми чекаємо.')).toContain('<div lang="uk"><p');
});

it('a language is read as its script is: Persian and Yiddish from the right, Azerbaijani and Uzbek as they are written', () => {
  const found = ['fa', 'yi', 'ur', 'dv', 'az-Arab', 'az', 'uz', 'de', 'zh'].map((lang) => `${lang} ${direction(lang)}`);
  expect(found).toEqual([
    ...['fa rtl', 'yi rtl', 'ur rtl', 'dv rtl', 'az-Arab rtl'],
    ...['az ltr', 'uz ltr', 'de ltr', 'zh ltr'],
  ]);
});
