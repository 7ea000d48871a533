/** What a register shows of each posting: everything that is read for the rows of one page, and only for those. */
import type { RegisterRow } from '../../../shared/contract/ledger.ts';
import { formatMoney } from '../../../shared/money.ts';
import { prepared, type VaultDatabase } from '../../vault/index.ts';
import { accountPath } from '../lookup.ts';
import type { Place } from './places.ts';

/** Legs shown of a split. */
const OTHERS_MAX = 50;

export interface Detail {
  entry_id: string;
  line: number;
  entity_id: string;
  account_id: string;
  date: string;
  payee: string;
  memo: string;
  amount_minor: number;
  currency: string;
  status: RegisterRow['status'];
  source: RegisterRow['source'];
  from_bank: number;
  closed: number;
  attachments: number;
}

interface Other {
  /** Number of the row on the page. */
  at: number;
  account_id: string;
  amount_minor: number;
  currency: string;
  memo: string | null;
}

// Each takes the page as `[[entry, line], ...]`: one statement for all rows costs half of one for each.
const ON_PAGE =
  'json_each(?) AS j CROSS JOIN posting p ON p.entry_id = j.value ->> 0 AND p.line = j.value ->> 1';
const detailsOn = prepared<Detail>(
  `SELECT p.entry_id, p.line, e.entity_id, p.account_id, p.date, e.payee, coalesce(p.memo, e.memo) AS memo,
     p.amount_minor, p.currency, p.status, e.source,
     EXISTS (SELECT 1 FROM line_match m WHERE m.entry_id = p.entry_id AND m.line = p.line) AS from_bank,
     ifnull(p.date <= n.closed_through, 0) AS closed,
     (SELECT count(*) FROM attachment t WHERE t.entry_id = p.entry_id) AS attachments
   FROM ${ON_PAGE} CROSS JOIN entry e ON e.id = p.entry_id CROSS JOIN entity n ON n.id = e.entity_id ORDER BY j.key`,
);
/** Lines are numbered from 0 on, so that a long split shown many times is not read as often. */
const othersOn = prepared<Other>(
  `SELECT j.key AS at, o.account_id, o.amount_minor, o.currency, o.memo
   FROM json_each(?) AS j CROSS JOIN posting o ON o.entry_id = j.value ->> 0
   WHERE o.line <> j.value ->> 1 AND o.line <= ${OTHERS_MAX} ORDER BY j.key, o.line`,
);
const tagsOn = prepared<{ at: number; name: string }>(
  `SELECT j.key AS at, t.name FROM json_each(?) AS j CROSS JOIN entry_tag g ON g.entry_id = j.value ->> 0
   CROSS JOIN tag t ON t.id = g.tag_id ORDER BY j.key, t.name`,
);

const pageOf = (places: readonly Place[]) => JSON.stringify(places.map((p) => [p.entry_id, p.line]));

export function readDetails(db: VaultDatabase, places: readonly Place[]): Detail[] {
  return detailsOn(db).all(pageOf(places));
}

/** The rows as the contract shows them; `balances` in minor units, one for each row, or `null` where none is shown. */
export function describeRows(
  db: VaultDatabase,
  details: readonly Detail[],
  balances: readonly number[] | null,
): RegisterRow[] {
  const page = pageOf(details);
  const rows = details.map((detail, index) => describe(detail, balances?.[index] ?? null));
  const pathOf = pathsOf(db);
  for (const { at, ...other } of othersOn(db).all(page)) {
    const { others } = rows[at]!;
    if (others.length === OTHERS_MAX) continue;
    const amount = formatMoney(other.amount_minor, other.currency);
    others.push({ ...other, account: pathOf(other.account_id), amount });
  }
  for (const { at, name } of tagsOn(db).all(page)) rows[at]!.tags.push(name);
  return rows;
}

function describe({ line, from_bank, closed, ...row }: Detail, balance: number | null): RegisterRow {
  return {
    ...row,
    tags: [],
    others: [],
    amount: formatMoney(row.amount_minor, row.currency),
    balance: balance === null ? null : formatMoney(balance, row.currency),
    balance_minor: balance,
    from_bank: from_bank === 1,
    closed: closed === 1,
  };
}

function pathsOf(db: VaultDatabase): (accountId: string) => string {
  const paths = new Map<string, string>();
  return (id) => {
    let path = paths.get(id);
    if (path === undefined) {
      path = accountPath(db, id);
      paths.set(id, path);
    }
    return path;
  };
}
