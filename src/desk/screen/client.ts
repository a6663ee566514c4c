import type { Answer, Call, CallName, Calls } from '../protocol.ts';

/** The worker's side of the desk as functions that are answered in the order they are called in. */
export type Client = { [Name in CallName]: (...args: Parameters<Calls[Name]>) => Promise<ReturnType<Calls[Name]>> };

export function openClient(worker: Worker): Client {
  const asked = new Map<number, { resolve: (value: unknown) => void; reject: (e: Error) => void }>();
  let next = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    const waiting = asked.get(data.id);
    asked.delete(data.id);
    if ('fault' in data) waiting?.reject(new Error(data.fault));
    else waiting?.resolve(data.value);
  });
  const failAll = (why: string): void => {
    for (const { reject } of asked.values()) reject(new Error(why));
    asked.clear();
  };
  worker.addEventListener('error', (e) => failAll(e.message || 'The desk’s worker has stopped: load the page again'));
  const call = (name: CallName, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = next++;
      asked.set(id, { resolve, reject });
      worker.postMessage({ id, name, args } satisfies Call);
    });
  return new Proxy({} as Client, {
    get:
      (_, name: CallName) =>
      (...args: unknown[]) =>
        call(name, args),
  });
}
