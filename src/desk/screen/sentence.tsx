import { untracked, useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Path } from '../look.ts';
import type { Desk } from './desk.ts';
import { keyOf } from './paths.ts';

interface SentenceProps {
  readonly desk: Desk;
  readonly path: Path;
  readonly words: string;
  readonly label: string;
  readonly wrong: boolean;
}

/** An item's sentence. What is typed is kept as typed until the briefing has it; what was undone is shown at once. */
export function Sentence({ desk, path, words, label, wrong }: SentenceProps) {
  const typed = useSignal<string>();
  const area = useRef<HTMLTextAreaElement>(null);
  /** How many of the texts typed the briefing has not answered yet. */
  const open = useSignal(0);
  const isKept = typed.value !== undefined && (open.value > 0 || isSame(typed.value, words));
  const value = isKept ? (typed.value ?? words) : words;
  const write = (text: string): void => {
    typed.value = text;
    open.value++;
    void desk
      .write(path, text)
      .then((acted) => {
        if (acted?.refused !== undefined) typed.value = undefined;
      })
      .finally(() => void open.value--);
  };
  /** Goes to the sentence, all its words selected; what was typed for it already takes their place. */
  const writeHere = (): void => {
    if (!area.current) return;
    area.current.focus();
    const ahead = desk.ahead.value;
    desk.ahead.value = undefined;
    const end = wordsEnd(area.current.value);
    area.current.setSelectionRange(0, end);
    if (!ahead) return;
    area.current.setRangeText(ahead, 0, end, 'end');
    write(area.current.value);
  };
  useSignalEffect(() => {
    const to = desk.focus.value;
    if (to && keyOf(to.path) === keyOf(path)) untracked(writeHere);
  });
  return (
    <div class="grow" data-words={`${value} `}>
      <textarea
        ref={area}
        aria-label={label}
        dir="auto"
        rows={1}
        value={value}
        {...(wrong ? { 'aria-invalid': true as const } : {})}
        onInput={(e) => write(e.currentTarget.value)}
        onBlur={() => (typed.value = undefined)}
      />
    </div>
  );
}

/** Where a text's words end, before the citations that follow them. */
const wordsEnd = (text: string): number => /[\s\u2460-\u2473]*$/u.exec(text)?.index ?? text.length;

const isSame = (typed: string, words: string): boolean => typed.replace(/\s+/gu, ' ').trim() === words;
