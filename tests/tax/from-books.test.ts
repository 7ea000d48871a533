/** Forms filled from books: what stands where, whose accounts are behind it, what is missing. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { FormName } from '../../shared/contract/tax.ts';
import { PlainBooks } from '../reports/plain-books.ts';
import { enterWorkedYear, hasWorkedYear, LLC, loadWorkedYear, PERSON } from '../support/worked-year.ts';

function amountsOf(books: PlainBooks, entity: string, form: FormName, year = 2025): Record<string, string> {
  const { lines } = books.call('tax.form', { entity, form, year });
  return Object.fromEntries(
    lines.flatMap(({ line, amount }) => (amount === null || Number(amount) === 0 ? [] : [[line, amount]])),
  );
}

describe.skipIf(!hasWorkedYear)('the worked year', () => {
  const books = new PlainBooks();
  const worked = hasWorkedYear ? loadWorkedYear() : undefined;

  beforeAll(async () => {
    await enterWorkedYear((name, input) => books.call(name as 'entry.create', input), worked!);
  });

  it('fills Schedule C as the report does, with the accounts behind each line', () => {
    const form = books.call('tax.form', { entity: LLC, form: 'schedule-c', year: 2025 });
    const amounts = Object.fromEntries(form.lines.map(({ line, amount }) => [line, amount]));
    for (const [line, amount] of Object.entries(worked!.expected.schedule_c))
      expect([line, amounts[line]]).toEqual([line, amount]);
    const report = books.call('reports.schedule_c', { entity: LLC, from: '2025-01-01', to: '2025-12-31' });
    for (const { line, amount, accounts } of report.lines) {
      const own = form.lines.find((one) => one.line === line)!;
      expect([line, own.amount ?? '0.00']).toEqual([line, amount]);
      expect(own.accounts.map(({ entity: _, whole: __, ...account }) => account)).toEqual(accounts);
    }
    expect(form.unmapped.map(({ account }) => account)).toEqual(['Expenses:Interest on owner note']);
    // Inventories are told by nobody; the home office was.
    expect([amounts['35'], amounts['30']]).toEqual([null, '1000.00']);
  });

  it('bears self-employment tax of 4,634.49', () => {
    const answer = books.call('tax.self_employment', { entity: PERSON, year: 2025, status: 'single' });
    expect(answer).toMatchObject({
      ...{ taxpayer: PERSON, tax: '4634.49', deductible: '2317.25', additional_medicare: '0.00' },
      businesses: [{ entity: LLC, profit: '32800.00' }],
    });
    expect(Object.fromEntries(answer.lines.map(({ line, amount }) => [line, amount]))).toMatchObject({
      ...{ '2': '32800.00', '4a': '30290.80', '7': '176100.00', '10': '3756.06', '11': '878.43' },
      ...{ '12': '4634.49', '13': '2317.25' },
    });
    // The LLC's owner is its taxpayer, whichever of the two is named.
    expect(books.call('tax.self_employment', { entity: LLC, year: 2025 }).tax).toBe('4634.49');
    const withWages = books.call('tax.self_employment', { entity: PERSON, year: 2025, wages: '170000' });
    expect(withWages.tax).toBe('1634.83');
  });

  it('carries profit, half of the tax and interest through the owner’s forms', () => {
    expect(amountsOf(books, PERSON, 'schedule-se')).toMatchObject({ '2': '32800.00', '12': '4634.49' });
    expect(amountsOf(books, PERSON, 'schedule-b')).toEqual({ '1': '400.00', '2': '400.00', '4': '400.00' });
    expect(amountsOf(books, PERSON, 'schedule-1')).toEqual({
      ...{ '3': '32800.00', '10': '32800.00', '15': '2317.25', '26': '2317.25' },
    });
    expect(amountsOf(books, PERSON, '1040')).toEqual({
      ...{ '2b': '400.00', '8': '32800.00', '9': '33200.00', '10': '2317.25' },
      ...{ '11a': '30882.75', '26': '6000.00' },
    });
    expect(amountsOf(books, PERSON, 'schedule-a')).toMatchObject({ '1': '150.00' });
  });

  it('shows on Form 1040 what of the owner’s books is on no line', () => {
    const { unmapped, notes } = books.call('tax.form', { entity: PERSON, form: '1040', year: 2025 });
    const own = unmapped.map(({ entity, account, amount }) => [entity, account, amount]);
    expect(own).toContainEqual([PERSON, 'Expenses:Household', '24000.00']);
    expect(notes.join(' ')).toContain('The books do not know lines 4b, 5b, 6b: what is computed');
  });

  it('takes the bank’s interest into estimated tax, where nobody told other income', () => {
    const asked = { entity: PERSON, year: 2025, status: 'single', as_of: '2026-01-10' };
    const { tax, notes } = books.call('tax.estimates', asked);
    expect(tax).toEqual(books.call('tax.estimates', { ...asked, other_income: '400' }).tax);
    expect(tax.adjusted_gross_income).toBe(amountsOf(books, PERSON, '1040')['11a']);
    expect(notes.join(' ')).toContain('400.00 beside profit and wages');
    const none = books.call('tax.estimates', { ...asked, other_income: '0' });
    expect(none.tax.adjusted_gross_income).toBe('30482.75');
    expect(none.notes.join(' ')).not.toContain('beside profit');
  });

  it('tells what is left to pay of estimated tax', () => {
    const answer = books.call('tax.estimates', {
      ...{ entity: PERSON, year: 2025, status: 'single', as_of: '2026-01-10', other_income: '400' },
      ...{ prior_tax: '5000', prior_income: '60000' },
    });
    expect(answer.as_of).toBe('2025-12-31');
    expect(answer.profit).toEqual({
      ...{ so_far: '32800.00', expected: '32800.00', businesses: [{ entity: LLC, profit: '32800.00' }] },
    });
    // 30,882.75 less 15,750 is 15,132.75; QBI is 20 % of it, being less than 6,096.55.
    expect(answer.tax).toEqual({
      ...{ adjusted_gross_income: '30882.75', deduction: '15750.00', qbi: '3026.55' },
      ...{ taxable_income: '12106.20', income_tax: '1214.24', self_employment_tax: '4634.49' },
      ...{ additional_medicare: '0.00', total: '5848.73' },
    });
    expect(answer.required).toEqual({
      ...{ of_current: '5263.86', of_prior: '5000.00', prior_percent: '100', annual: '5000.00' },
      nothing_due: null,
    });
    expect(answer.payments.reduce((sum, { amount }) => sum + Number(amount), 0)).toBe(6000);
    expect(answer.instalments.map(({ due, regular }) => [due, regular])).toEqual([
      ['2025-04-15', '1250.00'],
      ['2025-06-16', '1250.00'],
      ['2025-09-15', '1250.00'],
      ['2026-01-15', '1250.00'],
    ]);
    expect([answer.instalments.at(-1)!.left, answer.set_aside]).toEqual(['0.00', '0.00']);
  });
});

describe('companies', () => {
  const YEAR = { from: '2025-01-01', to: '2025-12-31' };

  function company(tax_class: 'partnership' | 's-corp'): PlainBooks {
    const books = new PlainBooks();
    books.call('entity.create', { kind: 'llc', name: 'Ash LLC', tax_class });
    const enter = (what: Record<string, string>) => books.enter('Ash LLC', '2025-05-01', 'Somebody', what);
    enter({ Checking: '10000', 'Service revenue': '-10000' });
    enter({ 'Refunds and allowances': '200', Checking: '-200' });
    enter({ Advertising: '1000', Rent: '600', 'Bad debts': '100', Checking: '-1700' });
    enter({ Meals: '300', 'Software and hosting': '50', Checking: '-350' });
    enter({ 'Charitable contributions': '70', 'Penalties (not deductible)': '30', Checking: '-100' });
    enter({ Checking: '12', 'Interest income': '-12' });
    return books;
  }

  it('a partnership: page 1 and Schedule K', () => {
    const books = company('partnership');
    books.enter('Ash LLC', '2025-06-01', 'Partner', { 'Guaranteed payments': '2500', Checking: '-2500' });
    expect(amountsOf(books, 'Ash LLC', '1065')).toEqual({
      ...{ '1a': '10000.00', '1b': '200.00', '1c': '9800.00', '3': '9800.00', '8': '9800.00' },
      ...{ '10': '2500.00', '12': '100.00', '13': '600.00', '21': '1200.00', '22': '4400.00' },
      '23': '5400.00',
    });
    expect(amountsOf(books, 'Ash LLC', '1065-k')).toEqual({
      ...{ '1': '5400.00', '4a': '2500.00', '4c': '2500.00', '5': '12.00', '13a': '70.00' },
      // Half of meals, and a penalty.
      '18c': '180.00',
    });
    const { unmapped } = books.call('tax.form', { entity: 'Ash LLC', form: '1065', year: 2025 });
    expect(unmapped).toEqual([]);
  });

  it('an S corporation: page 1 and Schedule K', () => {
    const books = company('s-corp');
    books.enter('Ash LLC', '2025-06-01', 'Owner', { 'Officer compensation': '5000', Checking: '-5000' });
    expect(amountsOf(books, 'Ash LLC', '1120-s')).toEqual({
      ...{ '1a': '10000.00', '1b': '200.00', '1c': '9800.00', '3': '9800.00', '6': '9800.00' },
      ...{ '7': '5000.00', '10': '100.00', '11': '600.00', '16': '1000.00', '20': '200.00' },
      ...{ '21': '6900.00', '22': '2900.00' },
    });
    expect(amountsOf(books, 'Ash LLC', '1120-s-k')).toEqual({
      ...{ '1': '2900.00', '4': '12.00', '12a': '70.00', '16c': '180.00' },
      // Income of lines 1 and 4, less line 12a.
      '18': '2842.00',
    });
  });

  it('nothing of the books is lost: lines, other forms and what has no line come to the profit', () => {
    for (const tax_class of ['partnership', 's-corp'] as const) {
      const books = company(tax_class);
      const main = tax_class === 'partnership' ? '1065' : '1120-s';
      const forms = [main, `${main}-k`].map((form) =>
        books.call('tax.form', { entity: 'Ash LLC', form, year: 2025 }),
      );
      const cents = (text: string) => Math.round(Number(text) * 100);
      const onLines = forms.flatMap(({ lines }) =>
        lines.flatMap(({ from, accounts }) =>
          accounts.map(({ amount }) => (from === 'credits' ? 1 : -1) * cents(amount)),
        ),
      );
      const without = forms.flatMap(({ unmapped }) => unmapped.map(({ amount }) => -cents(amount)));
      const { totals } = books.call('reports.income_statement', { entity: 'Ash LLC', ...YEAR });
      const profit = totals.find(({ name }) => name === 'net_income')!.amounts[0]!;
      expect([...onLines, ...without].reduce((sum, one) => sum + one, 0)).toBe(cents(profit));
    }
  });

  it('what names a line that nobody knows, or a form that is not filled, is shown without one', () => {
    const books = company('partnership');
    for (const tax_line of ['M-1 4', 'Sch D 1a', 'Form 2441', 'Sch B 5', 'advertising costs', '99']) {
      books.call('account.update', { entity: 'Ash LLC', account: 'Advertising', tax_line });
      const { unmapped } = books.call('tax.form', { entity: 'Ash LLC', form: '1065', year: 2025 });
      expect([tax_line, unmapped.map(({ account, amount }) => [account, amount])]).toEqual([
        tax_line,
        expect.arrayContaining([['Expenses:Advertising', '1000.00']]),
      ]);
      const { unmapped: ofK } = books.call('tax.form', { entity: 'Ash LLC', form: '1065-k', year: 2025 });
      expect(ofK).toEqual([]);
    }
    books.call('account.update', { entity: 'Ash LLC', account: 'Advertising', tax_line: '21 (100 %)' });
    expect(amountsOf(books, 'Ash LLC', '1065')['21']).toBe('1200.00');
  });

  it('count half of meals where the account’s line says so, and say where none does', () => {
    const books = company('partnership');
    const line = () => {
      const form = books.call('tax.form', { entity: 'Ash LLC', form: '1065', year: 2025 });
      const { amount, accounts } = form.lines.find((one) => one.line === '21')!;
      const notes = form.notes.filter((note) => note.includes('Meals') || note.includes('meals'));
      return { amount, meals: accounts.find(({ account }) => account.endsWith('Meals')), notes };
    };
    expect(line()).toMatchObject({
      ...{ amount: '1200.00', meals: { books: '300.00', amount: '150.00' }, notes: [] },
    });
    books.call('account.update', { entity: 'Ash LLC', account: 'Meals', tax_line: '21' });
    expect(line()).toMatchObject({ amount: '1350.00', meals: { amount: '300.00' } });
    expect(line().notes).toEqual([
      'Every cost on line 21 counts whole. Of meals half counts (IRC s. 274(n)): give their account the line “21 (50 %)”.',
    ]);
  });

  it('are refused a form that is not theirs, or that the books do not fill', () => {
    const books = company('partnership');
    const form = (name: FormName) => () =>
      books.call('tax.form', { entity: 'Ash LLC', form: name, year: 2025 });
    expect(form('1120-s')).toThrow('Ash LLC does not file Form 1120-S.');
    expect(form('schedule-c')).toThrow('Ash LLC files no Schedule C: as a partnership it files Form 1065.');
    expect(form('1040')).toThrow('Ash LLC does not file Form 1040.');
    expect(form('schedule-d')).toThrow('The books do not fill that form.');
    expect(form('7203')).toThrow('Form 7203 is one for each member.');
    expect(() => books.call('tax.self_employment', { entity: 'Ash LLC', year: 2025 })).toThrow(
      'is no person',
    );
    expect(() => books.call('tax.form', { entity: 'Ash LLC', form: '1065', year: 2023 })).toThrow(
      'The lines of Form 1065 for 2023 are not known here.',
    );
  });
});

describe('a person', () => {
  function dana(): PlainBooks {
    const books = new PlainBooks();
    books.call('entity.create', { kind: 'person', name: 'Dana' });
    books.call('entity.create', { kind: 'llc', name: 'Ash LLC', tax_class: 'disregarded' });
    return books;
  }

  it('has what no form takes on Form 1040, and of a company on its Schedule C', () => {
    const books = dana();
    books.enter('Dana', '2025-03-01', 'Somebody', {
      ...{ 'Child care': '700', Education: '300', 'Guaranteed payments': '-50', Checking: '-950' },
    });
    books.enter('Ash LLC', '2025-03-01', 'Somebody', { Advertising: '40', Checking: '-40' });
    books.call('account.update', { entity: 'Ash LLC', account: 'Advertising', tax_line: 'Sch D 1a' });
    const without = (entity: string, form: FormName) =>
      books
        .call('tax.form', { entity, form, year: 2025 })
        .unmapped.map(({ account, amount }) => [account.split(':').at(-1), amount]);
    expect(without('Dana', '1040')).toEqual([
      ['Child care', '700.00'],
      ['Education', '300.00'],
    ]);
    expect(without('Dana', 'schedule-e')).toEqual([['Guaranteed payments', '50.00']]);
    expect(without('Ash LLC', 'schedule-c')).toEqual([['Advertising', '40.00']]);
  });

  it('pays self-employment tax beside wages that the books have', () => {
    const books = dana();
    books.enter('Dana', '2025-12-20', 'Employer', {
      ...{ Checking: '160100', 'Federal tax:Withholding': '16000', Wages: '-176100' },
    });
    books.enter('Ash LLC', '2025-03-01', 'Client', { Checking: '50000', 'Service revenue': '-50000' });
    // 46,175 bear 2.9 % only.
    expect(amountsOf(books, 'Dana', 'schedule-se')).toMatchObject({ '8d': '176100.00', '12': '1339.08' });
    expect(amountsOf(books, 'Dana', 'schedule-1')['15']).toBe('669.54');
    expect(amountsOf(books, 'Dana', '1040')).toMatchObject({ '1a': '176100.00', '25d': '16000.00' });
    const ask = (more: object) => books.call('tax.self_employment', { entity: 'Dana', year: 2025, ...more });
    expect([ask({}).tax, ask({ wages: '0' }).tax]).toEqual(['1339.08', '7064.78']);
    expect([ask({}).notes.join(' '), ask({ wages: '1' }).notes.join(' ')]).toEqual([
      expect.stringContaining('Wages of 176100.00 are those of the books'),
      expect.not.stringContaining('those of the books'),
    ]);
    const estimate = (more: object) =>
      books.call('tax.estimates', { entity: 'Dana', year: 2025, status: 'single', ...more });
    const own = estimate({});
    expect(own.tax).toMatchObject({ self_employment_tax: '1339.08', adjusted_gross_income: '225430.46' });
    const { tax, required, set_aside } = estimate({ wages: '176100', withheld: '16000' });
    expect(own).toMatchObject({ tax, required, set_aside });
    expect(own.notes).toContain(
      'From the books of the year: wages of 176,100.00 and 16,000.00 that is withheld (Form 1040, lines 1a and 25d). Give others where a Form W-2 has others.',
    );
    expect(estimate({ wages: '0', withheld: '0' }).tax.self_employment_tax).toBe('7064.78');
  });

  it('counts what was paid in January for the year before, on the form as in the estimates', () => {
    const books = dana();
    for (const [date, amount] of [
      ['2025-01-10', '900'],
      ['2025-04-14', '3000'],
      ['2026-01-12', '1200'],
    ] as const)
      books.enter('Dana', date, 'IRS', { 'Federal tax:Estimated tax': amount, Checking: `-${amount}` });
    const form = books.call('tax.form', { entity: 'Dana', form: '1040', year: 2025 });
    const line = form.lines.find((one) => one.line === '26')!;
    expect([line.amount, line.accounts.map(({ books: booked, amount }) => [booked, amount])]).toEqual([
      '4200.00',
      [['3900.00', '4200.00']],
    ]);
    expect(form.notes.join(' ')).toContain('Line 26 is what was paid for 2025');
    const { payments } = books.call('tax.estimates', { entity: 'Dana', year: 2025, status: 'single' });
    expect(payments.map(({ amount }) => amount)).toEqual(['3000.00', '1200.00']);
    expect(amountsOf(books, 'Dana', '1040', 2024)['26']).toBe('900.00');
  });

  it('says where a company was another’s for part of the year, and where nobody knows whose it is', () => {
    const books = dana();
    const owned = (name: string, since: string) =>
      books.call('member.set', {
        ...{ entity: 'Ash LLC', effective: since },
        members: [{ name, entity: name, share: '100' }],
      });
    const notes = (form: FormName) => books.call('tax.form', { entity: 'Dana', form, year: 2025 }).notes;
    expect(notes('schedule-1').join(' ')).not.toContain('Ash LLC');
    books.call('entity.create', { kind: 'person', name: 'Bo' });
    expect(notes('schedule-1')).toContain(
      'It is not known whose Ash LLC is, so that it is on nobody’s return: say of its member whose books here are theirs.',
    );
    owned('Bo', '2020-01-01');
    owned('Dana', '2025-07-01');
    expect(notes('schedule-se')).toContain(
      'Ash LLC was not all year Dana’s, and its whole year is here: take off what belongs on the return of the other owner.',
    );
  });

  it('carries rents from Schedule E through Schedule 1 to Form 1040', () => {
    const books = dana();
    books.call('account.create', { entity: 'Dana', type: 'income', name: 'Rents', tax_line: 'Sch E 3' });
    books.call('account.create', {
      entity: 'Dana',
      type: 'expense',
      name: 'Rental repairs',
      tax_line: 'Sch E 14',
    });
    books.enter('Dana', '2025-03-01', 'Tenant', { Checking: '9000', Rents: '-9000' });
    books.enter('Dana', '2025-04-01', 'Plumber', { 'Rental repairs': '2000', Checking: '-2000' });
    expect(amountsOf(books, 'Dana', 'schedule-e')).toMatchObject({ '20': '2000.00', '21': '7000.00' });
    expect(amountsOf(books, 'Dana', 'schedule-1')).toMatchObject({ '5': '7000.00', '10': '7000.00' });
    expect(amountsOf(books, 'Dana', '1040')).toMatchObject({ '8': '7000.00', '9': '7000.00' });
    const { notes } = books.call('tax.form', { entity: 'Dana', form: 'schedule-1', year: 2025 });
    expect(notes).toContain(
      'Line 5 is line 41 of Schedule E: rents without the limits of losses, and the Schedules K-1 of companies whose books are here.',
    );
  });
});

describe('other currencies', () => {
  it('are left out and said, never added up', () => {
    const books = new PlainBooks();
    books.call('entity.create', { kind: 'person', name: 'Dana' });
    for (const [name, base_currency] of [
      ['Ash LLC', 'USD'],
      ['Elm LLC', 'EUR'],
    ] as const) {
      books.call('entity.create', { kind: 'llc', name, tax_class: 'disregarded', base_currency });
      books.enter(name, '2025-02-01', 'Sale', { Checking: '1000', 'Service revenue': '-1000' });
    }
    const { tax, businesses, notes } = books.call('tax.self_employment', { entity: 'Dana', year: 2025 });
    // 114.51 and 26.78.
    expect([tax, businesses]).toEqual(['141.29', [{ entity: 'Ash LLC', profit: '1000.00' }]]);
    const says = 'The books of Elm LLC are in EUR and are left out; those of Dana are in USD.';
    expect(notes).toContain(says);
    const form = books.call('tax.form', { entity: 'Dana', form: 'schedule-1', year: 2025 });
    expect(form.lines.find(({ line }) => line === '3')!.amount).toBe('1000.00');
    expect(form.notes).toContain(says);
    for (const name of ['schedule-c', '1040'] as const) {
      const entity = name === '1040' ? 'Bo' : 'Elm LLC';
      if (name === '1040') books.call('entity.create', { kind: 'person', name: 'Bo', base_currency: 'EUR' });
      expect(() => books.call('tax.form', { entity, form: name, year: 2025 })).toThrow(
        `The books of ${entity} are not in US dollars.`,
      );
    }
  });
});

describe('estimates during the year', () => {
  it('make no year of a few weeks, and count the days’ part of depreciation and adjustments', () => {
    const books = new PlainBooks();
    books.call('entity.create', { kind: 'llc', name: 'Ash LLC', tax_class: 'disregarded' });
    books.call('entity.create', { kind: 'person', name: 'Dana' });
    books.enter('Ash LLC', '2025-01-02', 'Sale', { Checking: '73000', 'Service revenue': '-73000' });
    const ask = (as_of: string) =>
      books.call('tax.estimates', { entity: 'Dana', year: 2025, status: 'single', as_of });
    const early = ask('2025-01-10');
    expect([early.profit.so_far, early.profit.expected]).toEqual(['73000.00', '73000.00']);
    expect(early.notes.join(' ')).toContain('Less than a quarter is over');
    const asset = { entity: 'Ash LLC', name: 'Press', cost: '36500', placed_in_service: '2025-02-03' };
    books.call('tax.add_asset', { ...asset, class: '5' });
    books.call('tax.adjust', {
      ...{ entity: 'Ash LLC', year: 2025, line: '18', mode: 'add', amount: '3650', reason: 'as filed' },
    });
    // 146 of 365 days: 14,600 of 36,500 and 1,460 of 3,650.
    expect(ask('2025-05-26').profit.so_far).toBe('56940.00');
    expect(ask('2025-12-31').profit.so_far).toBe('32850.00');
    expect(ask('2025-12-30').profit.so_far).toBe('32960.00');
  });

  it('take the year to go on as it has, and annualise each period that is over', () => {
    const books = new PlainBooks();
    books.call('entity.create', { kind: 'llc', name: 'Ash LLC', tax_class: 'disregarded' });
    books.call('entity.create', { kind: 'person', name: 'Dana' });
    books.enter('Ash LLC', '2025-02-01', 'Sale', { Checking: '30000', 'Service revenue': '-30000' });
    const ask = (more: object) =>
      books.call('tax.estimates', {
        entity: 'Dana',
        year: 2025,
        status: 'single',
        as_of: '2025-05-31',
        ...more,
      });
    const answer = ask({});
    // 30,000 in 151 of 365 days.
    expect([answer.profit.so_far, answer.profit.expected]).toEqual(['30000.00', '72516.56']);
    expect(answer.instalments.map(({ annualised }) => annualised === null)).toEqual([
      false,
      false,
      true,
      true,
    ]);
    // Three months of 30,000 make 120,000, five make 72,000: the first instalment is the regular one.
    expect(answer.instalments[0]!.annualised).toBe(answer.instalments[0]!.regular);
    expect(answer.next).toEqual({ due: '2025-06-16', amount: answer.instalments[1]!.left });
    expect(answer.notes).toContain('The year’s profit is taken to go on as it has gone so far.');
    books.enter('Dana', '2025-04-14', 'IRS', { 'Federal tax:Estimated tax': '3000', Checking: '-3000' });
    books.enter('Dana', '2025-01-10', 'IRS', { 'Federal tax:Estimated tax': '900', Checking: '-900' });
    // What was paid in January belongs to the year before.
    expect(ask({}).payments).toMatchObject([{ date: '2025-04-14', amount: '3000.00' }]);
    const expected = ask({ expected_profit: '40000' });
    expect(expected.profit.expected).toBe('40000.00');
    expect(ask({ withheld: '20000' })).toMatchObject({
      required: { nothing_due: 'small' },
      set_aside: '0.00',
    });
    expect(() => books.call('tax.estimates', { entity: 'Dana', year: 2027, status: 'single' })).toThrow(
      'The rates of tax year 2027 are not known here.',
    );
  });
});
