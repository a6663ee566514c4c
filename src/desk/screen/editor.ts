import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { defaultKeymap } from '@codemirror/commands';
import { markdown } from '@codemirror/lang-markdown';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { EditorState, type Text } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { isComponent, ATTRIBUTES, TOP } from '../../model/components.ts';
import { lineEndsOf, spliceBetween } from '../../model/splice.ts';
import type { Look, ShownProblem } from '../look.ts';
import type { Desk } from './desk.ts';
import { shadowOf } from './shadow.ts';

/** The raw text with completion of what it may name, and problems under the words. */
export interface Editor {
  /** Shows the briefing in hand as it is now. */
  show: () => void;
  close: () => void;
}

export function openEditor(parent: HTMLElement, desk: Desk): Editor {
  const text = desk.look.value?.text ?? '';
  const root = shadowOf(parent);
  /** How many of the texts typed the briefing has not answered yet. */
  let open = 0;
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        markdown(),
        EditorView.lineWrapping,
        EditorView.theme({
          '&': { height: '100%', fontSize: '0.875rem' },
          '.cm-gutters': { background: 'transparent', border: '0', color: 'inherit' },
          '.cm-content': { caretColor: 'CanvasText' },
        }),
        EditorView.contentAttributes.of({ 'aria-label': 'The briefing as text', dir: 'auto' }),
        keymap.of([
          { key: 'Mod-z', run: () => (void desk.undo(), true), preventDefault: true },
          { key: 'Mod-Shift-z', run: () => (void desk.redo(), true), preventDefault: true },
          ...defaultKeymap,
        ]),
        autocompletion({ override: [(context) => completions(context, desk)] }),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged || update.transactions.some((t) => t.isUserEvent('desk'))) return;
          open++;
          void desk.act({ kind: 'text', text: update.state.doc.toString() }).finally(() => {
            open--;
            editor.show();
          });
        }),
      ],
    }),
  });
  // So that it can be scrolled by keys without writing in it.
  view.scrollDOM.tabIndex = 0;
  const editor: Editor = {
    show: () => {
      const look = desk.look.value;
      // What was typed meanwhile comes back with its own answer.
      if (!look || open > 0) return;
      // The editor has line ends of one kind.
      const changes = spliceBetween(view.state.doc.toString(), lineEndsOf('', look.text));
      if (changes.from < changes.to || changes.insert) view.dispatch({ changes, userEvent: 'desk' });
      view.dispatch(
        setDiagnostics(
          view.state,
          look.problems.flatMap((p) => diagnosticOf(p, look, view.state.doc)),
        ),
      );
    },
    close: () => view.destroy(),
  };
  editor.show();
  return editor;
}

function diagnosticOf(problem: ShownProblem, { file }: Look, doc: Text): Diagnostic[] {
  if (problem.file !== file) return [];
  const at = (line: number, column: number): number => {
    const found = doc.line(Math.min(Math.max(1, line), doc.lines));
    return Math.min(found.from + column - 1, found.to);
  };
  const from = at(problem.line, problem.column);
  const to = Math.max(from, at(problem.endLine, problem.endColumn));
  const { severity, message, note, rule } = problem;
  return [{ from, to, severity, message: `${message}. ${note}`, source: rule }];
}

/** Ids, actors, terms, untouched passages and components, each where it belongs. */
function completions(context: CompletionContext, desk: Desk): CompletionResult | null {
  const { folder, source } = desk;
  const value = context.matchBefore(/\b(?:source|actor|by|term|passage|confidence|basis|status|tlp)="[^"]*/);
  if (value) {
    const [name = '', typed = ''] = value.text.split('="');
    const from = value.from + value.text.length - typed.length;
    const options = {
      source: folder.value.sources.map(({ id, title }) => ({ label: id, detail: title })),
      actor: folder.value.actors.map(({ id, name: detail }) => ({ label: id, detail })),
      by: folder.value.actors.map(({ id, name: detail }) => ({ label: id, detail })),
      term: folder.value.terms.map(({ key, low, high }) => ({ label: key, detail: `${low}–${high}%` })),
      passage: (source.value?.paragraphs ?? [])
        .flatMap(({ stretches }) => stretches.filter(({ use }) => use === 'untouched'))
        .map(({ text }) => ({ label: text.trim().replaceAll('"', '”') }))
        .filter(({ label }) => label !== ''),
      confidence: ['low', 'moderate', 'high'].map((label) => ({ label })),
      basis: ['stated', 'reported', 'inferred'].map((label) => ({ label })),
    }[name];
    return options ? { from, options, filter: true } : null;
  }
  const attribute = context.matchBefore(/<([A-Z]\w*)(?:\s+\w+="[^"]*")*\s+\w*/);
  const component = attribute && /^<(\w+)/.exec(attribute.text)?.[1];
  if (attribute && component !== undefined && component !== null && isComponent(component)) {
    const typed = /\w*$/.exec(attribute.text)?.[0] ?? '';
    const options = Object.keys(ATTRIBUTES[component].shape).map((label) => ({ label, apply: `${label}="` }));
    return { from: attribute.to - typed.length, options };
  }
  const tag = context.matchBefore(/<\w*/);
  if (tag)
    return { from: tag.from + 1, options: [...TOP, 'Wants', 'Offers', 'Outcome', 'Cite'].map((label) => ({ label })) };
  return null;
}
