/**
 * Brings entries that are there to the names that a new import would give them. An entry whose payee somebody wrote, or
 * that a rule has named, keeps it: only what reads as the bank wrote it, or as it was read out of that, is changed.
 */
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import {
  type EntityRow,
  findEntity,
  type HandlersOf,
  listEntities,
  Pace,
  type Scope,
} from '../../ledger/index.ts';
import { entry } from '../../ledger/tables.ts';
import { prepared, type VaultDatabase } from '../../vault/index.ts';
import { applyToRow, compileRules } from '../match.ts';
import { cleanName } from './clean.ts';
import { PayeeNames, textOf } from './names.ts';

type Output = z.infer<NonNullable<(typeof contract.payees.clean)['~orpc']['outputSchema']>>;

/** Read at a time. */
const ROWS_A_TURN = 2_000;
/** Changes shown; the count tells how many there are. */
const CHANGES_SHOWN_MAX = 1000;

interface BankEntry {
  id: string;
  date: string;
  payee: string;
  bank_payee: string;
  bank_memo: string;
  amount_minor: number;
  account_id: string;
  currency: string;
}

const rowsAfter = prepared<BankEntry>(
  `SELECT e.id, e.date, e.payee, l.payee AS bank_payee, l.memo AS bank_memo, l.amount_minor, l.account_id, p.currency
   FROM entry e CROSS JOIN line_match m ON m.entry_id = e.id AND m.kind = 'created'
   CROSS JOIN posting p ON p.entry_id = e.id AND p.line = m.line
   CROSS JOIN statement_line l ON l.id = m.statement_line_id
   WHERE e.entity_id = :owner AND (e.date, e.id) > (:date, :id) ORDER BY e.date, e.id LIMIT ${ROWS_A_TURN}`,
);

/** In the order of days. A part at a time, since nothing can be written while a statement is being gone through. */
function* bankEntries(db: VaultDatabase, owner: string): Generator<BankEntry> {
  let last: Pick<BankEntry, 'date' | 'id'> | undefined = { date: '', id: '' };
  while (last) {
    const rows: BankEntry[] = rowsAfter(db).all({ owner, date: last.date, id: last.id });
    yield* rows;
    last = rows.length === ROWS_A_TURN ? rows.at(-1) : undefined;
  }
}

export const payeeHandlers: HandlersOf<typeof contract.payees> = {
  async clean(scope, input) {
    const { db } = scope;
    const output: Output = { changed: 0, closed: 0, changes: [] };
    const owners = input.entity === undefined ? listEntities(db) : [findEntity(db, input.entity)];
    for (const owner of owners) await cleanOwner(scope, owner, input.preview, output);
    return output;
  },
};

async function cleanOwner(
  { db, unit }: Scope,
  owner: EntityRow,
  preview: boolean,
  output: Output,
): Promise<void> {
  const rules = compileRules(db, owner.id);
  const names = new PayeeNames(db, owner.id);
  const pace = new Pace();
  for (const row of bankEntries(db, owner.id)) {
    await pace.breathe();
    const { account_id: accountId, currency, bank_payee: payee, bank_memo: memo } = row;
    if (!isBanks(row)) continue;
    const { date, amount_minor: amountMinor } = row;
    const hit = applyToRow(rules, { payee, memo, date, amountMinor, money: { accountId, currency } });
    const to = hit?.payee ?? names.of(payee, memo);
    if (to === row.payee) continue;
    if (owner.closed_through !== null && row.date <= owner.closed_through) {
      output.closed += 1;
      continue;
    }
    output.changed += 1;
    if (output.changes.length < CHANGES_SHOWN_MAX)
      output.changes.push({ entry_id: row.id, entity: owner.name, date: row.date, from: row.payee, to });
    if (!preview) unit.update(entry, { id: row.id }, { payee: to });
  }
}

/** Whether the payee is the bank's, and nobody's own word. */
function isBanks({ payee, bank_payee, bank_memo }: BankEntry): boolean {
  const text = textOf(bank_payee, bank_memo);
  return payee === text || payee === cleanName(text);
}
