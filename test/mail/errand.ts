import type { Errand } from '../../src/mail/deliver.ts';

/** A message, short but for its padding in bytes, which has the lines that SMTP would misread if they were not guarded. */
export function errand(to: string, padding = 0): Errand {
  const id = `<talks.1.${to.replace('@', '.')}@readout.test>`;
  const text = `From: desk@readout.test\r\nTo: ${to}\r\nMessage-ID: ${id}\r\n\r\nOne\r\n.\r\n..\r\nlast\r\n${`${'x'.repeat(78)}\r\n`.repeat(padding / 80)}`;
  return {
    to,
    message: () => Promise.resolve({ id, from: 'desk@readout.test', to, bytes: Buffer.from(text) }),
    ending: { brief: 'talks', version: '1', paper: 'a4' },
  };
}
