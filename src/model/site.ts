import { z } from 'zod';
import type { Hex } from '../brand/colour.ts';
import type { OwnFaces } from '../brand/face.ts';
import type { Logo } from '../brand/logo.ts';
import type { Accent } from '../brand/palette.ts';
import { address, language, line, names } from './fields.ts';
import { LABELS, type Label } from './label.ts';

const audience = z
  .enum(
    LABELS.map((l) => `TLP:${l}` as const),
    'expected a whole TLP 2.0 label, as TLP:CLEAR',
  )
  .transform((s) => s.slice(4) as Label);

const hex = z
  .string('expected a colour in quotation marks, as "#0b4a6f"')
  .regex(/^#?([\da-f]{3}|[\da-f]{6})$/i, 'expected a colour in quotation marks, as "#0b4a6f"')
  .transform((s): Hex => {
    const digits = s.replace('#', '').toLowerCase();
    return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`;
  });

const accent: z.ZodType<Accent> = z.union([
  hex.transform((light): Accent => ({ light })),
  z.strictObject({ light: hex, dark: hex.optional() }),
]);

const logo = z.strictObject({
  file: z
    .string()
    .regex(/^brand\/[^/]+\.(svg|png)$/, 'expected a file of the folder brand/, as brand/logo.svg or brand/logo.png')
    .describe('An SVG of plain shapes, or a PNG'),
  alt: line.max(160).describe('What it shows, for those who do not see it'),
});

const face = z
  .string()
  .regex(/^brand\/[^/]+\.(ttf|otf)$/, 'expected a file of the folder brand/, as brand/ours-regular.ttf');
const family = z.strictObject({ regular: face, bold: face, italic: face });
const faces = z.strictObject({ serif: family.optional(), sans: family.optional() });

const footerLink = z.strictObject({
  text: line.max(60).describe('What the link says'),
  url: address('link').describe('Where it leads'),
});

/** How high a letterhead may be: so many lines, each of so many characters. What is higher leaves a sheet no room. */
export const MOST_LETTERHEAD = { lines: 4, characters: 70 } as const;

/** `site.yaml`: who publishes, and how. */
export const siteSchema = z.strictObject({
  name: line.describe('The publishing desk, as printed in the sheet’s header'),
  url: address('site')
    .transform((s) => s.replace(/\/+$/, ''))
    .describe('Where the site is hosted, with its base path if it has one; kept without a slash at its end'),
  lang: language.default('en').describe('The site’s language, BCP 47'),
  paper: z.enum(['a4', 'letter']).default('a4').describe('Which size the short PDF address and the mail carry'),
  scale: z.enum(['icd203', 'phia']).default('icd203').describe('The yardstick that binds probability words to ranges'),
  audience: audience.default('CLEAR').describe('The most restricted sharing label this site may publish'),
  accent: accent.optional().describe('The desk’s colour: one, or `light` and `dark`; the dark one is made from it'),
  logo: logo.optional().describe('The desk’s logo: a file of the folder `brand/`, and what it shows in words'),
  faces: faces.optional().describe('The desk’s own typefaces: `serif`, `sans` or both, each regular, bold and italic'),
  letterhead: names.optional().describe('Lines under the desk’s name: whose desk it is, or where it sits'),
  footer: z.array(footerLink).max(10).optional().describe('Where the foot of every output leads: at most ten links'),
  about: line.optional().describe('Who the desk is, in one line, for the home page'),
  contact: address('contact').optional().describe('An address readers can write to: of mail, or of a page'),
  licence: line.optional().describe('Of the briefings themselves, as one line'),
});

/** The settings of a desk, as `site.yaml` has them, and what the files are that they name. */
export interface Site extends z.infer<typeof siteSchema> {
  readonly drawnLogo?: Logo | undefined;
  readonly ownFaces?: OwnFaces | undefined;
}
/** `a4` or `letter`. */
export type Paper = Site['paper'];
