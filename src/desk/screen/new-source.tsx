import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { READERS, type Choices, type Extracted, type Kind, type Reader } from '../../capture/extracted.ts';
import { pagesLine } from '../../model/locators.ts';
import type { CapturedFrom } from '../create.ts';
import { readDocument } from './capturing.ts';
import type { Desk } from './desk.ts';

const ASKED = [
  { name: 'title', label: 'Title, as the reader would say it' },
  { name: 'publisher', label: 'Publisher' },
  { name: 'published', label: 'Its date, as 2026-01-31' },
  { name: 'descriptor', label: 'What kind of evidence it is (at most 6 words)' },
  { name: 'rights', label: 'Rights' },
  { name: 'lang', label: 'Language (en, uk, …), where it is not the desk’s' },
  { name: 'url', label: 'Address, where it has one' },
] as const;

/** The kinds of document that can be captured, and plain text by any name. */
const TAKEN = '.txt,.text,.md,.markdown,.html,.htm,.xhtml,.pdf,.docx,.eml,text/plain';

export const idOf = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');

/** A document whose words were taken, and all that a source says of it. */
interface Taken {
  readonly file: File;
  readonly bytes: Uint8Array;
  readonly kind: Kind;
  readonly found: Extracted;
  readonly sha256: string;
  readonly choices: Choices;
}

/** A text is pasted or taken from a document, and what is known about it said: it becomes a source. */
export function NewSource({ desk, done }: { desk: Desk; done: () => void }) {
  const text = useSignal('');
  const known = useSignal<Record<string, string>>({});
  const taken = useSignal<Taken>();
  /** What the document is being read for, or why it was not. */
  const said = useSignal('');
  const submit = async (): Promise<void> => {
    const fields = Object.fromEntries(Object.entries(known.value).filter(([, value]) => value.trim() !== ''));
    const id = idOf(known.value['title'] ?? '');
    if (!id) return desk.tell('The source needs a title');
    const from = taken.value && { from: capturedFrom(taken.value) };
    if (await desk.create({ kind: 'source', id, fields, text: text.value, ...from }, taken.value?.bytes)) done();
  };
  const asked = useRef(0);
  const take = async (file: File, choices: Choices): Promise<void> => {
    const turn = ++asked.current;
    said.value = `${file.name} is read…`;
    const read = await readDocument(file, choices);
    if (turn !== asked.current) return;
    said.value = 'refused' in read ? `${file.name} ${read.refused}.` : '';
    if ('refused' in read) return;
    taken.value = { file, choices, ...read };
    text.value = read.found.text;
  };
  return (
    <form
      class="new"
      aria-label="New source"
      onSubmit={(e) => {
        e.preventDefault();
        void submit();
      }}
    >
      <label>
        The text, as it was published
        <textarea
          name="text"
          rows={8}
          value={text}
          dir="auto"
          readOnly={taken.value !== undefined}
          onInput={(e) => (text.value = e.currentTarget.value)}
        />
      </label>
      <label>
        or a document: .txt, .md, .html, .pdf, .docx, .eml
        <input
          type="file"
          accept={TAKEN}
          onChange={(e) => {
            const file = e.currentTarget.files?.[0];
            if (file) void take(file, { lines: 'join' });
          }}
        />
      </label>
      <p class="note" role="status">
        {said}
      </p>
      {taken.value && (
        <TakenFrom taken={taken.value} again={(choices) => taken.value && void take(taken.value.file, choices)}>
          <button type="button" onClick={() => (taken.value = undefined)}>
            Edit as pasted text, without the document
          </button>
        </TakenFrom>
      )}
      {ASKED.map((asked) => (
        <label key={asked.name}>
          {asked.label}
          <input
            name={asked.name}
            value={known.value[asked.name] ?? ''}
            onInput={(e) => (known.value = { ...known.value, [asked.name]: e.currentTarget.value })}
          />
        </label>
      ))}
      <button type="submit">Keep as a source</button>
    </form>
  );
}

interface TakenProps {
  readonly taken: Taken;
  /** Takes the words once more, by other choices. */
  readonly again: (choices: Choices) => void;
  readonly children: ComponentChildren;
}

/** What the writer should know of a text that was taken from a document, and may choose about it. */
function TakenFrom({ taken: { file, kind, found, choices }, again, children }: TakenProps) {
  const { notes, pages, by, reader } = found;
  const isWrapped = kind === 'txt' || kind === 'md' || kind === 'eml';
  return (
    <div class="taken" role="group" aria-label="Taken from a document">
      <p>
        Taken from {file.name} by {by}
        {pages && `, ${pages.length} ${pages.length === 1 ? 'page' : 'pages'}`}. The document is kept beside the source,
        and never published.
      </p>
      {notes.length > 0 && (
        <>
          <h3>Compare with the document</h3>
          <ul class="left-out">
            {notes.map((note) => (
              <li key={note} dir="auto">
                {note}.
              </li>
            ))}
          </ul>
        </>
      )}
      {isWrapped && (
        <label>
          Lines that a program wrapped{' '}
          <select
            value={choices.lines}
            onChange={(e) => again({ ...choices, lines: e.currentTarget.value === 'keep' ? 'keep' : 'join' })}
          >
            <option value="join">are joined</option>
            <option value="keep">stay as they are</option>
          </select>
        </label>
      )}
      {reader && (
        <label>
          The article as it was found by{' '}
          <select value={reader} onChange={(e) => again({ ...choices, reader: e.currentTarget.value as Reader })}>
            {READERS.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {children}
    </div>
  );
}

function capturedFrom({ kind, found, sha256, choices: { lines } }: Taken): CapturedFrom {
  const { by, reader, pages } = found;
  return {
    kind,
    sha256,
    by,
    ...(lines === 'keep' && { lines }),
    ...(reader && { reader }),
    ...(pages && { pages: pagesLine(pages) }),
  };
}
