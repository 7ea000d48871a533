/** Forms 1099 of a year out of the books: who is reported, who is left out and why, what is missing. */
import { describe, expect, it } from 'vitest';
import { PlainBooks } from '../reports/plain-books.ts';

const E = 'Harbor LLC';
const LABOR = 'Contract labor';

function harbor(tax_class = 'partnership'): PlainBooks {
  const books = new PlainBooks();
  books.call('entity.create', { kind: 'llc', name: E, tax_class, ein: '12-3456789' });
  return books;
}

const forms = (books: PlainBooks, year = 2025, entity = E) => books.call('vendor.forms', { entity, year });
/** Name, box, paid, and why it is not reported, or "due". */
const told = (books: PlainBooks, year = 2025, entity = E) =>
  forms(books, year, entity).rows.map(({ name, box, paid, why }) => [name, box, paid, why ?? 'due']);

function pay(books: PlainBooks, date: string, payee: string, amount: string, by = 'Checking', cost = LABOR) {
  return books.enter(E, date, payee, { [cost]: amount, [by]: `-${amount}` });
}

const ADDRESS = { street: '1 Quay', city: 'Casper', state: 'WY', zip: '82601' };

describe('a bill over the year’s end', () => {
  const bill = (books: PlainBooks, date: string, payee: string) =>
    books.enter(E, date, payee, { [LABOR]: '900', 'Accounts payable': '-900' });
  const settle = (books: PlainBooks, date: string, payee: string) =>
    books.enter(E, date, payee, { 'Accounts payable': '900', Checking: '-900' });

  it('is reported in the year it was paid, before or after it came', () => {
    const books = harbor();
    settle(books, '2025-12-20', 'Ash');
    expect(forms(books).notes[0]).toMatch(/^Ash was paid 900.00 on account, without a bill/);
    bill(books, '2026-01-10', 'Ash');
    bill(books, '2024-12-10', 'Birch');
    settle(books, '2025-01-10', 'BIRCH');
    bill(books, '2024-12-11', 'Cedar');
    settle(books, '2025-01-11', 'ACH 900');
    expect(told(books)).toEqual([
      ['Ash', 'nec-1', '900.00', 'due'],
      ['Birch', 'nec-1', '900.00', 'due'],
      ['Cedar', 'nec-1', '900.00', 'due'],
    ]);
    expect(told(books, 2026)).toEqual([]);
  });
});

