/** The Forms 1099 of a year as files for the portal of the IRS (IRIS), read as a spreadsheet reads them. */
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { PlainBooks } from '../reports/plain-books.ts';

const E = 'Harbor LLC';

function harbor(): PlainBooks {
  const books = new PlainBooks();
  books.call('entity.create', { kind: 'llc', name: E, tax_class: 'partnership', ein: '12-3456789' });
  return books;
}

function pay(books: PlainBooks, date: string, payee: string, amount: string, cost = 'Contract labor') {
  return books.enter(E, date, payee, { [cost]: amount, Checking: `-${amount}` });
}

const ADDRESS = { street: '1 Quay', city: 'Casper', state: 'WY', zip: '82601' };

const IRIS_COMMON =
  'Form Type,Tax Year,Payer TIN Type,Payer Taxpayer ID Number,Payer Name Type,Payer Business or Entity Name Line 1,Payer Business or Entity Name Line 2,Payer First Name,Payer Middle Name,Payer Last Name (Surname),Payer Suffix,Payer Country,Payer Address Line 1,Payer Address Line 2,Payer City/Town,Payer State/Province/Territory,Payer ZIP/Postal Code,Payer Phone Type,Payer Phone,Payer Email Address,Recipient TIN Type,Recipient Taxpayer ID Number,Recipient Name Type,Recipient Business or Entity Name Line 1,Recipient Business or Entity Name Line 2,Recipient First Name,Recipient Middle Name,Recipient Last Name (Surname),Recipient Suffix,Recipient Country,Recipient Address Line 1,Recipient Address Line 2,Recipient City/Town,Recipient State/Province/Territory,Recipient ZIP/Postal Code,Office Code,Form Account Number';
const IRIS_STATES =
  'Combined Federal/State Filing,State 1,State 1 - State Tax Withheld,State 1 - State/Payer state number,State 1 - State income,State 1 - Local income tax withheld,State 1 - Special Data Entries,State 2,State 2 - State Tax Withheld,State 2 - State/Payer state number,State 2 - State income,State 2 - Local income tax withheld,State 2 - Special Data Entries';
const IRIS_NEC =
  '2nd TIN Notice,Box 1 - Nonemployee Compensation,Box 2 - Payer made direct sales totaling $5000 or more of consumer products to a recipient for resale,Box 4 - Federal income tax withheld,';
const IRIS_MISC =
  'FATCA Filing Requirements,2nd TIN Notice,Box 1 - Rents,Box 2 - Royalties,Box 3 - Other Income,Box 4 - Federal income tax withheld,Box 5 - Fishing boat proceeds,Box 6 - Medical and health care payments,Box 7 - Direct sales of $5000 or more of consumer products to a recipient for resale,Box 8 - Subtitute payments in lieu of dividends or interest,Box 9 - Crop insurance proceeds,Box 10 - Gross proceeds paid to an attorney,Box 11 - Fish purchased for resale,Box 12 - Section 409A deferrals,Box 14 - Excess golden parachute payments,Box 15 - Nonqualified deferred compensation,';

