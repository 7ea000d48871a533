/**
 * One transfer out of two rows: each bank told its side, and each row got an entry. One of the entries stays, with the
 * other account in the place of its category and both rows as its evidence; the other goes. That is what an import makes of
 * a transfer that a rule knows. REFUSED with the reason where the rows are no transfer, or where something would be lost.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { formatMoney } from '../../shared/money.ts';
import { StoredRows, unmatchRow } from '../import/index.ts';
import { accountPath, removeEntry, type Scope } from '../ledger/index.ts';
import { lineMatch, posting } from '../ledger/tables.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { describeRemoved } from './match.ts';
import { isLocked, OwnEntries } from './own-entry.ts';
import { refused, sayHeld, sayRow } from './refusals.ts';
import { type BankRow, requireRow } from './rows.ts';

type Transfer = (typeof contract.matching.transfer)['~orpc'];
type Input = z.output<NonNullable<Transfer['inputSchema']>>;
type Output = z.input<NonNullable<Transfer['outputSchema']>>;

interface Pair {
  kept: BankRow;
  gone: BankRow;
}

const otherLegs = prepared<{ line: number; account_id: string; status: string }>(
  `SELECT p.line, p.account_id, p.status FROM posting p WHERE p.entry_id = ?
   AND NOT EXISTS (SELECT 1 FROM line_match m WHERE m.entry_id = p.entry_id AND m.line = p.line)`,
);

export function makeTransfer({ db, unit }: Scope, input: Input): Output {
  const [one, other] = input.lines.map((id) => requireRow(db, id)) as [BankRow, BankRow];
  requireTransfer(one, other);
  const stored = new StoredRows(db);
  const own = new OwnEntries(db, stored);
  const { kept, gone } = choose(own, one, other);
  requireLosable(db, stored, { kept, gone }, input.discard);
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
      `What left the one account is not what reached the other: they differ by ${formatMoney(Math.abs(left), one.currency)} ${one.currency}.`,
      'Where a fee was kept back, split the entry by hand.',
      { difference_minor: left },
    );
  for (const row of [one, other])
    if (row.kind === 'matched')
      throw refused(
        `${sayRow(row).replace(/^t/, 'T')} is matched with an entry already.`,
        'Unmatch it first, or match the other row with the leg of that entry.',
      );
}

/** The entry that the money left by stays, unless only the other has something to lose. */
function choose(own: OwnEntries, one: BankRow, other: BankRow): Pair {
  const [first, second] = one.amount_minor < 0 ? [one, other] : [other, one];
  const isChanged = (row: BankRow, to: BankRow) => own.held(row, [to.account_id]) !== null;
  const isSecond = isChanged(second, first) && !isChanged(first, second);
  return isSecond ? { kept: second, gone: first } : { kept: first, gone: second };
}

/** Of the entry that stays only the category is lost; one that a rule gives it is no loss. */
function requireLosable(db: VaultDatabase, stored: StoredRows, { kept, gone }: Pair, discard: boolean): void {
  const own = new OwnEntries(db, stored);
  const lost = own.held(gone, [kept.account_id]);
  if (lost && (isLocked(lost) || !discard)) throw sayHeld(gone, lost);
  const held = own.held(kept, [gone.account_id]);
  if (!held) return;
  // What is said first may hide a category behind it.
  const category = own.categoryOf(kept);
  const known = [null, gone.account_id, stored.proposed(kept.id).hit?.accountId];
  const losesCategory = !known.includes(category);
  if (held.kind === 'split') throw sayHeld(kept, held);
  // The bank’s own leg may be reconciled; the other is not touched by that.
  if (isLocked(held) && (held.kind !== 'reconciled' || losesCategory)) throw sayHeld(kept, held);
  if (losesCategory && !discard) throw sayHeld(kept, { kind: 'category', text: accountPath(db, category!) });
}

function categoryLine(db: VaultDatabase, kept: BankRow): number {
  const [leg, ...more] = otherLegs(db).all(kept.entry_id);
  if (!leg || more.length > 0) throw sayHeld(kept, { kind: 'split', text: null });
  if (leg.status === 'reconciled') throw sayHeld(kept, { kind: 'reconciled', text: null });
  return leg.line;
}
