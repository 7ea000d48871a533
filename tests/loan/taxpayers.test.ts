/** The daily test of section 7872 by taxpayer, and the same answer wherever it is asked: loans, veil health. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';

const DANA = 'Dana';
const CORP = 'Harbor Works LLC';
const ONE = 'Northlight LLC';
const TWO = 'Southlight LLC';
const MONEY = { lender_account: 'Checking', borrower_account: 'Checking' };
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: DANA });
  for (const [name, tax_class] of [
    [CORP, 's-corp'],
    [ONE, 'disregarded'],
    [TWO, 'disregarded'],
  ])
    await books.call('entity.create', { kind: 'llc', name, tax_class, state: 'WY' });
});
afterEach(() => books.close());

const lend = (lender: string, borrower: string, date: string, principal: string, more: object = {}) =>
  books.call('loan.create', {
    ...{ lender, borrower, date, principal, name: `${lender} to ${borrower}, ${date}`, purpose: 'A start' },
    ...{ rate: '0', plan: 'free', ...MONEY, ...more },
  });
const lawOf = async ({ id }: { id: string }, as_of: string) =>
  (await books.call('loan.get', { loan: id, as_of })).law;
const terms = async (entity: string, as_of: string) => {
  const { findings, checks } = await books.call('veil.health', { entity, as_of });
  const of = (list: { check: string; facts: object[] }[]) => list.filter(({ check }) => check === 'V06');
  return { findings: of(findings), check: of(checks)[0] };
};
const fact = (name: string, value: string) =>
  expect.arrayContaining([expect.objectContaining({ name, value })]);

describe('what a corporation lends its owner and the LLCs that are its owner', () => {
  it('is one sum, on record or not', async () => {
    const first = await lend(CORP, DANA, '2025-03-01', '4000.00');
    await lend(CORP, ONE, '2025-04-01', '4000.00');
    await books.call('crossing.make', {
      ...{ kind: 'loan', from: CORP, to: TWO, date: '2025-05-01', amount: '2000.01', purpose: 'More' },
      ...{ from_account: 'Checking', to_account: 'Checking' },
    });
    expect(await lawOf(first, '2025-04-30')).toMatchObject({
      aggregate: { highest: '8000.00', days_over: 0 },
    });
    expect(await lawOf(first, '2025-05-10')).toMatchObject({
      aggregate: { highest: '10000.01', days_over: 10, over: [{ from: '2025-05-01', to: '2025-05-10' }] },
    });
    for (const { facts } of (await terms(CORP, '2025-05-10')).findings) {
      expect(facts).toEqual(fact('Days of 2025 above the limit', '10'));
      expect(facts).toEqual(fact('Section 7872', 'applies'));
    }
  });

  it('is two sums where another owns the LLC', async () => {
    await books.call('entity.create', { kind: 'person', name: 'Ed' });
    await books.call('member.set', { entity: ONE, members: [{ name: 'Ed', entity: 'Ed', share: '100' }] });
    await books.call('member.set', { entity: TWO, members: [{ name: DANA, entity: DANA, share: '100' }] });
    await lend(CORP, ONE, '2025-03-01', '9000.00');
    const other = await lend(CORP, TWO, '2025-03-01', '9000.00');
    expect((await lawOf(other, '2025-12-31')).aggregate).toMatchObject({ highest: '9000.00', days_over: 0 });
  });
});

it('veil health of a disregarded LLC says of its loan to its owner’s corporation what the loan says', async () => {
  const loan = await lend(ONE, CORP, '2025-03-01', '11000.00');
  expect(await lawOf(loan, '2025-03-31')).toMatchObject({ reach: 'applies', aggregate: { days_over: 31 } });
  expect((await terms(ONE, '2025-03-31')).findings).toMatchObject([
    { facts: fact('Section 7872', 'applies') },
  ]);
});

describe('another currency', () => {
  beforeEach(async () => {
    const yen = { role: 'bank', type: 'asset', name: 'Yen', currency: 'JPY' };
    for (const entity of [CORP, DANA]) await books.call('account.create', { entity, ...yen });
  });
  const inYen = { currency: 'JPY', lender_account: 'Yen', borrower_account: 'Yen' };

  it('is not held against a limit in dollars, and says so', async () => {
    const loan = await lend(CORP, DANA, '2025-03-01', '2000000', inYen);
    expect(await lawOf(loan, '2025-12-31')).toMatchObject({
      aggregate: { limit: null, highest: '2000000', days_over: null, over: [] },
      forgone: null,
    });
  });

  it('leaves veil health not knowing, until the company has set a figure of its own', async () => {
    const company = { kind: 'llc', name: 'Kyoto KK', tax_class: 's-corp', base_currency: 'JPY', state: 'WY' };
    await books.call('entity.create', company);
    const money = { lender_account: 'Checking', borrower_account: 'Yen' };
    await lend('Kyoto KK', DANA, '2025-03-01', '2000000', { currency: 'JPY', ...money });
    const { findings, check } = await terms('Kyoto KK', '2025-12-31');
    expect(findings).toMatchObject([
      { facts: fact('Limit', 'not known: it is in US dollars, these amounts are in JPY') },
    ]);
    expect((check as { missing?: string[] }).missing).toContain(
      'Whether Kyoto KK to Dana, 2025-03-01 is above the limit of section 7872: it is in US dollars, the loan is not.',
    );
    const figure = { entity: 'Kyoto KK', name: 'de_minimis_minor' };
    const thresholds = await books.call('veil.thresholds', { entity: 'Kyoto KK' });
    expect(thresholds).toContainEqual(expect.objectContaining({ name: 'de_minimis_minor', value: null }));
    await books.call('veil.set_threshold', { ...figure, value: '1500000' });
    expect((await terms('Kyoto KK', '2025-03-31')).findings).toMatchObject([
      { facts: fact('Days of 2025 above the limit', '31') },
    ]);
  });
});
