import { useSignal } from '@preact/signals';
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

export const idOf = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');

/** A text is pasted, and what is known about it said: it becomes a source. */
export function NewSource({ desk, done }: { desk: Desk; done: () => void }) {
  const text = useSignal('');
  const known = useSignal<Record<string, string>>({});
  const submit = async (): Promise<void> => {
    const fields = Object.fromEntries(Object.entries(known.value).filter(([, value]) => value.trim() !== ''));
    const id = idOf(known.value['title'] ?? '');
    if (!id) return desk.tell('The source needs a title');
    if (await desk.create({ kind: 'source', id, fields, text: text.value })) done();
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
        <textarea name="text" rows={8} value={text} dir="auto" onInput={(e) => (text.value = e.currentTarget.value)} />
      </label>
      <label>
        or a file: .txt, .md
        <input
          type="file"
          accept=".txt,.md,text/plain,text/markdown"
          onChange={(e) => void e.currentTarget.files?.[0]?.text().then((read) => (text.value = read))}
        />
      </label>
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
