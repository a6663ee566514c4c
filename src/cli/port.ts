import { shown } from '../model/shown.ts';
import { Usage } from './command.ts';

/** The port that `--port` names. @throws Usage where it names none */
export function portOf(port: string): number {
  const n = /^\d{1,5}$/.test(port) ? Number(port) : 0;
  if (n < 1 || n > 65535) throw new Usage(`--port takes a number from 1 to 65535, not "${shown(port)}"`);
  return n;
}
