/**
 * The whole proof in one command: types, lint and layers, unused code, and every test. Ends with one plain line,
 * `N passed, N failed, N skipped`, in which each check counts as one, and exits with 1 if anything failed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

function has(command: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
}

/**
 * What a fresh machine lacks: tools that prove our exports (without them those tests are skipped, and say so), and the
 * browser that the screens are tested in: Debian's as root, else Playwright's own.
 */
function installTools(): void {
  const wanted = {
    ...{ hledger: 'hledger', ledger: 'ledger', 'bean-check': 'beancount', chromium: 'chromium' },
    ...{ '7z': 'p7zip-full', bsdtar: 'libarchive-tools', soffice: 'libreoffice-calc-nogui' },
  };
  const missing = Object.entries(wanted).flatMap(([command, name]) => (has(command) ? [] : [name]));
  if (missing.length === 0) return;
  const canInstall = process.getuid?.() === 0 && has('apt-get');
  if (!canInstall) {
    console.log(`Missing (tests that need them are skipped): ${missing.join(', ')}`);
    if (missing.includes('chromium'))
      spawnSync(join('node_modules', '.bin', 'playwright'), ['install', 'chromium'], { stdio: 'inherit' });
    return;
  }
  console.log(`Installing: ${missing.join(', ')}`);
  const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  spawnSync('apt-get', ['update', '-qq'], quiet);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], quiet);
}

/** Each needs one core and nothing of the others, so that two go at a time; what one says is printed in one piece. */
async function checks(all: readonly Check[]): Promise<Tally[]> {
  const waiting = [...all];
  const tallies: Tally[] = [];
  const work = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) tallies.push(await check(...one));
  };
  await Promise.all([work(), work()]);
  return tallies;
}

type Check = readonly [name: string, command: string, args: readonly string[]];

function check(...[name, command, args]: Check): Promise<Tally> {
  const child = spawn(join('node_modules', '.bin', command), args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (status) => {
      console.log(`\n── ${name}\n${said}${status === 0 ? '✓' : '✗'} ${name}`);
      resolve({ passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 });
    });
  });
}

const MEMORY = '/dev/shm';
/** More than all vaults of a run come to. */
const ROOM_BYTES = 8 * 1024 ** 3;

/**
 * Where the books of tests lie: in memory, where there is plenty of it, since every command waits until the disk has it. Tests of
 * the vault itself, of crashes and of the screens keep to the disk.
 */
function scratchDir(): string {
  const roomy = () => {
    const { bavail, bsize } = statfsSync(MEMORY);
    return Math.min(freemem(), bavail * bsize) >= ROOM_BYTES;
  };
  return mkdtempSync(join(existsSync(MEMORY) && roomy() ? MEMORY : tmpdir(), 'bulkhead-run-'));
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  success: boolean;
}

function unitTests(filters: string[], scratch: string): Tally {
  console.log('\n── tests');
  const report = join(scratch, 'units.json');
  const args = ['run', ...filters, '--reporter=dot', '--reporter=json', `--outputFile=${report}`];
  // Compiled code kept between the many processes that the tests start.
  const env = { ...process.env, BULKHEAD_TEST_BOOKS: scratch, NODE_COMPILE_CACHE: join(scratch, 'cache') };
  spawnSync(join('node_modules', '.bin', 'vitest'), args, { stdio: 'inherit', env });
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const result = JSON.parse(readFileSync(report, 'utf8')) as VitestReport;
  // A file that fails to load has no failed test of its own.
  const failed = result.success ? 0 : Math.max(1, result.numFailedTests);
  return { passed: result.numPassedTests, failed, skipped: result.numPendingTests };
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

/** A test that passes only at the second try would be a failure; there is no second try. */
function screenTests(scratch: string): Tally {
  console.log('\n── tests of the screens');
  const report = join(scratch, 'screens.json');
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  spawnSync(join('node_modules', '.bin', 'playwright'), ['test', '--reporter=dot,json'], {
    stdio: 'inherit',
    env,
  });
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const { stats } = JSON.parse(readFileSync(report, 'utf8')) as PlaywrightReport;
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

installTools();
const filters = process.argv.slice(2);
const CHECKS: readonly Check[] = [
  ['types', 'tsc', ['--noEmit']],
  ['types of the screens', 'tsc', ['--noEmit', '-p', 'renderer']],
  ['types of their tests', 'tsc', ['--noEmit', '-p', 'tests/e2e']],
  ['lint, format and layers', 'biome', ['ci', '--log-level=warn', '.']],
  ['unused code', 'knip', []],
];
const BUILD: Check = ['build', 'vite', ['build', '--logLevel', 'warn']];
const whole = filters.length === 0;
const tallies = await checks(whole ? [...CHECKS, BUILD] : CHECKS);
const scratch = scratchDir();
try {
  tallies.push(unitTests(filters, scratch));
  if (whole) tallies.push(screenTests(scratch));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
const sum = (pick: (tally: Tally) => number) => tallies.reduce((total, tally) => total + pick(tally), 0);
const failed = sum((t) => t.failed);
console.log(`\n${sum((t) => t.passed)} passed, ${failed} failed, ${sum((t) => t.skipped)} skipped`);
process.exitCode = failed === 0 ? 0 : 1;
