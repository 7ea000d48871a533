/** Every kind of crossing that wants a paper, from both books to the PDF: the figures on it are the figures in them. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { formatMoneyForPeople } from '../../shared/money.ts';
import { TestBooks } from '../support/books.ts';
import { makeDespite } from '../support/despite.ts';
import { pagesOf } from '../support/read-pdf.ts';

const LLC = 'Northlight LLC';
const SISTER = 'Harbor LLC';
const DANA = 'Dana';
const BANK = { from_account: 'Checking', to_account: 'Checking' };
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  books.world.at = Date.parse('2025-03-10T12:00:00Z');
});
afterEach(() => books.close());

async function found(taxClass: string): Promise<void> {
  await books.call('entity.create', { kind: 'person', name: DANA, legal_name: 'Dana Reyes' });
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: taxClass, state: 'DE' });
  await books.call('entity.create', { kind: 'llc', name: SISTER, tax_class: 'disregarded', state: 'WY' });
}

interface Leg {
  amount_minor: number;
}

/** The words of the paper that the movement wants, held against both entries. */
async function paperOf(kind: string, from: string, to: string, amount: string, more: object) {
  const asked = { kind, from, to, amount, date: '2025-03-01', purpose: 'As agreed', ...more };
  const crossing = await makeDespite(books, asked);
  const paper = await books.call('paper.make', { crossings: [crossing.id] });
  const words = (await pagesOf(await books.call('paper.pdf', { id: paper.id }))).join(' ');
  const read = (minor: number) => formatMoneyForPeople(minor, 'USD');
  expect(words).toContain(`$${read(crossing.amount_minor)}`);
  for (const side of [crossing.from, crossing.to]) {
    expect(words).toContain(side.entry_id);
    for (const leg of side.legs as Leg[]) expect(words).toContain(read(leg.amount_minor));
  }
  expect(words).toContain('Effective March 1, 2025');
  expect(words).toContain('Generated March 10, 2025');
  return { paper, words };
}

it('property is told as what it is, at the value that both books took it in at', async () => {
  await found('disregarded');
  const property = { from_account: 'Vehicle', to_account: 'Fixed assets', book_value: '15000' };
  const { paper, words } = await paperOf('contribution', DANA, LLC, '18000', property);
  expect(paper.kind).toBe('contribution-record');
  expect(words).toContain('The contribution was made in property: Vehicle.');
  expect(words).toContain('Eighteen thousand and 00/100 dollars');
  expect(paper.open).toEqual(['the day it was decided', 'the member’s adjusted basis in property']);
  expect(words).toContain('The fair value of the contribution on the effective date was $18,000.00.');
  const say = (details: object) => books.call('paper.make', { crossings: paper.crossings, details });
  await expect(say({ fair_value: '9,000.00' })).rejects.toMatchObject({
    message: expect.stringContaining('the books say “$18,000.00”, and not “9,000.00”'),
  });
  expect(await say({ fair_value: '18,000', basis: '15,000.00' })).toMatchObject({
    open: ['the day it was decided'],
  });
});

it('the owner’s tax paid by the company is a distribution of a cost', async () => {
  await found('s-corp');
  const { paper, words } = await paperOf('personal', LLC, DANA, '1500', {
    ...{ settlement: 'equity', from_account: 'Checking', category: 'Federal tax:Estimated tax' },
  });
  expect(paper.kind).toBe('distribution-consent');
  // Whom it was paid to nobody said: the entry names Dana, who is no merchant.
  expect(words).toContain('The Company paid a cost of the Member (Estimated tax).');
  // An overdrawn account comes to less than what is owed.
  expect(words).toContain('the assets of the Company are less than its liabilities');
});

it('a cost that its owner paid is an expense report; given up it is a contribution', async () => {
  await found('disregarded');
  const { paper, words } = await paperOf('business', DANA, LLC, '480', {
    ...{ from_account: 'Credit card', category: 'Travel', payee: 'Harbor Hotel' },
  });
  expect(paper.kind).toBe('expense-report');
  // What all are for stands above them, and not once more beside each.
  expect(words).toContain('Business purpose As agreed Place');
  expect(words).toContain('2025-03-01 Harbor Hotel, Travel missing 9 480.00');
  const { paper: waived, words: said } = await paperOf('waiver', DANA, LLC, '480', {});
  expect(waived.kind).toBe('contribution-record');
  expect(said).toContain('The Company owed the amount to the Member (Due to owner)');
});

