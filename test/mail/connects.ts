import { readFileSync } from 'node:fs';
import { smtp } from '../../src/mail/send.ts';

/** Connects to a server of this machine as to one elsewhere, and says whether that was safe. Takes a port, and a file of certificates. */
const [port, own] = process.argv.slice(2);
const ca = own === undefined ? {} : { ca: readFileSync(own, 'utf8') };
const connect = smtp({ host: '127.0.0.1', port: Number(port), secure: false, requireTls: true, ...ca });
const outcome = await connect().then(
  (session) => {
    session.close();
    return 'safe';
  },
  (e: Error) => e.message,
);
process.stdout.write(`${outcome}\n`);
