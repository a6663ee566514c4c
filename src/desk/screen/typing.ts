import type { Act } from '../act.ts';
import type { Acted } from '../look.ts';
import { keyOf } from './paths.ts';

type Words = Extract<Act, { kind: 'words' }>;
type Sent = Promise<Acted | undefined>;

/** Sentences on their way to the briefing, one at a time, so that a fast typist waits for two answers at most. */
export interface Typing {
  /** A sentence as it is now; what was typed of it since the one under way is passed over. */
  type: (words: Words) => Sent;
  /** Sends what waits: something else is about to be done. */
  flush: () => void;
}

export function openTyping(send: (act: Act) => Sent): Typing {
  let isUnderway = false;
  let waiting: { words: Words; sent: PromiseWithResolvers<Acted | undefined> } | undefined;

  function flush(): void {
    const next = waiting;
    waiting = undefined;
    if (next) void begin(next.words).then(next.sent.resolve, next.sent.reject);
  }

  function begin(words: Words): Sent {
    isUnderway = true;
    return send(words).finally(() => {
      isUnderway = false;
      flush();
    });
  }

  return {
    flush,
    type: (words) => {
      if (!isUnderway) return begin(words);
      if (waiting && keyOf(waiting.words.path) !== keyOf(words.path)) flush();
      const sent = waiting?.sent ?? Promise.withResolvers<Acted | undefined>();
      waiting = { words, sent };
      return sent.promise;
    },
  };
}
