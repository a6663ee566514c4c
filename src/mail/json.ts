import { z } from 'zod';

/** A text as the JSON in it; an issue like any other where it is none. */
export const jsonText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch (e) {
    if (!(e instanceof SyntaxError)) throw e;
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});
