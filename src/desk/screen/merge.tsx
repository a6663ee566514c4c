import { useEffect, useRef } from 'preact/hooks';
import type { MergeView } from '@codemirror/merge';
import type { Desk } from './desk.ts';
import type { Conflict } from './saving.ts';

/** A file that was changed elsewhere: both texts side by side, and nothing is written over until one is chosen. */
export function Merge({ desk, conflict }: { desk: Desk; conflict: Conflict }) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<MergeView>(undefined);
  const theirs = conflict.now?.text;
  const labels: readonly [string, string] = conflict.isOffered
    ? ['The text of the zip', 'The text that stands here']
    : ['Your text', 'The text saved elsewhere'];
  useEffect(() => {
    let gone = false;
    void import('./merge-view.ts').then(({ openMerge }) => {
      if (!gone && place.current) view.current = openMerge(place.current, conflict, labels);
    });
    return () => {
      gone = true;
      view.current?.destroy();
    };
  }, [conflict]);
  const merged = (): string => view.current?.a.state.doc.toString() ?? conflict.mine;
  return (
    <section class="merge" aria-labelledby="merge-head">
      <h2 id="merge-head">
        {conflict.isOffered
          ? `There are two texts of ${conflict.path}`
          : `${conflict.path} was ${theirs === undefined ? 'removed' : 'changed'} elsewhere`}
      </h2>
      <p>
        Nothing of it was written over.{' '}
        {conflict.isOffered
          ? 'On the left is the text of the zip, on the right the one that stands here.'
          : 'On the left is your text, on the right what was saved elsewhere.'}
      </p>
      <div class="merge-view" ref={place} />
      <div role="group" aria-label="Go on with">
        <button type="button" onClick={() => void desk.settle(merged())}>
          Keep the left text
        </button>
        {theirs !== undefined && (
          <button type="button" onClick={() => void desk.settle(theirs)}>
            Take the right text
          </button>
        )}
      </div>
    </section>
  );
}