describe('what is paid', () => {
  it('is reported from 600 dollars of 2025 and from 2,000 of 2026 on', () => {
    const books = harbor();
    for (const year of [2025, 2026]) {
      pay(books, `${year}-03-01`, 'Ash', '600');
      pay(books, `${year}-03-01`, 'Birch', '599.99');
      pay(books, `${year}-03-01`, 'Cedar', '2000');
      pay(books, `${year}-03-01`, 'Quay Rents', '1999.99', 'Checking', 'Rent');
    }
    expect(told(books)).toEqual([
      ['Ash', 'nec-1', '600.00', 'due'],
      ['Birch', 'nec-1', '599.99', 'below'],
      ['Cedar', 'nec-1', '2000.00', 'due'],
      ['Quay Rents', 'misc-1', '1999.99', 'due'],
    ]);
    expect(told(books, 2026).map(([name, , , why]) => [name, why])).toEqual([
      ['Ash', 'below'],
      ['Birch', 'below'],
      ['Cedar', 'due'],
      ['Quay Rents', 'below'],
    ]);
  });

  it('is not reported where a card, PayPal or the owner paid it, and shown', () => {
    const books = harbor();
    books.call('account.create', { entity: E, name: 'PayPal', type: 'asset', role: 'bank', currency: 'USD' });
    pay(books, '2025-02-01', 'Ash', '900', 'Business credit card');
    pay(books, '2025-03-01', 'Ash', '800', 'PayPal');
    pay(books, '2025-04-01', 'Ash', '700', 'Due to owner');
    const [row] = forms(books).rows;
    expect(row).toMatchObject({ card: '900.00', network: '800.00', owner: '700.00', paid: '0.00' });
    expect(row).toMatchObject({ due: false, why: 'means', missing: [] });
    expect(forms(books).notes[0]).toContain('Ash: 700.00 was paid by the owner.');
    expect(forms(books).missing_w9).toEqual([]);
  });

  it('goes by what somebody says of a payment or an account, until it is taken back', () => {
    const books = harbor();
    const entry_id = pay(books, '2025-02-01', 'Ash', '900');
    books.call('vendor.set_payment', { entry_id, means: 'card' });
    expect(told(books)).toEqual([['Ash', 'nec-1', '0.00', 'means']]);
    books.call('vendor.set_payment', { entry_id, means: null });
    expect(told(books)).toEqual([['Ash', 'nec-1', '900.00', 'due']]);
    const account = { entity: E, account: 'Checking' };
    expect(books.call('vendor.set_account', { ...account, counts: 'network' })).toMatchObject({
      ...{ counts: 'network', chosen: true },
    });
    expect(told(books)).toEqual([['Ash', 'nec-1', '0.00', 'means']]);
    expect(books.call('vendor.set_account', { ...account, counts: null })).toMatchObject({ counts: 'paid' });
    books.call('vendor.set_account', { entity: E, account: 'Advertising', counts: 'nec-1' });
    pay(books, '2025-05-01', 'Designer', '650', 'Checking', 'Advertising');
    expect(told(books)).toContainEqual(['Designer', 'nec-1', '650.00', 'due']);
    expect(() => books.call('vendor.set_account', { ...account, counts: 'misc-1' })).toThrow('is asset');
    expect(() => books.call('vendor.set_account', { entity: E, account: LABOR, counts: 'card' })).toThrow(
      'is expense: it can’t count as that.',
    );
  });

  it('takes accounts below one for what that one is', () => {
    const books = harbor();
    books.call('account.create', { entity: E, name: 'Editors', type: 'expense', parent: LABOR });
    pay(books, '2025-05-01', 'Ash', '650', 'Checking', 'Editors');
    expect(told(books)).toEqual([['Ash', 'nec-1', '650.00', 'due']]);
  });

  it('counts a bill in the year that it is paid', () => {
    const books = harbor();
    pay(books, '2025-12-20', 'Ash', '5000', 'Accounts payable');
    expect(forms(books).rows[0]).toMatchObject({ paid: '0.00', unpaid: '5000.00', why: 'unpaid' });
    books.enter(E, '2026-01-15', 'ASH ', { 'Accounts payable': '5000', Checking: '-5000' });
    expect(told(books, 2026)).toEqual([['Ash', 'nec-1', '5000.00', 'due']]);
  });

  it('to nobody is said', () => {
    const books = harbor();
    pay(books, '2025-05-01', '', '5000');
    expect(told(books)).toEqual([['', 'nec-1', '5000.00', 'no-payee']]);
    expect(forms(books).missing_w9).toEqual([]);
    expect(forms(books).notes[0]).toContain('5000.00 was paid to nobody that the books name');
  });
});

