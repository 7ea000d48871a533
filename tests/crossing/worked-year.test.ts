/** The reference's worked year as its owner would enter it, held against the reference's figures. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';
import { sheetsOf, wantedSheets } from '../support/worked-answers.ts';
import { enterWorkedCrossings } from '../support/worked-crossings.ts';
import { ACCOUNT_OF, hasWorkedYear, LLC, loadWorkedYear, PERSON } from '../support/worked-year.ts';

const { A, P } = ACCOUNT_OF;

describe.skipIf(!hasWorkedYear)('the worked year, each crossing as one command', () => {
  let books: TestBooks;
  let year: ReturnType<typeof loadWorkedYear>;
  let crossed = 0;

  beforeAll(async () => {
    books = await TestBooks.create();
    year = loadWorkedYear();
    crossed = await enterWorkedCrossings(books, year);
  });
  afterAll(() => books?.close());

  const call = (name: string, input: object) => books.call(name, input);

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
    expect(await sheetsOf(call, year)).toEqual(wantedSheets(year));
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
