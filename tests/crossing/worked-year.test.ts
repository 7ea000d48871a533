/**
 * The reference's worked year as its owner would enter it: what crossed by one command for both books, the rest as entries.
 * Every figure comes from the reference; here is only which of its lines is which movement.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';
import { ACCOUNT_OF, hasWorkedYear, LLC, loadWorkedYear, PERSON } from '../support/worked-year.ts';

type Year = ReturnType<typeof loadWorkedYear>;
type Entry = Year['entries'][number];
type Lines = Record<string, string>;

const linesOf = (entry: Entry): Lines =>
  Object.fromEntries(entry.postings.map(({ account, amount }) => [account, amount]));
const { A, P } = ACCOUNT_OF;
const positive = (amount: string) => amount.replace('-', '');

/** What the company's entry with these lines is, and what its command takes; `null` where nothing crosses. */
function movementOf(ours: Lines, theirs: Lines): object | null {
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

describe.skipIf(!hasWorkedYear)('the worked year, each crossing as one command', () => {
  let books: TestBooks;
  let year: Year;
  let crossed = 0;

  beforeAll(async () => {
    books = await TestBooks.create();
    year = loadWorkedYear();
    for (const entity of year.entities) await books.call('entity.create', entity);
    for (const account of year.accounts) await books.call('account.create', account);
    const left = new Set(year.entries);
    for (const entry of year.entries.filter(({ entity }) => entity === LLC)) {
      const other = counterpartOf(entry, [...left]);
      const movement = other && movementOf(linesOf(entry), linesOf(other));
      if (!movement) continue;
      await books.call('crossing.make', { ...movement, date: entry.date, purpose: entry.memo });
      left.delete(entry);
      left.delete(other);
      crossed += 1;
    }
    await books.call('entry.create', { entries: [...left] });
  });
  afterAll(() => books?.close());

  const balance = async (entity: string, account: string) =>
    (await books.call('account.list', { entity, as_of: '2025-12-31' })).find(
      (one: { code: string | null; path: string }) => one.code === account || one.path === account,
    )?.balance ?? '0.00';

  it('leaves nothing on either side without its counterpart', async () => {
    const against = [
      P.InterestInA,
      P.NoteReceivableA,
      P.LoanPayableA,
      P.DueFromA,
      P.DueToA,
      P.AccruedInterestFromA,
    ];
    const touching = year.entries.filter(
      ({ entity, postings }) =>
        entity === PERSON && postings.some(({ account }) => against.includes(account)),
    );
    expect(crossed).toBe(touching.length);
    expect(await books.call('crossing.unpaired')).toEqual([]);
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });

  it('has both balance sheets to the cent', async () => {
    for (const [name, amount] of Object.entries(year.expected.A_balance_sheet))
      expect([name, await balance(LLC, A[name]!)]).toEqual([name, amount]);
    for (const [name, amount] of Object.entries(year.expected.P))
      expect([name, await balance(PERSON, P[name]!)]).toEqual([name, amount]);
    const span = { entity: LLC, from: '2025-01-01', to: '2025-12-31' };
    const { totals }: { totals: { name: string; amounts: string[] }[] } = await books.call(
      'reports.balance_sheet',
      span,
    );
    for (const [name, amount] of Object.entries(year.expected.A_totals))
      expect(totals.find((one) => one.name === name)).toMatchObject({ amounts: [amount] });
  });

  it('has what each holds of the other tie on every day', async () => {
    const days = [...new Set(year.entries.map(({ date }) => date))].sort();
    const pairs = [
      [A.NotePayableOwner, P.NoteReceivableA],
      [A.AccruedInterestOwner, P.AccruedInterestFromA],
      [A.LoanReceivableOwner, P.LoanPayableA],
      [A.DueToOwner, P.DueFromA],
      [A.DueFromOwner, P.DueToA],
    ] as const;
    for (const day of days) {
      const ours = await books.call('account.list', { entity: LLC, as_of: day });
      const theirs = await books.call('account.list', { entity: PERSON, as_of: day });
      const minor = (list: { code: string; path: string; balance_minor: number }[], account: string) =>
        list.find((one) => one.code === account || one.path === account)?.balance_minor ?? 0;
      for (const [our, their] of pairs)
        expect([day, our, minor(ours, our!) + minor(theirs, their!)]).toEqual([day, our, 0]);
      const capital = ['3000', '3010', '3100', '3110'].reduce((sum, code) => sum + minor(ours, code), 0);
      expect([day, capital + minor(theirs, P.InterestInA!)]).toEqual([day, 0]);
    }
  });
});
