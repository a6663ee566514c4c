import type { Held, Saved, Store } from './store.ts';

/** The header that carries the token; a form of another site cannot send it. */
export const TOKEN_HEADER = 'x-readout-token';
/** The header that says what a saving is based on. */
export const BASED_ON_HEADER = 'x-readout-based-on';

/**
 * A folder behind `readout desk`, on this machine.
 *
 * @param token from the page's address, known to nobody else
 */
export function serverStore(token: string, fetched: typeof fetch): Store {
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { ...init.headers, [TOKEN_HEADER]: token };
    const answer = await fetched(`api/${path}`, { ...init, headers });
    if (!answer.ok && answer.status !== 404 && answer.status !== 409) throw new Error(await answer.text());
    return answer;
  };
  return {
    name: 'this folder',
    kind: 'server',
    readAll: async () => (await (await ask('files')).json()) as Held[],
    stamps: async () => new Map((await (await ask('stamps')).json()) as [string, string][]),
    read: async (path) => {
      const answer = await ask(`files/${path}`);
      return answer.status === 404 ? undefined : ((await answer.json()) as Held);
    },
    save: async (path, text, basedOn) => {
      const headers = { [BASED_ON_HEADER]: basedOn ?? 'new' };
      return (await (await ask(`files/${path}`, { method: 'PUT', body: text, headers })).json()) as Saved;
    },
    originals: async () => (await (await ask('originals')).json()) as string[],
    original: async (path) => {
      const answer = await ask(`originals/${path}`);
      return answer.status === 404 ? undefined : new Uint8Array(await answer.arrayBuffer());
    },
    keep: async (path, bytes) => {
      const answer = await ask(`originals/${path}`, { method: 'PUT', body: bytes as Uint8Array<ArrayBuffer> });
      if (answer.status === 404) throw new Error(await answer.text());
      return answer.status !== 409;
    },
    make: async (briefing, form) => {
      const answer = await ask(`made/${briefing}.${form}`);
      if (!answer.ok) throw new Error(await answer.text());
      return new Uint8Array(await answer.arrayBuffer());
    },
    run: async (command, tell) => {
      const answer =
        typeof command === 'string'
          ? await ask(`work/${command}`, { method: 'POST' })
          : await ask(`work/send/${command.send}`, { method: 'POST', body: command.list });
      if (!answer.ok) throw new Error(await answer.text());
      const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
      let last = '';
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
        last = (last + part.value).slice(-40);
        tell(part.value);
      }
      return Number(/exit (\d+)\n$/.exec(last)?.[1] ?? NaN);
    },
  };
}
