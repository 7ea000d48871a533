/** What the checks of the veil make of a loan on record. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';

const LLC = 'Northlight LLC';
const DANA = 'Dana';
const MONEY = { lender_account: 'Checking', borrower_account: 'Checking' };
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: DANA });
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded', state: 'WY' });
});
afterEach(() => books.close());

const lend = (more: object) =>
  books.call('loan.create', {
    ...{ lender: DANA, borrower: LLC, date: '2025-02-01', principal: '12000', rate: '6', name: 'Owner note' },
    ...{
      plan: 'level',
      payments: 12,
      first_payment: '2025-03-01',
      every: 'month',
      purpose: 'Working capital',
    },
    ...{ ...MONEY, ...more },
  });

describe('the terms of a loan, as the veil sees them', () => {
  const check = async (asOf: string, entity = LLC) => {
    const { checks, findings } = await books.call('veil.health', { entity, as_of: asOf });
    return {
      ...checks.find((one: { check: string }) => one.check === 'V06'),
      found: findings.filter((one: { check: string }) => one.check === 'V06'),
    };
  };

  it('are clear while payments come and the rate reaches that of the IRS', async () => {
    await lend({});
    expect(await check('2025-03-15')).toMatchObject({ state: 'clear', missing: [], found: [] });
  });

  it('lack a payment that is missed for more than 30 days; paying cures it', async () => {
    await lend({});
    const [found] = (await check('2025-04-15')).found;
    expect(found).toMatchObject({ severity: 'medium', cured: null, subject: { name: 'Owner note' } });
    expect(found.text).toContain('March 1, 2025 is 45 days late');
    await books.call('loan.pay', { loan: 'Owner note', date: '2025-04-20', amount: '1032.80', ...MONEY });
    expect((await check('2025-04-25')).found).toMatchObject([{ cured: '2025-04-20' }]);
  });

  it('keep what was missed until the day an amendment was written down, and with it while the new terms are not kept', async () => {
    await lend({ payments: 24 });
    books.world.at = Date.parse('2025-10-31T12:00:00Z');
    await books.call('loan.amend', {
      ...{ loan: 'Owner note', effective: '2025-07-01', rate: '5', first_payment: '2025-09-30' },
      ...{ every: 'quarter', reason: 'A slow summer' },
    });
    const { due } = await books.call('loan.get', { loan: 'Owner note' });
    expect(due[0]).toMatchObject({ due: '2025-03-01', met_on: null, carried_on: '2025-07-01', open: '0.00' });
    // Nobody had amended anything by then.
    expect((await check('2025-10-30')).found).toMatchObject([{ severity: 'high', cured: null }]);
    const [found] = (await check('2025-10-31')).found;
    expect(found).toMatchObject({ severity: 'high', cured: null });
    expect(found.text).toContain(
      'March 1, 2025 was 244 days late, not paid, when amended terms took it over;',
    );
    expect(found.text).toContain('September 30, 2025 is 31 days late');
    await books.call('loan.pay', { loan: 'Owner note', date: '2025-10-31', amount: '2000', ...MONEY });
    expect((await check('2025-10-31')).found).toMatchObject([{ cured: '2025-10-31' }]);
  });

  it('of an advance that nobody wrote down: no interest, what is forgone by it, and a rate that nobody checked', async () => {
    const corporation = 'Eastlight LLC';
    await books.call('entity.create', { kind: 'llc', name: corporation, tax_class: 's-corp', state: 'WY' });
    await books.call('crossing.make', {
      ...{
        kind: 'loan',
        from: corporation,
        to: DANA,
        date: '2025-07-01',
        amount: '11000.00',
        purpose: 'Advance',
      },
      ...{ from_account: 'Checking', to_account: 'Checking' },
    });
    const [found] = (await check('2025-08-31', corporation)).found;
    expect(found.text).toContain('no interest');
    // 11,000 for 31 days at 4.12 % and 31 days at 4.03 %: 38.491 + 37.650.
    expect(found.facts).toEqual(
      expect.arrayContaining([
        { name: 'Interest forgone, about', kind: 'money', value: '76.14', currency: 'USD' },
        expect.objectContaining({
          name: 'Applicable federal rate',
          value: '4.03 %, not held against its ruling',
        }),
      ]),
    );
    const rates = await books.call('loan.afr', { from: '2025-07', to: '2025-08' });
    expect(rates.map(({ month, checked }: { month: string; checked: boolean }) => [month, checked])).toEqual([
      ...Array.from({ length: 3 }, () => ['2025-08', false]),
      ...Array.from({ length: 3 }, () => ['2025-07', true]),
    ]);
  });

  it('are not known where the rate of that month is not', async () => {
    await lend({ date: '2024-02-01', first_payment: '2024-03-01' });
    expect((await check('2024-02-15')).missing).toEqual([expect.stringMatching(/applicable federal rate/)]);
  });
});
