/** Basis of what a shareholder lent an S corporation before its books began: as somebody named it, and counted once. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';

const [CO, ADA] = ['Elm LLC', 'Ada'];
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: ADA });
  const members = [{ name: ADA, entity: ADA, share: '100' }];
  await books.call('entity.create', { kind: 'llc', name: CO, tax_class: 's-corp', members });
  await books.call('entry.create', {
    entries: [
      {
        ...{ entity: CO, date: '2025-01-01', payee: 'Opening', source: 'opening' },
        postings: [
          { account: 'Checking', amount: '20000' },
          { account: 'Notes payable to owner', amount: '-12000' },
          { account: '3900', amount: '-8000' },
        ],
      },
    ],
  });
  await books.call('crossing.make', {
    ...{ kind: 'loan', from: ADA, to: CO, amount: '3000', date: '2025-03-01', purpose: 'Stock' },
    ...{ from_account: 'Checking', to_account: 'Checking' },
  });
  await item('opening', '8000', '2025-01-01');
});
afterEach(() => books.close());

const item = (kind: string, amount: string, date: string) =>
  books.call('member.add_item', { entity: CO, member: ADA, kind, amount, date, note: 'Form 7203 of 2024' });
async function debtOf(to: string) {
  const { members, notes } = await books.call('member.basis', { entity: CO, to });
  return { ...members[0].years.at(-1).debt, notes: notes.join(' ') };
}

it.each(['2024-12-31', '2025-01-01', '2025-01-02'])(
  'named as of %s, the opening balance of the note is in it',
  async (on) => {
    await item('opening-debt', '9000', on);
    expect(await debtOf('2025-12-31')).toMatchObject({
      ...{ opening: '9000.00', lent: '3000.00', closing: '12000.00', face: '15000.00' },
      notes: expect.not.stringContaining('loans brought in'),
    });
  },
);

it('counts with what is owed where nobody named it, and says so', async () => {
  expect(await debtOf('2025-12-31')).toMatchObject({
    ...{ opening: '12000.00', lent: '3000.00', closing: '15000.00', face: '15000.00' },
    notes: expect.stringContaining('Add the basis of loans brought in'),
  });
});

it('named later, it takes the place of what the years before came to', async () => {
  await item('opening-debt', '11000', '2026-01-01');
  expect(await debtOf('2025-12-31')).toMatchObject({ closing: '15000.00' });
  expect(await debtOf('2026-01-15')).toMatchObject({ opening: '11000.00', lent: '0.00', face: '15000.00' });
});
