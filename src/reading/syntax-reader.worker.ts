import { parentPort } from 'node:worker_threads';
import { readSyntax } from '../model/syntax.ts';

/** A thread that reads one briefing's text after the other, and can be ended when one takes too long. */
parentPort?.on('message', ({ file, text }: { file: string; text: string }) => {
  parentPort?.postMessage({ file, syntax: readSyntax(text, file) });
});
parentPort?.postMessage('ready');
