import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';
import { pagesOf } from '../support/read-pdf.ts';

let books: TestBooks;

const january = ofx('january.ofx', {
  rows: [
    { date: '2025-01-10', amount: '3300.00', payee: 'Klient Łódź ΑΒΓ', fitid: 'a' },
    { date: '2025-01-20', amount: '-100.00', payee: 'Rent', fitid: 'b' },
  ],
  balance: { amount: '1200.00', on: '2025-01-31' },
});
const february = ofx('february.ofx', {
  rows: [{ date: '2025-02-10', amount: '-50.00', payee: 'Phone', fitid: 'c' }],
  balance: { amount: '1150.00', on: '2025-02-28' },
});

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', {
    ...{ kind: 'llc', name: 'Acme', legal_name: 'Acme Holdings LLC', tax_class: 's-corp' },
  });
  await books.call('imports.commit', { files: [january], account: 'Checking' });
});
afterEach(() => books.close());

const finish = () => books.call('reconcile.finish', { account: 'Checking' });
const report = (asked: object = { account: 'Checking' }) => books.call('reconcile.report', asked);

async function payByHand(amount: string, date: string): Promise<void> {
  const postings = [
    { account: 'Checking', amount: `-${amount}` },
    { account: 'Travel', amount },
  ];
  await books.call('entry.create', { entries: [{ entity: 'Acme', date, payee: 'Airline', postings }] });
}

