/**
 * Paying or giving up what one owes the other, or paying back what was lent without terms: REFUSED where that is not owed on the
 * day, or is settled by what stands on later days, with what is owed and what the rest could be instead. What a loan with terms
 * asks for is paid on that loan. Interest has no such bound: it is owed day by day, and booked now and then.
 */
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoneyForPeople } from '../../shared/money.ts';
import type { EntityRow } from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import type { Facts, Legs } from './plans.ts';

/** The claim without `given`: entries that are there already, whose legs are what is being booked. */
interface Claim {
  account: string;
  currency: string;
  date: string;
  given: string;
}

/** Leaves out what belongs to a loan with terms, which may stand on the same account. */
const WITHOUT_TERMS = `NOT EXISTS (SELECT 1 FROM crossing c
  WHERE c.loan_id IS NOT NULL AND p.entry_id IN (c.origin_entry_id, c.mirror_entry_id))`;
const OF_CLAIM = `p.account_id = :account AND p.currency = :currency
  AND p.entry_id NOT IN (SELECT value FROM json_each(:given)) AND ${WITHOUT_TERMS}`;
const heldOn = preparedValue<number>(
  `SELECT ifnull(sum(p.amount_minor), 0) FROM posting p WHERE ${OF_CLAIM} AND p.date <= :date`,
);
const movedAfter = prepared<{ amount_minor: number }>(
  `SELECT sum(p.amount_minor) AS amount_minor FROM posting p WHERE ${OF_CLAIM} AND p.date > :date
   GROUP BY p.date ORDER BY p.date`,
);

/** Of other kinds nothing is asked. The claim is the creditor's; `given` are the entries that the movement begins from. */
export function requireOwed(
  db: VaultDatabase,
  facts: Facts,
  { from, to }: Legs,
  date: string,
  given: readonly string[],
): void {
  const { kind, currency } = facts;
  const amount = facts.amount - facts.interest;
  const [claim, debtor, creditor] =
    kind === 'settlement' || (kind === 'repayment' && amount > 0)
      ? [to.against[0], facts.from, facts.to]
      : kind === 'waiver'
        ? [from.against[1], facts.to, facts.from]
        : [];
  if (claim === undefined) return;
  const asked = { account: claim.accountId, currency, date, given: JSON.stringify(given) };
  const held = heldOn(db).get(asked)!;
  const owed = Math.max(0, held);
  const left = leastFrom(db, asked, held);
  if (left >= amount) return;
  const money = (minor: number) =>
    minor === 0 ? 'nothing' : `${formatMoneyForPeople(minor, currency)} ${currency}`;
  const later = owed === left ? '' : `; after what later days settle, ${money(left)} is left of it`;
  const lent = kind === 'repayment' ? ' of what was lent without terms' : '';
  throw new BulkheadError(
    'REFUSED',
    `“${debtor!.name}” owes “${creditor!.name}” ${money(owed)}${lent} on ${date}${later}.`,
    { remedy: (kind === 'settlement' && remedyOfLent(db, facts, date)) || remedyOf(facts, left, money) },
  );
}

/** The least that is owed from the evening of that day on, as later days have it. */
function leastFrom(db: VaultDatabase, claim: Claim, held: number): number {
  let running = held;
  let least = held;
  for (const { amount_minor: minor } of movedAfter(db).all(claim)) {
    running += minor;
    least = Math.min(least, running);
  }
  return Math.max(0, least);
}

function remedyOf({ kind, from, to }: Facts, left: number, money: (minor: number) => string): string {
  if (kind === 'waiver') return 'Give up no more than is owed, or book first what it was for.';
  const instead =
    from.kind === 'person'
      ? 'a contribution or a loan'
      : to.kind === 'person'
        ? 'a draw or a loan'
        : 'a loan';
  const [pay, before] = kind === 'repayment' ? ['Pay back', 'what was lent'] : ['Settle', 'what it pays for'];
  return left === 0
    ? `Book first ${before}; or book it as ${instead}.`
    : `${pay} ${money(left)}, and book the rest as ${instead}; or book first ${before}.`;
}

/** `null` where nothing is lent between the two: what is due is settled, what was lent is paid back. */
function remedyOfLent(db: VaultDatabase, { from, to, currency }: Facts, date: string): string | null {
  const asked = { lender: to.id, borrower: from.id, currency };
  if (lentOpenly(db).get({ ...asked, date })! > 0)
    return 'What is owed was lent: book it as the repayment of a loan.';
  const name = loanBetween(db).get(asked);
  return name === undefined ? null : `What was lent is paid back on its loan, “${name}”.`;
}

const loanBetween = preparedValue<string>(
  'SELECT name FROM loan WHERE lender_id = :lender AND borrower_id = :borrower AND currency = :currency ORDER BY lent_on LIMIT 1',
);
/** What was lent without terms and is not paid back. */
const lentOpenly = preparedValue<number>(
  `SELECT ifnull(sum(p.amount_minor), 0) FROM posting p JOIN account a ON a.id = p.account_id
   JOIN counter_account k ON k.account_id = a.id AND k.sort = 'loan-receivable' AND k.other_id = :borrower
   WHERE a.entity_id = :lender AND p.currency = :currency AND p.date <= :date AND ${WITHOUT_TERMS}`,
);

/** REFUSED where a loan of the two has terms and nothing was lent beside it: its payments and its interest are booked on it. */
export function requireNoTerms(
  db: VaultDatabase,
  { kind, from, to, amount, interest, currency }: Facts,
  date: string,
): void {
  if (kind !== 'repayment' && kind !== 'interest') return;
  const [lender, borrower]: [EntityRow, EntityRow] = kind === 'interest' ? [from, to] : [to, from];
  const asked = { lender: lender.id, borrower: borrower.id, currency };
  const name = loanBetween(db).get(asked);
  if (name === undefined) return;
  const open = lentOpenly(db).get({ ...asked, date })!;
  if (open > 0 && (kind === 'interest' || open >= amount - interest)) return;
  throw new BulkheadError('REFUSED', `“${lender.name}” lent to “${borrower.name}” on terms: “${name}”.`, {
    remedy:
      kind === 'interest'
        ? 'Book its interest from the loan, which knows what is owed.'
        : 'Book the payment on the loan, which tells interest and principal apart and what is late.',
    facts: { next: kind === 'interest' ? 'loan.accrue' : 'loan.pay' },
  });
}
