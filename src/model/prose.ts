import { z } from 'zod';

/**
 * A background as it was checked: a small part of mdast (github.com/syntax-tree/mdast), as plain data without places,
 * comments, references and raw HTML. What renders it parses nothing.
 */
export type Prose =
  | { type: 'text' | 'inlineCode'; value: string }
  | { type: 'code'; value: string; lang?: string | undefined }
  | { type: 'break' | 'thematicBreak' }
  | { type: 'paragraph' | 'emphasis' | 'strong' | 'blockquote'; children: Prose[] }
  | { type: 'heading'; depth: 3 | 4 | 5 | 6; children: Prose[] }
  | { type: 'list'; ordered: boolean; start?: number | undefined; spread: boolean; children: Prose[] }
  | { type: 'listItem'; spread: boolean; children: Prose[] }
  | { type: 'link'; url: string; title?: string | undefined; children: Prose[] };

/** Lazy, because prose stands in prose. */
export const prose: z.ZodType<Prose> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.object({ type: z.enum(['text', 'inlineCode']), value: z.string() }),
    z.object({ type: z.literal('code'), value: z.string(), lang: z.string().optional() }),
    z.object({ type: z.enum(['break', 'thematicBreak']) }),
    z.object({ type: z.enum(['paragraph', 'emphasis', 'strong', 'blockquote']), children }),
    z.object({ type: z.literal('heading'), depth: z.literal([3, 4, 5, 6]), children }),
    z.object({
      ...{ type: z.literal('list'), ordered: z.boolean(), start: z.int().optional() },
      ...{ spread: z.boolean().describe('Whether a blank line stands between its items'), children },
    }),
    z.object({
      ...{ type: z.literal('listItem'), spread: z.boolean().describe('Whether a blank line stands in it'), children },
    }),
    z.object({ type: z.literal('link'), url: z.string(), title: z.string().optional(), children }),
  ]),
);

const children: z.ZodType<Prose[]> = z.lazy(() => z.array(prose));
