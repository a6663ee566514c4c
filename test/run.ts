/**
 * `npm test`: makes sure of the system tools that the tests need, runs vitest with whatever arguments follow, and ends
 * with a line of its own, `N passed, N failed`. A file that does not load, a failed hook and an unhandled error each
 * count as one failed.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { TestModule, TestSuite } from 'vitest/node';

/** A program the tests call, and the Debian package it comes in. */
const TOOLS = [
  { program: 'chromium', package: 'chromium' },
  { program: 'pdftotext', package: 'poppler-utils' },
  { program: 'qpdf', package: 'qpdf' },
  { program: 'mutool', package: 'mupdf-tools' },
  { program: 'openssl', package: 'openssl' },
  { program: 'postfix', package: 'postfix' },
  { program: 'dovecot', package: 'dovecot-core' },
  { program: 'dkimverify', package: 'python3-dkim' },
  { program: 'python3', package: 'python3' },
  { program: 'nginx', package: 'nginx' },
] as const;

/** The faces that a page stands in on such a machine until its own have come, and the last file of their package. */
const FACES = { file: '/usr/share/fonts/truetype/dejavu/DejaVuSerif-Italic.ttf', package: 'fonts-dejavu-extra' };

// Read by vitest's colours as they load: a log that no one watches is plain text.
if (!process.stdout.isTTY) process.env['NO_COLOR'] ??= '1';
if (!ensureTools()) process.exit(1);
const { passed, failed } = await runTests(process.argv.slice(2));
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : process.exitCode);

/** Whether every tool is there, after installing what is missing where that may be done unasked. */
function ensureTools(): boolean {
  const missing: string[] = TOOLS.filter((t) => !onPath(t.program)).map((t) => t.package);
  if (!existsSync(FACES.file)) missing.push(FACES.package);
  if (missing.length === 0) return true;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) return install(missing);
  console.error(`The tests need what is not on this machine. On Debian or Ubuntu this brings them:
  sudo apt-get install --no-install-recommends ${missing.join(' ')}`);
  return false;
}

function install(packages: readonly string[]): boolean {
  console.log(`Installing ${packages.join(', ')} for the tests`);
  // A mail server without a configuration of its own does not start, nor listen: the tests bring theirs.
  spawnSync('debconf-set-selections', { input: 'postfix postfix/main_mailer_type select No configuration\n' });
  const steps = [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ];
  for (const step of steps) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
    const run = spawnSync('apt-get', step, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    if (run.status === 0) continue;
    console.error(`apt-get ${step.join(' ')} failed\n${run.stderr ?? run.error?.message ?? ''}`);
    return false;
  }
  return true;
}

function onPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

interface Count {
  passed: number;
  failed: number;
}

async function runTests(args: readonly string[]): Promise<Count> {
  const { parseCLI, startVitest } = await import('vitest/node');
  const { filter, options } = parseCLI(['vitest', 'run', ...args]);
  const vitest = await startVitest(filter, { ...options, watch: false });
  const count = { passed: 0, failed: vitest.state.getUnhandledErrors().length };
  for (const module of vitest.state.getTestModules()) countModule(module, count);
  await vitest.close();
  return count;
}

function countModule(module: TestModule, count: Count): void {
  const broken = (s: TestModule | TestSuite): number => (s.errors().length > 0 ? 1 : 0);
  count.failed += broken(module);
  for (const suite of module.children.allSuites()) count.failed += broken(suite);
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    if (state === 'passed') count.passed++;
    else if (state !== 'skipped') count.failed++;
  }
}
