/** Asks the core for the rows of a sitting and the sums about them. */
import type { RegisterRow } from '../../../shared/contract/ledger.ts';
import { client } from '../../app/client.ts';
import { keyOfLeg, type Mark, type Snapshot } from './session.ts';

const PAGE = 1000;
/** More rows than anybody ticks in one sitting; sums are the core’s and count every row. */
const ROWS_MAX = 3000;

async function readRows(account: string, to: string, status: Mark, signal: AbortSignal) {
  const rows: RegisterRow[] = [];
  for (;;) {
    const page = await client.entry.register(
      { account, to, status, offset: rows.length, limit: PAGE },
      { signal },
    );
    rows.push(...page.rows);
    if (page.rows.length < PAGE || rows.length >= Math.min(page.total, ROWS_MAX))
      return { rows, total: page.total };
  }
}

/** In the order of days, entries and legs, as a register has them. */
function byPlace(a: RegisterRow, b: RegisterRow): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  if (a.entry_id !== b.entry_id) return a.entry_id < b.entry_id ? -1 : 1;
  return a.line - b.line;
}

/** The sums and the rows as they were at one time; what was ticked since is told by the marks. */
export async function readSnapshot(account: string, date: string, signal: AbortSignal): Promise<Snapshot> {
  const [status, cleared, pending] = await Promise.all([
    client.reconcile.status({ account, date }, { signal }),
    readRows(account, date, 'cleared', signal),
    readRows(account, date, 'pending', signal),
  ]);
  const rows = [...cleared.rows, ...pending.rows]
    .sort(byPlace)
    .map((row) => ({ ...row, key: keyOfLeg(row) }));
  return { status, rows, total: cleared.total + pending.total };
}
