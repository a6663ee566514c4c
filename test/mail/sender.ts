import { sendAll } from './send-all.ts';

/**
 * A process that sends as the command does, without the briefing: what a test kills. Takes the port, the ledger, how many
 * recipients, and an archive where there is a witness; exits as the command does.
 */
const [port, ledger = '', count, archive] = process.argv.slice(2);
const recipients = Array.from({ length: Number(count) }, (_, i) => `r${i}@readout.test`);
const witness = archive === undefined ? {} : { archive };
process.exit((await sendAll({ port: Number(port), ledger, recipients, padding: 8000, ...witness })) ? 0 : 3);
