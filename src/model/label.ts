/** The part of a TLP 2.0 label after its colon, least restricted first (FIRST, Traffic Light Protocol 2.0). */
export const LABELS = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const;
export type Label = (typeof LABELS)[number];

/** Whether a document with one label may go where another is the most restricted one allowed. */
export const mayGo = (label: Label, audience: Label): boolean => LABELS.indexOf(label) <= LABELS.indexOf(audience);
