/** Terms that are written down after something was paid back: they begin with what is true by then. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';
import { pagesOf } from '../support/read-pdf.ts';

const LLC = 'Northlight LLC';
const DANA = 'Dana';
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: DANA, legal_name: 'Dana Reyes' });
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded', state: 'WY' });
});
afterEach(() => books.close());

const cross = (kind: string, date: string, amount: string) =>
  books.call('crossing.make', {
    ...{ kind, date, amount, purpose: 'Advance' },
    ...(kind === 'loan' ? { from: LLC, to: DANA } : { from: DANA, to: LLC }),
    ...{ from_account: 'Checking', to_account: 'Checking' },
  });

const TERMS = {
  ...{ rate: '6', plan: 'level', every: 'month', first_payment: '2026-02-01', payments: 12 },
};
const write = (crossing: string, more: object = {}) =>
  books.call('loan.create', { crossing, purpose: 'Advance to owner', ...TERMS, ...more });

describe('an advance of 8,000 of which 2,000 came back', () => {
  let lent: string;
  beforeEach(async () => {
    lent = (await cross('loan', '2025-05-01', '8000.00')).id;
    await cross('repayment', '2025-09-01', '2000.00');
  });

  it('is told of beside the loans until its terms are written down', async () => {
    const later = (await cross('loan', '2025-10-01', '500.00')).id;
    const open = (as_of: string) => books.call('loan.unwritten', { entity: DANA, as_of });
    expect(await open('2025-04-30')).toEqual([]);
    expect(await open('2025-12-31')).toMatchObject([
      {
        ...{ lender: { name: LLC }, borrower: { name: DANA }, owed: '6500.00', since: '2025-05-01' },
        lendings: [lent, later],
      },
    ]);
    await write(lent);
    expect(await open('2025-12-31')).toMatchObject([{ owed: '500.00', lendings: [later] }]);
  });

  it('becomes a loan with what was paid back, owed from day to day', async () => {
    const loan = await write(lent);
    expect(loan.movements).toMatchObject([
      { kind: 'loan', date: '2025-05-01', principal: '8000.00', balance: '8000.00' },
      { kind: 'repayment', date: '2025-09-01', principal: '-2000.00', balance: '6000.00' },
    ]);
    expect(loan.outstanding).toBe('6000.00');
    // Four months of 8,000 and four of 6,000, thirty days each, and 14 days of January: 160 + 120 + 14.
    expect(loan.interest_unpaid).toBe('294.00');
    const { findings } = await books.call('veil.health', { entity: LLC, as_of: '2026-01-15' });
    expect(findings.filter(({ subject }: { subject: { id: string } }) => subject.id.includes('/'))).toEqual(
      [],
    );
  });

  it('asks for twelve payments on what is left, and not as if nothing had come back', async () => {
    const { schedule, before } = await books.call('loan.preview', { crossing: lent, ...TERMS });
    expect(before).toMatchObject({ lent: '8000.00', repaid: '2000.00', owed: '6000.00' });
    const loan = await write(lent);
    expect(loan.schedule).toEqual(schedule);
    // A spreadsheet: PMT(0.5 %, 12, −6,310, 0, 1), with the interest of 310 by the first payment.
    const total = loan.schedule.reduce(
      (sum: number, row: { principal: string }) => sum + Number(row.principal),
      0,
    );
    expect([loan.schedule.length, total]).toEqual([12, 6000]);
    expect(loan.schedule[0]).toMatchObject({ due: '2026-02-01', interest: '310.00', payment: '540.38' });
    expect(loan.schedule.at(-1)).toMatchObject({ due: '2027-01-01', balance: '0.00' });
    expect(loan.due.every(({ open, payment }: { open: string; payment: string }) => open === payment)).toBe(
      true,
    );
  });

  it('is told so on the note', async () => {
    const loan = await write(lent);
    const note = await books.call('paper.make', { loan: loan.id, late_reason: 'Nobody wrote it down' });
    const said = (await pagesOf(await books.call('paper.pdf', { id: note.id }))).join(' ');
    expect(said).toMatch(/Paid back by January 15, 2026\s*\$2,000\.00/);
    expect(said).toMatch(/Still owed of the principal\s*\$6,000\.00/);
  });

  it('takes no payment that went to another advance, and another advance that shared one', async () => {
    const second = await cross('loan', '2025-10-01', '3000.00');
    const alone = await books.call('loan.preview', { crossing: second.id, ...TERMS });
    expect(alone.before).toMatchObject({ lent: '3000.00', repaid: '0.00', crossings: [second.id] });
    await cross('repayment', '2025-11-01', '7000.00');
    const { before } = await books.call('loan.preview', { crossing: second.id, ...TERMS });
    expect(before).toMatchObject({ lent_on: '2025-05-01', lent: '11000.00', repaid: '9000.00' });
  });

  it('keeps payments on due days that the terms had by then as payments on those', async () => {
    const loan = await write(lent, { first_payment: '2025-09-01', payments: 4 });
    // PMT(0.5 %, 4, −8,160, 0, 1).
    expect(loan.due[0]).toMatchObject({
      due: '2025-09-01',
      payment: '2055.29',
      met_on: null,
      days_late: 136,
    });
    expect(loan.due[0].open).toBe('55.29');
  });
});
