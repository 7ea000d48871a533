/** The limits of the imports: the same files through the bare scan and the bare writer. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyVault, FULL, newVault, open } from './books.ts';
import { BENCH_ACCOUNTS, filesOf, OFX_FILES, ROWS, type SingleFormat } from './data.ts';
import { BareWriter, dropChecks, identityOf, Occurrences } from './limit.ts';
import { newRows } from './matching.ts';
import { type Measured, peak, seconds } from './measure.ts';
import { scanCsv, scanOfx, type Take } from './scan.ts';
import { scanCamt, scanMt940, scanQif } from './scan-formats.ts';

type Scan = (text: string, take: Take) => void;

async function limitOfImport(
  dir: string,
  file: string,
  names: readonly string[],
  scans: readonly Scan[],
): Promise<Measured> {
  rmSync(join(dir, file), { recursive: true, force: true });
  const vault = await newVault(join(dir, file, `${file}.bulkhead`));
  const { db } = vault;
  dropChecks(db);
  const all = names.map((name) => readFileSync(join(dir, name)));
  const start = performance.now();
  const writer = new BareWriter(db);
  let rows = 0;
  db.exec('BEGIN IMMEDIATE');
  for (const [index, bytes] of all.entries()) {
    writer.file(bytes, names[index]!, 'any');
    let current: string | null = null;
    let occurrences = new Occurrences();
    scans[index]!(bytes.toString('utf8'), (account, row) => {
      if (account !== current) {
        current = account;
        occurrences = new Occurrences();
        writer.statement(account);
      }
      const identity = identityOf(row);
      writer.row(account, 'entity', row, identity, occurrences.next(identity));
      rows += 1;
    });
  }
  writer.batch(all.length, rows);
  db.exec('COMMIT');
  const measured = { seconds: seconds(start), memory: peak() };
  if (rows !== ROWS) throw new Error(`the bare scan found ${rows} rows`);
  await vault.close();
  return measured;
}

export function limitOfx(dir: string): Promise<Measured> {
  return limitOfImport(
    dir,
    'limit-ofx',
    OFX_FILES,
    OFX_FILES.map(() => scanOfx),
  );
}

/** Each knows which account its file is of. */
const SCANS: Readonly<Record<SingleFormat, (text: string, account: string, take: Take) => void>> = {
  csv: scanCsv,
  qif: scanQif,
  camt: scanCamt,
  mt940: scanMt940,
};

export function limitOfSingle(dir: string, format: SingleFormat): Promise<Measured> {
  const scans = BENCH_ACCOUNTS.map(
    ({ accountId }): Scan =>
      (text, take) =>
        SCANS[format](text, accountId, take),
  );
  return limitOfImport(dir, `limit-${format}`, filesOf(format), scans);
}

/** A bare scan and one look-up a row; what is new goes in. */
async function limitOfKnown(dir: string, copy: string, all: readonly Uint8Array[]): Promise<Measured> {
  const vault = await open(copyVault(join(dir, ...FULL), copy));
  const { db } = vault;
  dropChecks(db);
  const links = db.prepare('SELECT key, account_id FROM bank_link').all() as {
    key: string;
    account_id: string;
  }[];
  const ids = new Map(links.map((link) => [(JSON.parse(link.key) as string[])[2]!, link.account_id]));
  const start = performance.now();
  const known = db
    .prepare('SELECT 1 FROM statement_line WHERE account_id = ? AND identity = ? AND occurrence = ?')
    .pluck();
  const writer = new BareWriter(db);
  let fresh = 0;
  db.exec('BEGIN IMMEDIATE');
  for (const bytes of all) {
    let current: string | null = null;
    let occurrences = new Occurrences();
    scanOfx(Buffer.from(bytes).toString('utf8'), (account, row) => {
      if (account !== current) {
        current = account;
        occurrences = new Occurrences();
        if (all.length === 1) writer.statement(ids.get(account)!);
      }
      const identity = identityOf(row);
      const occurrence = occurrences.next(identity);
      if (known.get(ids.get(account)!, identity, occurrence) !== undefined) return;
      writer.row(ids.get(account)!, 'entity', row, identity, occurrence);
      fresh += 1;
    });
    if (fresh > 0) writer.file(bytes, 'month.ofx', 'ofx');
  }
  if (fresh > 0) writer.batch(all.length, fresh);
  db.exec('COMMIT');
  const measured = { seconds: seconds(start), memory: peak() };
  await vault.close();
  return measured;
}

function read(dir: string, names: readonly string[]): Uint8Array[] {
  return names.map((name) => readFileSync(join(dir, name)));
}

export function limitReimport(dir: string): Promise<Measured> {
  return limitOfKnown(dir, `limit-again-${process.pid}`, read(dir, OFX_FILES));
}

export function limitMonth(dir: string): Promise<Measured> {
  return limitOfKnown(dir, `limit-month-${process.pid}`, read(dir, ['month.ofx']));
}

/** The rows that are matched, looked up and written, without a search for what they meet. */
export function limitMatching(dir: string): Promise<Measured> {
  return limitOfKnown(dir, `limit-matching-${process.pid}`, [Buffer.from(newRows())]);
}
