/**
 * Matching ten thousand new rows against a hundred thousand entries: a third meets what was entered by hand before, a
 * third are transfers between own accounts, the rest are neither. Imported, and then all that they look like is found.
 */
import { join } from 'node:path';
import type { ImportResult } from '../../shared/contract/import.ts';
import { call, copyVault, coreOf, FULL, open } from './books.ts';
import { BENCH_ACCOUNTS, type BenchRow, closings, ofx, sum } from './data.ts';
import { decimal } from './formats.ts';
import { type Measured, peak, seconds } from './measure.ts';

const NEW_ROWS = 10_000;
/** Of each account. */
const COUNT = Math.ceil(NEW_ROWS / BENCH_ACCOUNTS.length / 3) * 3;
const FIRST_DAY = Date.parse('2026-01-02T00:00:00Z');
const DAY_MS = 86_400_000;

const isoDay = (n: number) => new Date(FIRST_DAY + n * DAY_MS).toISOString().slice(0, 10);
const day = (n: number) => isoDay(n).replaceAll('-', '');
/** Its neighbour within the same entity; what leaves the one reaches the other a day later. */
const partner = (account: number) => (account % 2 === 0 ? account + 1 : account - 1);

function rowAt(account: number, at: number): BenchRow {
  const on = Math.floor(at / 3);
  const row = { day: day(on), memo: '', reference: `new-${account}-${at}` };
  switch (at % 3) {
    case 0:
      return { ...row, minor: -(10_000 + at * 7 + account), payee: `BY HAND ${at % 40}` };
    case 1: {
      const [from, pair] = [account % 2 === 0, Math.min(account, partner(account))];
      const minor = (500_000 + at * 11 + pair) * (from ? -1 : 1);
      return { ...row, day: day(on + (from ? 0 : 1)), minor, payee: from ? 'TRANSFER OUT' : 'DEPOSIT' };
    }
    default:
      return { ...row, minor: -(199 + ((at * 31) % 24_000)), payee: `SHOP ${at % 90}` };
  }
}

/** What was entered by hand a week or two days before the bank tells of it. */
function byHand() {
  return BENCH_ACCOUNTS.flatMap(({ entity, name }, account) =>
    Array.from({ length: COUNT / 3 }, (_, n) => {
      const { minor } = rowAt(account, n * 3);
      return {
        ...{ entity, date: isoDay(n - (n % 2 === 0 ? 2 : 7)), payee: `By hand ${(n * 3) % 40}` },
        postings: [
          { account: name, amount: decimal(minor) },
          { account: 'Insurance', amount: decimal(-minor) },
        ],
      };
    }),
  );
}

/** The file of the bank that tells of them. */
export function newRows(): string {
  const before = closings();
  return ofx(
    BENCH_ACCOUNTS.map((account, at) => {
      const rows = Array.from({ length: COUNT }, (_, n) => rowAt(at, n));
      return { account, rows, closing: before[at]! + sum(rows) };
    }),
  );
}

/** As people do it, after a look at the preview: `seconds` is the import and the search together; `more` parts them. */
export async function matching(dir: string): Promise<Measured> {
  const core = coreOf(await open(copyVault(join(dir, ...FULL), `matching-${process.pid}`)));
  await call(core, 'entry.create', { entries: byHand() });
  const files = [new File([newRows()], 'new.ofx')];
  await call(core, 'imports.preview', { files });
  const start = performance.now();
  const result = await call<ImportResult>(core, 'imports.commit', { files });
  const imported = seconds(start);
  const again = performance.now();
  const { total } = await call<{ total: number }>(core, 'matching.pairs', { limit: 100 });
  const found = seconds(again);
  const rows = result.files
    .flatMap((file) => file.accounts)
    .reduce((sum, one) => sum + one.new + one.matched, 0);
  const pairs = BENCH_ACCOUNTS.length * (COUNT / 3 / 2);
  if (rows !== BENCH_ACCOUNTS.length * COUNT) throw new Error(`${rows} rows were taken`);
  if (total < 2 * pairs)
    throw new Error(`${total} proposals, of ${pairs} entries by hand and ${pairs} transfers`);
  await core.close();
  return { seconds: imported + found, memory: peak(), more: { imported, found, total } };
}
