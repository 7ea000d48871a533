/**
 * What an equity account keeps, and whose: contributions, costs that a member bore, draws, taxes paid for a member, or
 * something else. An account below another is what that one is, unless it says otherwise itself.
 */
import type { Member } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';

export type EquitySort = 'contribution' | 'expenses-paid' | 'draw' | 'tax-draw' | 'other';

export interface EquityAccount {
  id: string;
  sort: EquitySort;
  /** `null`: nobody's alone. */
  member: string | null;
}

interface Row {
  id: string;
  parent_id: string | null;
  code: string | null;
  sort: string | null;
  other_id: string | null;
  member_id: string | null;
}

const equityAccounts = prepared<Row>(
  `SELECT a.id, a.parent_id, a.code, c.sort, c.other_id, m.member_id
   FROM account a LEFT JOIN member_account m ON m.account_id = a.id
     LEFT JOIN counter_account c ON c.account_id = a.id
   WHERE a.entity_id = ? AND a.type = 'equity'`,
);

const SORTS: ReadonlySet<string> = new Set(['contribution', 'expenses-paid', 'draw', 'tax-draw']);

/** Numbers of the standard chart of a company: what stands there, whether or not anything crossed yet. */
const SORT_OF_CODE: Readonly<Record<string, EquitySort>> = {
  '3000': 'contribution',
  '3010': 'expenses-paid',
  '3100': 'draw',
  '3110': 'tax-draw',
};

/** Every equity account of the company, by id. */
export function loadEquityAccounts(
  db: VaultDatabase,
  entityId: string,
  members: readonly Member[],
): Map<string, EquityAccount> {
  const rows = new Map(
    equityAccounts(db)
      .all(entityId)
      .map((row) => [row.id, row]),
  );
  const holders = new Map(members.map(({ id, holderId }) => [holderId, id]));
  const first = <T>(row: Row | undefined, tell: (row: Row) => T | null): T | null =>
    row === undefined ? null : (tell(row) ?? first(rows.get(row.parent_id ?? ''), tell));
  return new Map(
    [...rows.values()].map((row) => [
      row.id,
      {
        id: row.id,
        sort: first(row, sortOf) ?? 'other',
        member: first(row, ({ member_id, other_id }) => member_id ?? holders.get(other_id ?? '') ?? null),
      },
    ]),
  );
}

function sortOf({ sort, code }: Row): EquitySort | null {
  if (sort !== null && SORTS.has(sort)) return sort as EquitySort;
  return SORT_OF_CODE[code ?? ''] ?? null;
}
