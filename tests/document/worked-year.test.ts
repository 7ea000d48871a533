/** The statement of solvency of the reference's worked year, on the days of both draws, to the cent. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { solvencyOf } from '../../main/document/load/solvency.ts';
import { findEntity } from '../../main/ledger/index.ts';
import { formatMoney } from '../../shared/money.ts';
import { TestBooks } from '../support/books.ts';
import { enterWorkedYear, hasWorkedYear, LLC, loadWorkedYear } from '../support/worked-year.ts';

interface Expected {
  assets: string;
  liab: string;
  equity: string;
  cash: string;
  equity_excl_owner_receivable: string;
}

describe.skipIf(!hasWorkedYear)('the worked year', () => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await TestBooks.create();
    await enterWorkedYear((name, input) => books.call(name, input));
  });
  afterAll(() => books.close());

  const on = (day: string) => {
    const { reader } = books.core.vault;
    return solvencyOf(reader, findEntity(reader, LLC), day, [])!;
  };

  it.each(['2025-06-30', '2025-12-15'])('has the figures of the reference after the draw of %s', (day) => {
    const all = loadWorkedYear().expected as unknown as Record<string, Expected>;
    const expected = all[`solvency_${day}`]!;
    const tested = on(day);
    const money = (minor: number) => formatMoney(minor, 'USD');
    expect({
      assets: money(tested.assetsMinor),
      liab: money(tested.liabilitiesMinor),
      equity: money(tested.equityMinor),
      cash: money(tested.cashMinor),
      equity_excl_owner_receivable: money(tested.equityWithoutOwnersMinor),
    }).toEqual(expected);
    // Entered as journals alone, the owner's note has no terms here.
    expect([tested.balanceSheet.result, tested.debtsDue.result]).toEqual(['passes', 'unknown']);
  });

  it.each(['2025-06-30', '2025-12-31'])('says of %s what veil health says', async (day) => {
    const shown = await books.call('veil.solvency', { entity: LLC, as_of: day });
    const papered = on(day);
    const money = (minor: number) => formatMoney(minor, 'USD');
    expect({
      equity: money(papered.equityMinor),
      cash_after_known: money(papered.debtsDue.lowestMinor),
      result: papered.result,
      outlook: papered.debtsDue.lines.map(({ date, what, amountMinor, cashMinor }) => ({
        ...{ date, what, amount: money(amountMinor), cash: money(cashMinor) },
      })),
    }).toEqual({
      ...{ equity: shown.equity, cash_after_known: shown.cash_after_known },
      ...{ result: shown.result, outlook: shown.outlook },
    });
  });

  it('ages the bills of others by the day they were booked: what is owed to the owner is none of them', () => {
    expect(on('2025-06-30').payables).toEqual([]);
    expect(on('2025-12-31').payables).toEqual([{ label: '0 to 30 days', amountMinor: 50_000 }]);
  });

  it('holds taxes apart from other debts', () => {
    const taxes = on('2025-12-31').items.filter(({ isTax }) => isTax);
    expect(taxes).toMatchObject([{ name: 'Sales tax payable', amountMinor: 72_000 }]);
  });
});
