/** What a row of the bank comes to beside the legs that were chosen for it: a fee, or cash that was kept back. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { formatMoney, formatMoneyForPeople, grouped, parseMoney } from '../../shared/money.ts';
import { AccountFinder, accountById, createEntry, type Unit } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { type Leg, legAt, otherAccount } from './legs.ts';
import { refused } from './refusals.ts';
import type { BankRow } from './rows.ts';

type Match = (typeof contract.matching.match)['~orpc'];
export type Rest = NonNullable<z.output<NonNullable<Match['inputSchema']>>['rest']>;

/**
 * Enters what is left over as an entry by hand and answers with its leg at the bank. REFUSED where nothing is, or not what was
 * seen. `name`: of the row, where the rest has none of its own.
 */
export function enterRest(unit: Unit, row: BankRow, legs: readonly Leg[], rest: Rest, name: string): Leg {
  const minor = row.amount_minor - legs.reduce((sum, { amount_minor }) => sum + amount_minor, 0);
  if (minor === 0)
    throw refused(
      'The entries come to the row’s amount: nothing is left over.',
      'Match them without a rest.',
    );
  if (rest.amount !== undefined && parseMoney(rest.amount, row.currency) !== minor)
    throw refused(
      `${formatMoneyForPeople(minor, row.currency)} is left over now, and not ${grouped(rest.amount)} ${row.currency}.`,
      'The entries were changed meanwhile. Look at them again.',
      { difference_minor: minor },
    );
  const finder = new AccountFinder(unit.db);
  const account = finder.find(rest.account, row.entity_id);
  if (account.id === row.account_id)
    throw refused(
      `What is left over can’t belong to “${account.path}”, from which it is missing.`,
      'Say what it is: a category such as bank fees, or another account.',
    );
  const leg = (id: string, amount: number) => ({ account: id, amount: formatMoney(amount, row.currency) });
  const id = createEntry(unit, finder, {
    entity: row.entity_id,
    date: row.date,
    payee: rest.payee ?? name,
    memo: '',
    source: 'manual',
    tags: [],
    postings: [leg(row.account_id, minor), leg(account.id, -minor)],
  });
  return legAt(unit.db, id, 0)!;
}

/** Whether that leg is of an entry that says what such a rest would. */
export function isRest(db: VaultDatabase, leg: Leg, rest: Rest): boolean {
  const { entity_id: entityId } = accountById(db, leg.account_id)!;
  return otherAccount(db, leg) === new AccountFinder(db).find(rest.account, entityId).id;
}