describe('the report of a reconciliation', () => {
  it('adds up: proven before, in, out, the balance, what is outstanding, the books', async () => {
    const first = await finish();
    await payByHand('25.00', '2025-02-20');
    await payByHand('7.00', '2025-03-01');
    await books.call('imports.commit', { files: [february] });
    await finish();
    expect(await report()).toMatchObject({
      entity: 'Acme Holdings LLC',
      statement_date: '2025-02-28',
      opening_date: '2025-01-31',
      opening_balance: '1200.00',
      cleared_in: { count: 0, sum: '0.00' },
      cleared_out: { count: 1, sum: '-50.00' },
      balance: '1150.00',
      outstanding: { count: 1, sum: '-25.00' },
      books_balance: '1125.00',
      cleared_rows: [{ date: '2025-02-10', payee: 'Phone', file: 'february.ofx' }],
      outstanding_rows: [{ date: '2025-02-20', category: 'Travel', amount: '-25.00', file: null }],
      evidence: [{ file: 'february.ofx', closing_on: '2025-02-28', closing_balance: '1150.00' }],
    });
    expect(await report({ id: first.id })).toMatchObject({
      opening_date: null,
      opening_balance: '0.00',
      cleared_in: { count: 1, sum: '3300.00' },
      cleared_out: { count: 2, sum: '-2100.00' },
      balance: '1200.00',
      outstanding: { count: 0, sum: '0.00' },
    });
  });

  it('counts what a later statement proved as outstanding then', async () => {
    const first = await finish();
    await payByHand('25.00', '2025-01-30');
    const late = ofx('late.ofx', {
      rows: [{ date: '2025-02-02', amount: '-25.00', payee: 'Airline', fitid: 'd' }],
      balance: { amount: '1175.00', on: '2025-02-28' },
    });
    await books.call('imports.commit', { files: [late] });
    await finish();
    expect(await report({ id: first.id })).toMatchObject({
      outstanding: { count: 1, sum: '-25.00' },
      books_balance: '1175.00',
      outstanding_rows: [{ date: '2025-02-02', file: 'late.ofx' }],
    });
  });

  it('tells apart what the bank saw by then and the books have later', async () => {
    await payByHand('25.00', '2025-02-02');
    const early = ofx('early.ofx', {
      rows: [{ date: '2025-01-30', amount: '-25.00', payee: 'Airline', fitid: 'd' }],
      balance: { amount: '1175.00', on: '2025-01-31' },
    });
    await books.call('imports.commit', { files: [early] });
    const { id } = await books.call('reconcile.finish', {
      ...{ account: 'Checking', date: '2025-01-31', balance: '1175.00' },
    });
    expect(await report({ id })).toMatchObject({
      balance: '1175.00',
      outstanding: { count: 0, sum: '0.00' },
      booked_later: { count: 1, sum: '-25.00' },
      books_balance: '1200.00',
      booked_later_rows: [{ payee: 'Airline', amount: '-25.00' }],
    });
    const { rows } = await books.call('reports.trial_balance', {
      ...{ entity: 'Acme', from: '2025-01-01', to: '2025-01-31' },
    });
    expect(JSON.stringify(rows)).toContain('1200.00');
    const [page] = await pagesOf(await books.call('reconcile.paper', { id }));
    expect(page).toMatch(
      /In the books on a later day \(1\) 25\.00 Balance of the books on that day 1,200\.00/,
    );
  });

  it('knows a reconciliation before it in which nothing moved', async () => {
    await finish();
    const empty = { account: 'Checking', date: '2025-02-15', balance: '1200.00' };
    await books.call('reconcile.finish', empty);
    await books.call('imports.commit', { files: [february] });
    await finish();
    expect(await report()).toMatchObject({ opening_date: '2025-02-15', opening_balance: '1200.00' });
  });

  it('says that there is none yet, and asks for one of id and account', async () => {
    await expect(report()).rejects.toMatchObject({ code: 'NOT_FOUND', message: /never reconciled/ });
    await expect(report({ id: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(report({})).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('the paper of a reconciliation', () => {
  it('says the same, in any script, on every page', async () => {
    const { id } = await finish();
    const paper: File = await books.call('reconcile.paper', { id });
    expect(paper.name).toBe('Reconciliation Checking 2025-01-31.pdf');
    expect(paper.type).toBe('application/pdf');
    const [page] = await pagesOf(paper);
    expect(page).toContain('Acme Holdings LLC');
    expect(page).toMatch(/Balance of the statement\s+1,200\.00/);
    expect(page).toMatch(/Money out and charges \(2\)\s+−2,100\.00/);
    // Each part of the typeface sets its own letters: what is read back has gaps.
    expect(page?.replaceAll(' ', '')).toContain('KlientŁódźΑΒΓ');
    expect(page).toMatch(/Rent Uncategorised line 8 −100\.00/);
    expect(page).toContain(`reconciliation ${id}`);
    expect(page).toContain('Page 1 of 2');
  });

  it('goes on with its head on the next page', async () => {
    const rows = Array.from({ length: 90 }, (_, i) => ({
      ...{ date: '2025-02-10', amount: '-1.00', payee: `Shop ${i}`, fitid: `s${i}` },
    }));
    const many = ofx('many.ofx', { rows, balance: { amount: '1110.00', on: '2025-02-28' } });
    await finish();
    await books.call('imports.commit', { files: [many] });
    const { id } = await finish();
    const pages = await pagesOf(await books.call('reconcile.paper', { id }));
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toMatch(/Statement row Amount/);
    expect(pages.at(-1)).toMatch(/Together\s+−90\.00/);
  });

  it('tells what was finished before over its days and opened again, and what the bank’s file states instead', async () => {
    const { id } = await finish();
    await books.call('imports.commit', { files: [february] });
    const later = await finish();
    await books.call('reconcile.reopen', { id: later.id, reason: 'A fee is missing' });
    await books.call('reconcile.finish', {
      ...{ account: 'Checking', date: '2025-02-20', balance: '1150.00' },
    });
    await books.call('history.undo');
    await payByHand('9.00', '2025-02-27');
    const { rows } = await books.call('entry.register', { account: 'Checking', limit: 1, descending: true });
    await books.call('reconcile.mark', {
      ...{ account: 'Checking', entries: [rows[0].entry_id], status: 'cleared' },
    });
    const typed = { account: 'Checking', balance: '1141.00', reason: 'The fee came after the file' };
    expect(await books.call('reconcile.finish', typed)).toMatchObject({ statement_date: '2025-02-28' });
    expect(await report()).toMatchObject({
      ...{ evidence: [], bank_balance: '1150.00', reason: 'The fee came after the file' },
      overruled: [{ file: 'february.ofx', closing_balance: '1150.00' }],
      unlocked: [
        { statement_date: '2025-02-28', balance: '1150.00', reason: 'A fee is missing' },
        { statement_date: '2025-02-20', balance: '1150.00', reason: null },
      ],
    });
    const words = (await pagesOf(await books.call('reconcile.paper', { account: 'Checking' }))).join(' ');
    expect(words).toMatch(/2025-02-28 \S+ .*A fee is missing 1,150\.00 .*Taken back \(Undo\) 1,150\.00/);
    expect(words).toMatch(/Reason given The fee came after the file february\.ofx states 1,150\.00/);
    expect(await report({ id })).toMatchObject({ unlocked: [], overruled: [] });
  });

  it('is the same byte for byte when nothing has changed', async () => {
    const { id } = await finish();
    const bytes = async () =>
      new Uint8Array(await (await books.call('reconcile.paper', { id })).arrayBuffer());
    expect(await bytes()).toEqual(await bytes());
  });
});
