/** Opening and reading, each beside the bare SQL for it; and how long readers wait while an import runs. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { Desk } from '../../main/api/desk.ts';
import { startServer } from '../../main/server/index.ts';
import { unlockSlots } from '../../main/vault/slots.ts';
import { PASSPHRASE } from '../support/books.ts';
import { call, copyVault, coreOf, FULL, furnish, introduceAccounts, newVault, open } from './books.ts';
import { BENCH_ACCOUNTS, ENTITIES } from './data.ts';
import { type Measured, median, peak, seconds } from './measure.ts';

const run = promisify(execFile);

const REPEATS = 7;

/** Without what deriving the key takes, which is slow on purpose. */
export async function opening(dir: string): Promise<Measured> {
  const file = copyVault(join(dir, ...FULL), 'opened');
  const first = await open(file);
  const key = Buffer.from(first.key).toString('hex');
  await first.close();
  const times = { opening: [] as number[], unlocking: [] as number[], bare: [] as number[] };
  for (let n = 0; n < 2 * REPEATS; n++) {
    const unlocking = performance.now();
    await unlockSlots(`${file}.keys`, { passphrase: PASSPHRASE });
    times.unlocking.push(seconds(unlocking));
    const start = performance.now();
    const vault = await open(file);
    vault.reader.prepare('SELECT count(*) FROM entity').get();
    times.opening.push(seconds(start));
    await vault.close();
    times.bare.push(openBare(file, key));
  }
  // Two long times apart by a short one: their least is what the machine's other work disturbs least.
  const beyond = Math.min(...times.opening) - Math.min(...times.unlocking);
  return { seconds: beyond, limit: Math.min(...times.bare), memory: peak() };
}

function openBare(file: string, key: string): number {
  const start = performance.now();
  const db = new Database(file);
  db.pragma("cipher = 'sqlcipher'");
  db.pragma('legacy = 4');
  db.pragma(`key = "x'${key}'"`);
  db.prepare('SELECT count(*) FROM entity').get();
  const took = seconds(start);
  db.close();
  return took;
}

async function compared(ours: () => Promise<unknown>, bare: () => unknown): Promise<Measured> {
  await ours();
  bare();
  const times: [number[], number[]] = [[], []];
  for (let n = 0; n < REPEATS; n++) {
    const start = performance.now();
    await ours();
    times[0].push(seconds(start));
    const again = performance.now();
    bare();
    times[1].push(seconds(again));
  }
  return { seconds: median(times[0]), limit: median(times[1]), memory: peak() };
}

export async function incomeStatement(dir: string): Promise<Measured> {
  const core = coreOf(await open(copyVault(join(dir, ...FULL), 'income')));
  const db = core.vault.reader;
  const entity = ENTITIES[0];
  const owner = db.prepare('SELECT id FROM entity WHERE name = ?').pluck().get(entity);
  const sums = db.prepare(
    `SELECT account_id, currency, substr(date, 1, 7) AS month, sum(amount_minor) FROM posting
     WHERE account_id IN (SELECT id FROM account WHERE entity_id = ? AND type IN ('income', 'expense'))
     GROUP BY account_id, currency, month`,
  );
  const measured = await compared(
    () => call(core, 'reports.income_statement', { entity, interval: 'month' }),
    () => sums.all(owner),
  );
  await core.close();
  return measured;
}

export async function farRegister(dir: string): Promise<Measured> {
  const core = coreOf(await open(copyVault(join(dir, ...FULL), 'register')));
  const db = core.vault.reader;
  const { entity, name } = BENCH_ACCOUNTS[0]!;
  const account = db.prepare('SELECT id FROM account WHERE name = ?').pluck().get(name);
  const page = db.prepare(
    `SELECT p.date, p.amount_minor, p.status, e.payee, e.memo,
       (SELECT CASE WHEN count(*) = 1 THEN max(o.account_id) END FROM posting o WHERE o.entry_id = p.entry_id AND o.line <> p.line)
     FROM posting p JOIN entry e ON e.id = p.entry_id WHERE p.account_id = ?
     ORDER BY p.date DESC, p.entry_id DESC, p.line DESC LIMIT 100`,
  );
  const balance = db.prepare('SELECT sum(amount_minor) FROM posting WHERE account_id = ?');
  const measured = await compared(
    () => call(core, 'entry.register', { entity, account: name, descending: true, limit: 100 }),
    () => [page.all(account), balance.get(account)],
  );
  await core.close();
  return measured;
}

// --- What others feel while an import runs -------------------------------------------------------------------------

const ASKING = fileURLToPath(new URL('./asking.ts', import.meta.url));

/** The server, while somebody else's process sends it an import and goes on asking. */
export async function stall(dir: string): Promise<Measured> {
  const core = coreOf(await newVault(join(dir, 'stall', 'stall.bulkhead')));
  const desk = new Desk({
    holder: 'bench',
    version: 'bench',
    memoryFile: null,
    suggestedFile: core.vault.file,
  });
  desk.adopt(core);
  await furnish(desk);
  await introduceAccounts(desk, dir);
  const server = await startServer({
    desk,
    port: 0,
    clock: Date.now,
    random: (buffer) => crypto.getRandomValues(buffer as Uint8Array<ArrayBuffer>),
    log: (line) => process.stderr.write(`${line}\n`),
  });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const { stdout } = await run(process.execPath, [ASKING, server.url, server.tokenFile, dir]);
  delay.disable();
  const measured = { memory: peak() };
  await server.close();
  await desk.close();
  const { took, ...worst } = JSON.parse(stdout) as Record<'took' | 'list' | 'income' | 'edit', number>;
  return { seconds: took / 1000, ...measured, more: { ...worst, loop_worst: delay.max / 1e6 } };
}
