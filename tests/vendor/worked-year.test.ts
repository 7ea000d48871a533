/** The reference year's Forms 1099, under the thresholds of 2025, and of 2026 where the same was paid a year later. */
import { describe, expect, it } from 'vitest';
import { PlainBooks } from '../reports/plain-books.ts';
import { ACCOUNT_OF, hasWorkedYear, LLC, loadWorkedYear } from '../support/worked-year.ts';

/** Whom the words of an entry name, and what they say of them. */
const PAYEES: readonly [words: RegExp, payee: string][] = [
  [/^Contract:(C\d)/, '$1'],
  [/^Legal$/, 'LawFirm'],
  [/^Rent$/, 'Landlord'],
];
const CARD = '2050';

function later(date: string, years: number): string {
  return `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
}

/** The company's year with payees; what its words call a card's is the card's. */
function worked(years: number): PlainBooks {
  const books = new PlainBooks();
  const year = loadWorkedYear();
  for (const entity of year.entities) books.call('entity.create', entity);
  const own = year.entries.filter(({ entity }) => entity === LLC);
  const entries = own.map((entry) => {
    const [words, payee] = PAYEES.find(([test]) => test.test(entry.memo)) ?? [/^.*$/, ''];
    const isCard = /\bCARD\b/.test(entry.memo);
    return {
      ...{ ...entry, date: later(entry.date, years), payee: entry.memo.replace(words, payee).split(' ')[0] },
      postings: entry.postings.map((leg) =>
        isCard && leg.account === ACCOUNT_OF.A.Cash ? { ...leg, account: CARD } : leg,
      ),
    };
  });
  books.call('entry.create', { entries });
  books.call('vendor.add', { name: 'C4', classification: 's-corp' });
  books.call('vendor.add', { name: 'LawFirm', classification: 'c-corp', profession: 'attorney' });
  return books;
}

describe.skipIf(!hasWorkedYear)('the worked year', () => {
  const BOXES = { 'nec-1': 'NEC', 'misc-1': 'MISC1' } as Record<string, string>;

  it.each([
    [2025, '2025'],
    [2026, '2026_rules'],
  ] as const)('paid in %s', (year, rules) => {
    const { form_1099: expected } = loadWorkedYear().expected;
    const { rows } = worked(year - 2025).call('vendor.forms', { entity: LLC, year });
    const due = rows.filter((row) => row.due);
    const byBox = Map.groupBy(due, ({ box }) => BOXES[box]!);
    expect(
      Object.fromEntries(
        [...byBox].map(([box, all]) => [box, Object.fromEntries(all.map(({ name, paid }) => [name, paid]))]),
      ),
    ).toEqual(expected[rules]);
    const why = (of: string) => rows.find(({ name }) => name === of);
    expect(Object.keys(expected.excluded)).toEqual(['C3', 'C4']);
    expect(why('C3')).toMatchObject({ why: 'means', paid: '0.00', card: '5000.00' });
    expect(why('C4')).toMatchObject({ why: 'corporation', paid: '3000.00' });
  });
});