describe('the file', () => {
  it('has a row for each form, whole numbers of recipients, and names what is incomplete', () => {
    const books = harbor();
    books.call('vendor.add', {
      ...{
        name: 'Ash',
        legal_name: 'Ash B. Dunn',
        tin: '12-3456780',
        classification: 'individual',
        ...ADDRESS,
      },
      w9_received_on: '2025-01-05',
    });
    books.call('vendor.add', { name: 'Dale', legal_name: 'Dale van der Hoek Jr.', tin: '123-45-6789' });
    pay(books, '2025-05-01', 'Ash', '1000');
    pay(books, '2025-05-02', 'Ash', '700', 'Rent');
    pay(books, '2025-05-03', '=Birch', '800');
    pay(books, '2025-05-03', 'Cedar', '10');
    pay(books, '2025-05-04', 'Dale', '900');
    const { files, incomplete, notes } = books.call('vendor.file', { entity: E, year: 2025 });
    expect(files.map(({ name, forms: count }) => [name, count])).toEqual([
      ['harbor-llc-1099-nec-2025.csv', 3],
      ['harbor-llc-1099-misc-2025.csv', 1],
    ]);
    const [nec, misc] = files.map(
      ({ text }) => Papa.parse<Record<string, string>>(text.trimEnd(), { header: true }).data,
    );
    expect(nec!.map((one) => one['Recipient Business or Entity Name Line 1'])).toEqual([
      "'=Birch",
      'Ash B. Dunn',
      '',
    ]);
    expect(nec![1]).toMatchObject({
      ...{ 'Form Type': '1099-NEC', 'Tax Year': '2025', 'Payer TIN Type': 'EIN' },
      ...{ 'Payer Taxpayer ID Number': '123456789', 'Payer Business or Entity Name Line 1': E },
      ...{ 'Recipient TIN Type': 'EIN', 'Recipient Taxpayer ID Number': '123456780' },
      ...{ 'Recipient City/Town': 'Casper', 'Box 1 - Nonemployee Compensation': '1000.00' },
    });
    // Whose number is a person's is filed by first and last name.
    expect(nec![2]).toMatchObject({
      ...{ 'Recipient Name Type': 'I', 'Recipient TIN Type': 'SSN', 'Recipient First Name': 'Dale' },
      ...{ 'Recipient Middle Name': 'van der', 'Recipient Last Name (Surname)': 'Hoek' },
      'Recipient Suffix': 'Jr.',
    });
    expect(misc).toMatchObject([{ 'Form Type': '1099-MISC', 'Box 1 - Rents': '700.00' }]);
    expect(incomplete).toEqual(['=Birch', 'Dale']);
    expect(notes[0]).toContain('hold the first line against the template of 2025 that the portal gives');
  });

  it('has the columns of the IRS’s template of 2024, as another program writes them', () => {
    const books = harbor();
    for (const payee of ['Ash', 'Birch']) {
      pay(books, '2024-05-01', payee, '1000');
      pay(books, '2024-05-02', payee, '700', 'Rent');
    }
    const { files, notes } = books.call('vendor.file', { entity: E, year: 2024 });
    // Told where it is asked for, and not among the other notes again.
    const forms = books.call('vendor.forms', { entity: E, year: 2024 });
    expect(forms.payer.wanted).toBe(notes[0]);
    expect(forms.notes.join(' ')).not.toContain('itself these forms want');
    const heads = files.map(({ text }) => Papa.parse<string[]>(text).data[0]!);
    expect(heads.map((head) => head.length)).toEqual([37 + 17, 37 + 29]);
    for (const head of heads) expect(head.slice(0, 37).join(',')).toBe(IRIS_COMMON);
    expect(heads[0]!.slice(37).join(',')).toBe(IRIS_NEC + IRIS_STATES);
    expect(heads[1]!.slice(37).join(',')).toBe(IRIS_MISC + IRIS_STATES);
    expect(notes).toEqual([
      'Of Harbor LLC itself these forms want the address and telephone number, which are not on record: say so under “Chart of accounts”, “Change”, or with “entity update”.',
    ]);
  });

  it('says who paid, where and by which telephone, once that is on record', () => {
    const books = harbor();
    pay(books, '2024-05-01', 'Ash', '1000');
    const { state, ...address } = ADDRESS;
    const told = { ...address, street2: 'Suite 5', address_state: state, phone: '+1 (307) 555-0142' };
    const payer = () => {
      const { files, notes } = books.call('vendor.file', { entity: E, year: 2024 });
      return { notes, row: Papa.parse<Record<string, string>>(files[0]!.text, { header: true }).data[0]! };
    };
    books.call('entity.update', { entity: E, ...told });
    const { payer: known } = books.call('vendor.forms', { entity: E, year: 2024 });
    expect(known).toEqual({
      address: ['1 Quay', 'Suite 5', 'Casper, WY 82601'],
      ...{ phone: '+1 (307) 555-0142', missing: [], wanted: null },
    });
    expect(payer().notes).toEqual([]);
    expect(payer().row).toMatchObject({
      ...{ 'Payer Country': 'US', 'Payer Address Line 1': '1 Quay', 'Payer Address Line 2': 'Suite 5' },
      ...{ 'Payer City/Town': 'Casper', 'Payer State/Province/Territory': 'WY' },
      ...{ 'Payer ZIP/Postal Code': '82601', 'Payer Phone Type': 'D', 'Payer Phone': '3075550142' },
    });
    books.call('entity.update', { entity: E, ein: null, zip: '' });
    expect(payer().notes).toEqual([expect.stringContaining('want the EIN and address, which are not')]);
  });

  it('bears the owner’s name and number where the LLC is disregarded, and never the LLC’s own', () => {
    const books = new PlainBooks();
    books.call('entity.create', { kind: 'person', name: 'Ada', legal_name: 'Ada B. Hale' });
    books.call('entity.create', { kind: 'llc', name: E, tax_class: 'disregarded', ein: '12-3456789' });
    pay(books, '2025-05-01', 'Ash', '1000');
    const file = () => {
      const { files, notes } = books.call('vendor.file', { entity: E, year: 2025 });
      return { notes, row: Papa.parse<Record<string, string>>(files[0]!.text, { header: true }).data[0]! };
    };
    expect(file().row).toMatchObject({
      ...{ 'Payer TIN Type': '', 'Payer Taxpayer ID Number': '', 'Payer Name Type': 'I' },
      ...{ 'Payer First Name': 'Ada', 'Payer Middle Name': 'B.', 'Payer Last Name (Surname)': 'Hale' },
      'Payer Business or Entity Name Line 1': '',
    });
    expect(file().notes.join(' ')).toContain('The payer is Ada: Harbor LLC is disregarded');
    expect(file().notes.join(' ')).toContain('SSN, or EIN as a sole proprietor');
    books.call('entity.update', { entity: 'Ada', ein: '98-7654321' });
    expect(file().row).toMatchObject({
      ...{ 'Payer TIN Type': 'EIN', 'Payer Taxpayer ID Number': '987654321' },
    });
    const { notes } = books.call('vendor.forms', { entity: E, year: 2025 });
    expect(notes.join(' ')).toContain('its owner’s name and number stand on these forms');
    expect(notes.join(' ')).not.toContain('not on record');
  });

  it('is the company’s that owns the LLC, and says where nobody is known to own it', () => {
    const books = harbor();
    books.call('entity.create', {
      kind: 'llc',
      name: 'Ash LLC',
      tax_class: 'disregarded',
      ein: '11-1111111',
    });
    books.enter('Ash LLC', '2025-05-01', 'Dale', { 'Contract labor': '900', Checking: '-900' });
    const file = () => {
      const { files, notes } = books.call('vendor.file', { entity: 'Ash LLC', year: 2025 });
      return { notes, row: Papa.parse<Record<string, string>>(files[0]!.text, { header: true }).data[0]! };
    };
    expect(file().row).toMatchObject({ 'Payer Business or Entity Name Line 1': 'Ash LLC' });
    expect(file().notes.join(' ')).toContain('It is not known whose Ash LLC is');
    const members = [{ name: E, entity: E, share: '100' }];
    books.call('member.set', { entity: 'Ash LLC', members });
    expect(file().row).toMatchObject({
      ...{ 'Payer Name Type': 'B', 'Payer Business or Entity Name Line 1': E },
      'Payer Taxpayer ID Number': '123456789',
    });
  });

  it('goes on in a second file after 100 forms, which is what the portal takes', () => {
    const books = harbor();
    for (let at = 0; at < 101; at += 1) pay(books, '2025-05-01', `Ash ${at}`, '600');
    const { files } = books.call('vendor.file', { entity: E, year: 2025 });
    expect(files.map(({ name, forms: count }) => [name, count])).toEqual([
      ['harbor-llc-1099-nec-2025.csv', 100],
      ['harbor-llc-1099-nec-2025-2.csv', 1],
    ]);
  });
});
