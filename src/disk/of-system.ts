/** What macOS and Windows leave in a folder that someone looked at: nobody’s words, and no part of anything. */
const OF_SYSTEM = /^(?:\.DS_Store|\._.+|Icon\r|Thumbs\.db|ehthumbs\.db|desktop\.ini)$/i;

export const isOfSystem = (name: string): boolean => OF_SYSTEM.test(name);
