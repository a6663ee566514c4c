import { FILES } from '../fonts/files.ts';
import { FACES, type FaceName, type FontFiles } from '../sheet/laid.ts';
import { openEngine } from './engine.ts';
import type { Answer, Call, Calls } from './protocol.ts';
import { openSession, type Session } from './session.ts';

/** Holds the folder and answers the page, one call after the other; what is asked first is answered first. */

const ADDRESSES = import.meta.glob<string>('../fonts/*.ttf', { query: '?url', import: 'default', eager: true });

let opened: Session | undefined;

const session = (): Session => {
  if (!opened) throw new Error('No folder is open');
  return opened;
};

const calls: { [Name in keyof Calls]: (...args: Parameters<Calls[Name]>) => unknown } = {
  open: async (files, today) => {
    opened = openSession(await openEngine(files, await fonts()), today);
    return opened.folder();
  },
  folder: () => session().folder(),
  look: (file, source) => session().look(file, source),
  act: (file, source, act) => session().act(file, source, act),
  undo: (file, source) => session().undo(file, source),
  redo: (file, source) => session().redo(file, source),
  replace: (file, text) => session().replace(file, text),
  text: (file) => session().text(file),
  files: () => session().files(),
  create: (made) => session().create(made),
  pdf: (file, paper) => session().pdf(file, paper),
  check: () => session().check(),
};

let faces: Promise<FontFiles> | undefined;
const fonts = (): Promise<FontFiles> => (faces ??= fetchFonts());

async function fetchFonts(): Promise<FontFiles> {
  const fetchFace = async (face: FaceName) => {
    const answer = await fetch(ADDRESSES[`../fonts/${FILES[face]}`] ?? '');
    if (!answer.ok) throw new Error(`The face ${face} did not come: ${answer.status}`);
    return [face, new Uint8Array(await answer.arrayBuffer())] as const;
  };
  return Object.fromEntries(await Promise.all(FACES.map(fetchFace))) as Record<FaceName, Uint8Array>;
}

let last = Promise.resolve();
addEventListener('message', ({ data }: MessageEvent<Call>) => {
  last = last.then(() => answer(data)).then((answered) => postMessage(answered));
});

async function answer({ id, name, args }: Call): Promise<Answer> {
  try {
    const call = calls[name] as (...args: readonly unknown[]) => unknown;
    return { id, value: await call(...args) };
  } catch (e) {
    return { id, fault: e instanceof Error ? e.message : String(e) };
  }
}
