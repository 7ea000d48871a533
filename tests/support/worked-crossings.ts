/**
 * The worked year as its owner would enter it: what crossed by one command for both books, the rest as entries. Every figure
 * comes from the reference; here is only which of its lines is which movement.
 */
import type { TestBooks } from './books.ts';
import { makeDespite } from './despite.ts';
import { ACCOUNT_OF, LLC, loadWorkedYear, PERSON } from './worked-year.ts';

type Year = ReturnType<typeof loadWorkedYear>;
type Entry = Year['entries'][number];
type Lines = Record<string, string>;

const linesOf = (entry: Entry): Lines =>
  Object.fromEntries(entry.postings.map(({ account, amount }) => [account, amount]));
const { A, P } = ACCOUNT_OF;
const positive = (amount: string) => amount.replace('-', '');

interface Movement {
  kind: string;
  from: string;
  to: string;
  amount: string;
  from_account?: string;
  to_account?: string;
  interest?: string;
  settlement?: string;
  category?: string;
}

/** What the company's entry with these lines is, and what its command takes; `null` where nothing crosses. */
function movementOf(ours: Lines, theirs: Lines): Movement | null {
  const has = (...accounts: (string | undefined)[]) =>
    accounts.every((account) => ours[account!] !== undefined);
  const amount = (account: string | undefined) => positive(ours[account!]!);
  const owned = [A.DueToOwner, A.DueFromOwner, A.Cash];
  const bought = (lines: Lines, not: (string | undefined)[]) =>
    Object.keys(lines).find((account) => !not.includes(account))!;
  const up = { from: LLC, to: PERSON };
  const down = { from: PERSON, to: LLC };
  const bank = { from_account: 'Checking', to_account: 'Checking' };
  if (has(A.AccruedInterestOwner, A.InterestExpenseOwner))
    return { kind: 'interest', ...down, amount: amount(A.InterestExpenseOwner) };
  if (has(A.NotePayableOwner, A.AccruedInterestOwner))
    return {
      kind: 'repayment',
      ...up,
      ...bank,
      amount: amount(A.Cash),
      interest: amount(A.AccruedInterestOwner),
    };
  if (has(A.NotePayableOwner)) return { kind: 'loan', ...down, ...bank, amount: amount(A.Cash) };
  if (has(A.LoanReceivableOwner))
    return ours[A.Cash!]!.startsWith('-')
      ? { kind: 'loan', ...up, ...bank, amount: amount(A.Cash) }
      : { kind: 'repayment', ...down, ...bank, amount: amount(A.Cash) };
  if (has(A.DueToOwner, A.OwnerContributions))
    return { kind: 'waiver', ...down, amount: amount(A.DueToOwner) };
  if (has(A.OwnerContributions)) return { kind: 'contribution', ...down, ...bank, amount: amount(A.Cash) };
  if (has(A.OwnerDraws)) {
    if (theirs[P.Checking!] !== undefined) return { kind: 'draw', ...up, ...bank, amount: amount(A.Cash) };
    const category = bought(theirs, [P.InterestInA]);
    return {
      kind: 'personal',
      settlement: 'equity',
      ...up,
      from_account: 'Checking',
      category,
      amount: amount(A.Cash),
    };
  }
  if (has(A.DueFromOwner))
    return ours[A.Cash!]!.startsWith('-')
      ? {
          ...{
            kind: 'personal',
            settlement: 'owed',
            ...up,
            from_account: 'Checking',
            amount: amount(A.Cash),
          },
          category: bought(theirs, [P.DueToA]),
        }
      : { kind: 'settlement', ...down, ...bank, amount: amount(A.Cash) };
  if (has(A.DueToOwner, A.Cash)) return { kind: 'settlement', ...up, ...bank, amount: amount(A.Cash) };
  if (has(A.DueToOwner))
    return {
      ...{ kind: 'business', ...down, amount: amount(A.DueToOwner), category: bought(ours, owned) },
      from_account: bought(theirs, [P.DueFromA]),
    };
  return null;
}

/** The owner's entry of the same movement: of that day, with the same amounts. */
function counterpartOf(entry: Entry, among: readonly Entry[]): Entry | undefined {
  const amounts = (one: Entry) =>
    one.postings
      .map(({ amount }) => positive(amount))
      .sort()
      .join();
  return among.find(
    (one) => one.entity === PERSON && one.date === entry.date && amounts(one) === amounts(entry),
  );
}

/** One movement of the year: both entries of the reference, and what its command takes. */
export interface WorkedMovement {
  ours: Entry;
  theirs: Entry;
  movement: Movement;
}

/** Everything that crossed, in the order of the company’s entries. */
export function workedMovements(year: Year): WorkedMovement[] {
  const left = new Set(year.entries);
  return year.entries
    .filter(({ entity }) => entity === LLC)
    .flatMap((ours) => {
      const theirs = counterpartOf(ours, [...left]);
      const movement = theirs && movementOf(linesOf(ours), linesOf(theirs));
      if (!movement) return [];
      left.delete(theirs);
      return [{ ours, theirs, movement }];
    });
}

/** How many crossings were made. */
export async function enterWorkedCrossings(books: TestBooks, year: Year = loadWorkedYear()): Promise<number> {
  for (const entity of year.entities) await books.call('entity.create', entity);
  for (const account of year.accounts) await books.call('account.create', account);
  const movements = workedMovements(year);
  for (const { ours, movement } of movements)
    await makeDespite(books, { ...movement, date: ours.date, purpose: ours.memo });
  const crossed = new Set(movements.flatMap(({ ours, theirs }) => [ours, theirs]));
  await books.call('entry.create', { entries: year.entries.filter((entry) => !crossed.has(entry)) });
  for (const adjustment of year.adjustments) await books.call('tax.adjust', adjustment);
  return movements.length;
}
