/** Why nothing, or nothing more, may be done: a sentence for the sender, who can mend it, and never a secret in it. */
export class Refusal extends Error {}
