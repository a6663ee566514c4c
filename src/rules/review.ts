import type { Rule } from './rule.ts';

/**
 * A published briefing was read by someone who did not write it.
 *
 * Good:
 *
 *     status: published
 *     authors: [Europe desk, Trade desk]
 *     reviewedBy: Standards desk
 *     <BottomLine>Envoys met.</BottomLine>
 *
 *     status: draft
 *     reviewedBy:
 *     <BottomLine>Envoys met.</BottomLine>
 *
 * Bad:
 *
 *     status: published
 *     authors: Europe desk
 *     reviewedBy: europe desk
 *     <BottomLine>Envoys met.</BottomLine>
 *     → Published, and reviewed by its author alone: europe desk
 */
export const review: Rule = ({ brief: { status, authors, reviewedBy }, field }) => {
  const wrote = new Set(authors.map(plainName));
  if (status !== 'published' || reviewedBy.some((name) => !wrote.has(plainName(name)))) return [];
  const alone = reviewedBy.join(', ');
  const message = alone ? `Published, and reviewed by its author alone: ${alone}` : 'Published with no reviewer';
  return [
    {
      at: field(alone ? 'reviewedBy' : 'status'),
      message,
      note: 'Name in `reviewedBy` who checked it and is no author, or set `status: draft`',
    },
  ];
};

const plainName = (name: string): string => name.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
