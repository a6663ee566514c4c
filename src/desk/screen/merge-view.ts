import { MergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import type { Conflict } from './saving.ts';
import { shadowOf } from './shadow.ts';

/** The two texts of a file side by side; the left one may be written in. */
export function openMerge(
  parent: HTMLElement,
  { mine, now }: Conflict,
  [left, right]: readonly [string, string],
): MergeView {
  const shared = [lineNumbers(), EditorView.lineWrapping];
  const label = (text: string) => EditorView.contentAttributes.of({ 'aria-label': text });
  const root = shadowOf(parent);
  return new MergeView({
    parent: root,
    root,
    a: { doc: mine, extensions: [...shared, label(left)] },
    b: { doc: now?.text ?? '', extensions: [...shared, label(right), EditorState.readOnly.of(true)] },
    revertControls: 'b-to-a',
  });
}
