/** All that knows what a text says: most of the code, and so loaded once the editor has its first answer. */
export { openEngine, problemsWithOwn as withOwn } from '../desk/engine.ts';
export { completionsAt } from './completion.ts';
export { definitionOf } from './definition.ts';
export { hoverOf } from './hover.ts';
export { namedAt, namedIn } from './named.ts';
export { actorAt, renamed } from './rename.ts';
