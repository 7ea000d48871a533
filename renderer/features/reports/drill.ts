/** Where a figure of a report leads: to the entries that make it. */
import type { Account } from '../../app/books.ts';
import type { SheetColumn, SheetRow } from './sheet.ts';

export type Door =
  | { to: 'entry'; account: string; entry: string }
  | { to: 'register'; account: string; from: string | undefined; until: string }
  /** Several accounts stand behind it: which of them is asked. */
  | { to: 'registers'; accounts: readonly string[]; from: string | undefined; until: string }
  | { to: 'ledger'; entity: string; account: string | undefined }
  | { to: 'income-statement'; entity: string }
  | { to: 'search'; payee?: string; tag?: string; from: string | undefined; until: string }
  | { to: 'wall' };

export interface Ground {
  report: string;
  /** The one entity that the report is about; empty: several. */
  entity: string | undefined;
  account: (id: string) => Account | undefined;
  /** What the rows without an account of their own are. */
  rows?: 'payee' | 'tag' | 'other';
}

/**
 * An account’s figure leads to its register, in that column’s days; a sum of accounts to the general ledger of all of
 * them. On a balance sheet a line that no account stands for is net income: to the statement that explains it.
 */
export function doorOf(row: SheetRow, column: SheetColumn, ground: Ground): Door | null {
  const { days } = column;
  if (column.kind !== 'money' || days === undefined || row.kind === 'heading') return null;
  if (column.key === 'eliminations') return { to: 'wall' };
  const [first] = row.accountIds;
  if (row.entryId !== null)
    return first === undefined ? null : { to: 'entry', account: first, entry: row.entryId };
  const entity = column.entityId ?? ground.entity;
  const span = { from: days.from, until: days.to };
  if (row.kind === 'account') return accountDoor(row, entity, span, ground);
  if (row.kind === 'line' || ground.rows !== undefined) return null;
  if (entity === undefined || ground.report === 'general-ledger') return null;
  const account = row.accountIds.find((id) => ground.account(id)?.entity_id === entity);
  return { to: 'ledger', entity, account };
}

function accountDoor(
  row: SheetRow,
  entity: string | undefined,
  span: { from: string | undefined; until: string },
  { report, account, rows }: Ground,
): Door | null {
  const own =
    entity === undefined ? row.accountIds : row.accountIds.filter((id) => account(id)?.entity_id === entity);
  const [only, ...more] = own;
  if (only === undefined) {
    if (rows === 'payee') return { to: 'search', payee: row.label, ...span };
    if (rows === 'tag') return { to: 'search', tag: row.label, ...span };
    const isEarnings = report === 'balance-sheet' && row.accountIds.length === 0 && entity !== undefined;
    return isEarnings ? { to: 'income-statement', entity } : null;
  }
  if (more.length > 0) return { to: 'registers', accounts: own, ...span };
  return { to: 'register', account: only, ...span };
}