it('a guaranteed payment and wages have memos', async () => {
  await found('partnership');
  const { paper, words } = await paperOf('guaranteed-payment', LLC, DANA, '2500', BANK);
  expect(paper.kind).toBe('guaranteed-payment');
  expect(words).toContain('Two thousand five hundred and 00/100 dollars');
  await books.close();
  books = await TestBooks.create();
  books.world.at = Date.parse('2025-03-10T12:00:00Z');
  await found('s-corp');
  await books.call('account.create', { entity: DANA, name: 'Payroll taxes', type: 'expense', role: 'other' });
  const withheld = [
    { account: 'Withholding', amount: '600' },
    { account: 'Payroll taxes', amount: '382.50' },
  ];
  const memo = await paperOf('wages', LLC, DANA, '5000', { ...BANK, employer_tax: '382.50', withheld });
  expect(memo.paper.kind).toBe('compensation-memo');
  expect(memo.words).toContain('Five thousand and 00/100 dollars');
  expect(memo.words).toMatch(/Officer compensation 5,000\.00/);
});

it('between two companies there are agreements, signed for both by the one who owns them', async () => {
  await found('disregarded');
  const loan = await paperOf('loan', LLC, SISTER, '4000', BANK);
  expect(loan.paper.kind).toBe('loan-agreement');
  expect(loan.words).toContain('Northlight LLC, a Delaware limited liability company (the “Lender”)');
  expect(loan.words).toContain('governed by the law of Delaware');
  const fee = await paperOf('management-fee', LLC, SISTER, '1500', {});
  expect(fee.paper.kind).toBe('services-agreement');
  expect(fee.words).toContain('Northlight LLC, a Delaware limited liability company (the “Provider”)');
  expect(fee.paper.signers.map((one: { signer: string }) => one.signer)).toEqual([
    'Dana Reyes, as sole member and manager of Northlight LLC, and not personally',
    'Dana Reyes, as sole member and manager of Harbor LLC, and not personally',
  ]);
});

it('an account that bears the name of the other entity says what it is', async () => {
  await found('disregarded');
  await paperOf('contribution', DANA, LLC, '4000', BANK);
  const { words } = await paperOf('contribution', DANA, SISTER, '4000', BANK);
  expect(words).toContain('Dana: Interest in LLC: Harbor LLC 4,000.00');
});

it('terms of work hold from the first day that was worked', async () => {
  await found('disregarded');
  const asked = { kind: 'management-fee', from: LLC, to: SISTER, amount: '1500', purpose: 'As agreed' };
  const crossings: string[] = [];
  for (const date of ['2025-02-20', '2025-03-01'])
    crossings.push((await makeDespite(books, { ...asked, date })).id);
  expect(await books.call('paper.make', { crossings })).toMatchObject({
    kind: 'services-agreement',
    effective_on: '2025-02-20',
  });
});

it('one report tells of twenty costs', async () => {
  await found('disregarded');
  const ids: string[] = [];
  for (let at = 1; at <= 20; at++) {
    const made = await makeDespite(books, {
      ...{
        kind: 'business',
        from: DANA,
        to: LLC,
        amount: `${at}.10`,
        date: '2025-03-01',
        purpose: `Visit ${at}`,
      },
      ...{ from_account: 'Credit card', category: 'Travel', payee: 'Railway' },
    });
    ids.push(made.id);
  }
  const paper = await books.call('paper.make', { crossings: ids });
  expect(paper).toMatchObject({ kind: 'expense-report', amount: '212.00' });
  const pages = await pagesOf(await books.call('paper.pdf', { id: paper.id }));
  const words = pages.join(' ');
  for (let at = 1; at <= 20; at++) expect(words).toContain(`Visit ${at} not required 9 ${at}.10`);
  expect(words).toContain('Together 212.00');
  await expect(books.call('paper.make', { crossings: ids.slice(1) })).rejects.toMatchObject({
    ...{ code: 'REFUSED', message: /waits for signatures/ },
  });
});
