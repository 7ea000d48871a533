/** What is open of every company, and which movements it is about. */
import { afterEach, expect, it } from 'vitest';
import { statementFile, TestBooks } from '../support/books.ts';
import { makeDespite } from '../support/despite.ts';

const [LLC, SISTER, DANA] = ['Northlight LLC', 'Harbor LLC', 'Dana'];
const BANK = { from_account: 'Checking', to_account: 'Checking' };
let books: TestBooks;
afterEach(() => books.close());

it('names the draw, what was lent with or without a loan on record, and the fees between two companies', async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: DANA });
  const members = [{ name: DANA, entity: DANA, share: '100' }];
  for (const name of [LLC, SISTER])
    await books.call('entity.create', { kind: 'llc', name, tax_class: 'disregarded', state: 'WY', members });
  const move = async (
    kind: string,
    from: string | undefined,
    to: string | undefined,
    more: object = BANK,
  ) => {
    const told = { kind, from, to, amount: '500', date: '2025-03-01', purpose: 'As agreed', ...more };
    return (await makeDespite(books, told)).id as string;
  };
  const draw = await move('draw', LLC, DANA);
  // Of an open account the oldest is paid back and the second papered in full: only the third wants a note.
  const advances = [
    await move('loan', LLC, DANA),
    await move('loan', LLC, DANA, { ...BANK, date: '2025-03-02' }),
    await move('loan', LLC, DANA, { ...BANK, date: '2025-03-03' }),
  ];
  await move('repayment', DANA, LLC, { ...BANK, date: '2025-03-04' });
  const note = {
    crossings: [advances[1]],
    signed_on: '2025-03-02',
    file: statementFile('note.pdf', '%PDF-1.4'),
  };
  await books.call('paper.attach', note);
  const fee = await move('management-fee', LLC, SISTER, {});
  const loan = await books.call('loan.create', {
    ...{ lender: LLC, borrower: SISTER, date: '2025-04-01', principal: '900', purpose: 'Stock', rate: '6' },
    ...{ plan: 'free', lender_account: 'Checking', borrower_account: 'Checking' },
  });
  const lent: string = (await books.call('crossing.wall')).at(-1).id;
  const open: { entity: string; check: string; key: string; crossings: string[] }[] = await books.call(
    'veil.open',
    { as_of: '2025-12-31' },
  );
  const about = (entity: string, check: string, part = '') =>
    open
      .filter((one) => one.entity === entity && one.check === check && one.key.includes(part))
      .flatMap(({ crossings }) => crossings);
  expect(about(LLC!, 'V03')).toEqual([draw]);
  expect(about(LLC!, 'V05').sort()).toEqual([advances[2], lent].sort());
  expect(about(LLC!, 'V06').sort()).toEqual([advances[1], advances[2]].sort());
  expect(about(LLC!, 'V05', loan.id)).toEqual([lent]);
  expect(about(SISTER!, 'V10', 'services').concat(about(SISTER!, 'V10', 'loan'))).toEqual([fee, lent]);
  // What is about no movement is told all the same, and what is cured is not.
  expect(about(LLC!, 'V11')).toEqual([]);
  const health = await books.call('veil.health', { entity: LLC, as_of: '2025-12-31' });
  const keys = health.findings
    .filter((one: { cured: unknown }) => one.cured === null)
    .map((one: { key: string }) => one.key);
  expect(open.filter(({ entity }) => entity === LLC).map(({ key }) => key)).toEqual(keys);
});
