import { useEffect, useRef } from 'preact/hooks';
import type { Desk } from './desk.ts';
import type { Editor } from './editor.ts';

/** The briefing's file itself, in an editor that is loaded when it is first asked for. */
export function TextMode({ desk }: { desk: Desk }) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>(undefined);
  useEffect(() => {
    let gone = false;
    void import('./editor.ts').then(({ openEditor }) => {
      if (gone || !place.current) return;
      editor.current = openEditor(place.current, desk);
    });
    return () => {
      gone = true;
      editor.current?.close();
    };
  }, []);
  const look = desk.look.value;
  useEffect(() => {
    editor.current?.show();
  }, [look]);
  return <div class="editor" ref={place} />;
}
