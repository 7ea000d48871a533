/**
 * One transfer out of two rows: each bank told its side, and each row got an entry. One of the entries stays, with the
 * other account in the place of its category and both rows as its evidence; the other goes. That is what an import makes of
 * a transfer that a rule knows. REFUSED with the reason where the rows are no transfer, or where something would be lost.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { formatMoneyForPeople } from '../../shared/money.ts';
import { StoredRows, unmatchRow } from '../import/index.ts';
import { removeEntry, type Scope } from '../ledger/index.ts';
import { lineMatch, posting } from '../ledger/tables.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { lostByTransfer, requireLosable } from './losses.ts';
import { describeRemoved } from './match.ts';
import { OwnEntries } from './own-entry.ts';
import { refused, sayHeld, sayRow } from './refusals.ts';
import { type BankRow, requireRow } from './rows.ts';

type Transfer = (typeof contract.matching.transfer)['~orpc'];
type Input = z.output<NonNullable<Transfer['inputSchema']>>;
type Output = z.input<NonNullable<Transfer['outputSchema']>>;

const otherLegs = prepared<{ line: number; account_id: string; status: string }>(
  `SELECT p.line, p.account_id, p.status FROM posting p WHERE p.entry_id = ?
   AND NOT EXISTS (SELECT 1 FROM line_match m WHERE m.entry_id = p.entry_id AND m.line = p.line)`,
);

export function makeTransfer({ db, unit }: Scope, input: Input): Output {
  const [one, other] = input.lines.map((id) => requireRow(db, id)) as [BankRow, BankRow];
  requireTransfer(one, other);
  const own = new OwnEntries(db, new StoredRows(db));
  const { kept, gone, losses } = lostByTransfer(own, one, other);
  requireLosable(losses, input.discard);
  const line = categoryLine(db, kept);
  const removed = describeRemoved(db, own, gone);
  unmatchRow(unit, gone.id);
  removeEntry(unit, gone.entry_id);
  const entryId = kept.entry_id;
  unit.update(
    posting,
    { entryId, line },
    { accountId: gone.account_id, amountMinor: gone.amount_minor, status: 'cleared' },
  );
  unit.insert(lineMatch, { statementLineId: gone.id, entryId, line, kind: 'matched' });
  return { entry_id: entryId, removed: [removed] };
}

function requireTransfer(one: BankRow, other: BankRow): void {
  if (one.account_id === other.account_id)
    throw refused(
      'Both rows are of the same account, and two rows of one account never become one.',
      'Choose a row of the other account.',
    );
  if (one.entity_id !== other.entity_id)
    throw refused(
      'The accounts belong to two entities, and no entry touches two.',
      'Book each side in its own books.',
    );
  if (one.currency !== other.currency)
    throw refused(
      `One account holds ${one.currency}, the other ${other.currency}.`,
      'Book the exchange by hand.',
    );
  const left = one.amount_minor + other.amount_minor;
  if (left !== 0)
    throw refused(
      `What left the one account is not what reached the other: they differ by ${formatMoneyForPeople(Math.abs(left), one.currency)} ${one.currency}.`,
      'Where a fee was kept back, split the entry by hand.',
      { difference_minor: left },
    );
  for (const row of [one, other])
    if (row.kind === 'matched')
      throw refused(
        `${sayRow(row).replace(/^t/, 'T')} is matched with an entry already.`,
        'Unmatch it first, or match the other row with the leg of that entry.',
        { next: 'matching.unmatch' },
      );
}

function categoryLine(db: VaultDatabase, kept: BankRow): number {
  const [leg, ...more] = otherLegs(db).all(kept.entry_id);
  if (!leg || more.length > 0) throw sayHeld(kept, { kind: 'split', text: null });
  if (leg.status === 'reconciled') throw sayHeld(kept, { kind: 'reconciled', text: null });
  return leg.line;
}