describe('who they are', () => {
  it.each([
    ['individual', null, 'due'],
    ['partnership', null, 'due'],
    ['llc-partnership', null, 'due'],
    ['trust', null, 'due'],
    ['c-corp', null, 'corporation'],
    ['llc-s-corp', null, 'corporation'],
    ['s-corp', 'attorney', 'due'],
    ['s-corp', 'medical', 'corporation'],
    ['exempt', null, 'exempt'],
    ['foreign', 'attorney', 'foreign'],
  ])('a %s (%s) paid for services: %s', (classification, profession, why) => {
    const books = harbor();
    books.call('vendor.add', { name: 'Ash', classification, profession });
    pay(books, '2025-05-01', 'Ash', '5000');
    expect(told(books)).toEqual([['Ash', 'nec-1', '5000.00', why]]);
  });

  it.each([
    ['misc-1', 'attorney', 'corporation'],
    ['misc-6', 'medical', 'due'],
    ['misc-6', 'attorney', 'corporation'],
    ['misc-10', 'attorney', 'due'],
  ])('a corporation in box %s, %s: %s', (counts, profession, why) => {
    const books = harbor();
    books.call('vendor.add', { name: 'Ash', classification: 'c-corp', profession });
    books.call('vendor.set_account', { entity: E, account: LABOR, counts });
    pay(books, '2026-05-01', 'Ash', '5000');
    expect(told(books, 2026)).toEqual([['Ash', counts, '5000.00', why]]);
  });

  it('gross proceeds to an attorney keep 600 dollars in 2026, medical payments do not', () => {
    const books = harbor();
    for (const [name, counts, cost] of [
      ['Counsel', 'misc-10', LABOR],
      ['Doctor', 'misc-6', 'Commissions'],
    ] as const) {
      books.call('vendor.set_account', { entity: E, account: cost, counts });
      pay(books, '2026-05-01', name, '600', 'Checking', cost);
    }
    expect(told(books, 2026).map(([name, , , why]) => [name, why])).toEqual([
      ['Doctor', 'below'],
      ['Counsel', 'due'],
    ]);
  });

  it('payees of one vendor count together, and one payee is one vendor', () => {
    const books = harbor();
    pay(books, '2025-05-01', 'ASH DESIGN', '400');
    pay(books, '2025-06-01', 'Ash  Design Studio', '300');
    expect(told(books).map(([, , , why]) => why)).toEqual(['below', 'below']);
    const { id } = books.call('vendor.add', { name: 'Ash', payees: ['Ash Design'] });
    books.call('vendor.assign', { payee: 'ash design studio', vendor: 'Ash' });
    expect(forms(books).rows).toMatchObject([{ vendor_id: id, paid: '700.00', due: true }]);
    expect(() => books.call('vendor.add', { name: 'Other', payees: ['ash design'] })).toThrow(
      '“ash design” is the vendor Ash already.',
    );
    books.call('vendor.assign', { payee: 'Ash Design', vendor: null });
    expect(books.call('vendor.list', {})[0]!.payees).toEqual(['ash design studio']);
    books.call('vendor.remove', { id });
    expect(told(books).map(([name]) => name)).toEqual(['ASH DESIGN', 'Ash  Design Studio']);
  });

  it('shows a number by its last digits alone, and says what is missing', () => {
    const books = harbor();
    pay(books, '2025-05-01', 'Ash', '1000');
    expect(forms(books).rows[0]).toMatchObject({
      ...{ vendor_id: null, w9: 'missing', missing: ['w9', 'tin', 'address', 'classification'] },
      to_withhold: '240.00',
    });
    expect(forms(books).missing_w9).toEqual([{ vendor_id: null, name: 'Ash', paid: '1000.00', due: true }]);
    const made = books.call('vendor.add', { name: 'Ash', w9_requested_on: '2025-04-20' });
    expect(forms(books).rows[0]).toMatchObject({
      w9: 'requested',
      missing: ['w9', 'tin', 'address', 'classification'],
    });
    const changed = books.call('vendor.update', {
      ...{ id: made.id, tin: '123-45-6789', classification: 'individual', ...ADDRESS },
      w9_received_on: '2025-04-25',
    });
    expect(changed).toMatchObject({ tin: '***-**-6789', w9_requested_on: '2025-04-20', name: 'Ash' });
    expect(forms(books).rows[0]).toMatchObject({ w9: 'received', missing: [], to_withhold: '0.00' });
    expect(forms(books).missing_w9).toEqual([]);
    expect(() => books.call('vendor.update', { id: made.id, w9_received_on: '2025-04-19' })).toThrow(
      'before it was asked for',
    );
    expect(() => books.call('vendor.add', { name: 'ASH' })).toThrow('There is a vendor “Ash” already.');
    expect(() => books.call('vendor.update', { id: made.id, tin: '1234' })).toThrow('not a taxpayer number');
  });
});

describe('what was withheld', () => {
  it('is reported whatever was paid, and taken off what is still to be withheld', () => {
    const books = harbor();
    books.call('account.create', { entity: E, name: 'Backup withholding', type: 'liability' });
    books.call('vendor.set_account', { entity: E, account: 'Backup withholding', counts: 'withheld' });
    books.enter(E, '2025-05-01', 'Ash', { [LABOR]: '500', Checking: '-440', 'Backup withholding': '-60' });
    expect(forms(books).rows[0]).toMatchObject({
      ...{ paid: '500.00', withheld: '60.00', due: true, to_withhold: '60.00' },
    });
  });
});

describe('whose it is', () => {
  it('a person’s own payments are no business’s', () => {
    const books = harbor();
    books.call('entity.create', { kind: 'person', name: 'Dana' });
    expect(() => forms(books, 2025, 'Dana')).toThrow('what they pay for themselves is not reported');
    expect(() => forms(books, 2031)).toThrow('2031');
  });

  it('two LLCs of one owner are one payer', () => {
    const books = harbor('disregarded');
    books.call('entity.create', { kind: 'person', name: 'Dana' });
    books.call('entity.create', { kind: 'llc', name: 'Ash LLC', tax_class: 'disregarded' });
    pay(books, '2025-05-01', 'Editor', '400');
    expect(told(books)).toEqual([['Editor', 'nec-1', '400.00', 'below']]);
    books.enter('Ash LLC', '2025-05-01', 'Editor', { [LABOR]: '250', Checking: '-250' });
    expect(forms(books).rows[0]).toMatchObject({ paid: '400.00', elsewhere: '250.00', due: true });
    expect(forms(books).notes.join(' ')).toContain('Editor was paid 250.00 by other companies');
  });
});

describe('the due dates', () => {
  it('is due on the last day of January, or the next on which offices are open', () => {
    const books = harbor();
    expect(forms(books, 2025).due).toEqual([
      { form: '1099-NEC', to_recipient: '2026-02-02', to_irs: '2026-02-02' },
      { form: '1099-MISC', to_recipient: '2026-02-02', to_irs: '2026-03-31' },
    ]);
  });
});
