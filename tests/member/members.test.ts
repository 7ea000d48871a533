/** Members, capital, basis and net worth as a book-keeper keeps them, through the commands. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';
import { makeDespite } from '../support/despite.ts';
import { fingerprint } from '../support/fingerprint.ts';

const CO = 'Fir Partners';
const YEAR = { from: '2025-01-01', to: '2025-12-31' };
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: 'Ada' });
  await books.call('entity.create', { kind: 'person', name: 'Ben' });
});
afterEach(() => books.close());

const company = (tax_class: string, more: object = {}) =>
  books.call('entity.create', { kind: 'llc', name: CO, tax_class, ...more });
const set = (members: object[], effective?: string) =>
  books.call('member.set', { entity: CO, members, ...(effective === undefined ? {} : { effective }) });
const ada = (share: string, more: object = {}) => ({ name: 'Ada', entity: 'Ada', share, ...more });
const ben = (share: string, more: object = {}) => ({ name: 'Ben', entity: 'Ben', share, ...more });
const cross = (kind: string, from: string, to: string, amount: string, date: string, more: object = {}) =>
  makeDespite(books, { ...{ kind, from, to, amount, date, purpose: 'as agreed' }, ...more });
const bank = { from_account: 'Checking', to_account: 'Checking' };
const enter = (date: string, postings: Record<string, string>, more: object = {}) =>
  books.call('entry.create', {
    entries: [
      {
        ...{ entity: CO, date, payee: 'Acme', ...more },
        postings: Object.entries(postings).map(([account, amount]) => ({ account, amount })),
      },
    ],
  });
const earn = (date: string, amount: string) => enter(date, { '1000': amount, '4000': `-${amount}` });

async function capital(more: object = {}): Promise<Record<string, Record<string, string>>> {
  const report = await books.call('member.roll_forward', { entity: CO, ...YEAR, ...more });
  expect(report.total.closing).toBe(report.basis === 'book' ? report.equity : report.total.closing);
  return Object.fromEntries(
    report.members.map((one: { member: string; capital: Record<string, string> }) => [
      one.member,
      one.capital,
    ]),
  );
}

interface Held {
  name: string;
  share: string;
  since: string | null;
  until: string | null;
}

async function held(as_of: string): Promise<[string, string][]> {
  const [{ members }] = await books.call('member.list', { entity: CO, as_of });
  return members.filter(({ share }: Held) => share !== '0').map(({ name, share }: Held) => [name, share]);
}

describe('who owns a company', () => {
  it('holds from a day on, and is told for any day', async () => {
    await company('partnership');
    await set([ada('60', { capacity: 'Manager' }), ben('40')]);
    await set([ada('50'), ben('25'), { name: 'Cyd', share: '25' }], '2025-07-01');
    await set([ada('75'), { name: 'Cyd', share: '25' }], '2025-10-01');
    expect(await held('2025-06-30')).toEqual([
      ['Ada', '60'],
      ['Ben', '40'],
    ]);
    expect(await held('2025-07-01')).toEqual([
      ['Ada', '50'],
      ['Ben', '25'],
      ['Cyd', '25'],
    ]);
    const [{ members, changes }] = await books.call('member.list', { entity: CO, as_of: '2026-01-01' });
    expect(changes).toEqual(['2025-07-01', '2025-10-01']);
    expect(members).toMatchObject([
      { name: 'Ada', share: '75', since: null, until: null, capacity: 'Manager' },
      { name: 'Ben', share: '0', since: null, until: '2025-09-30' },
      { name: 'Cyd', share: '25', since: '2025-07-01', until: null },
    ]);
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });

  it('mends one table and leaves the next as it was', async () => {
    await company('partnership');
    await set([ada('60'), ben('40')]);
    await set([ada('50'), ben('50')], '2025-07-01');
    await set([ada('70'), { name: 'Cyd', share: '30' }], '2025-03-01');
    expect(await held('2025-03-01')).toEqual([
      ['Ada', '70'],
      ['Cyd', '30'],
    ]);
    expect(await held('2025-07-01')).toEqual([
      ['Ada', '50'],
      ['Ben', '50'],
    ]);
  });

  it('keeps a table that says the same as the one before, also when one comes between them', async () => {
    await company('partnership');
    await set([ada('60'), ben('40')], '2025-01-01');
    await set([ada('60'), ben('40')], '2027-01-01');
    const changes = async () => (await books.call('member.list', { entity: CO }))[0].changes;
    expect(await changes()).toEqual(['2025-01-01', '2027-01-01']);
    await set([ada('50'), ben('50')], '2026-01-01');
    const sixty = [
      ['Ada', '60'],
      ['Ben', '40'],
    ];
    expect(await held('2025-12-31')).toEqual(sixty);
    expect(await held('2026-12-31')).toEqual([
      ['Ada', '50'],
      ['Ben', '50'],
    ]);
    expect(await held('2027-01-01')).toEqual(sixty);
    expect(await changes()).toEqual(['2025-01-01', '2026-01-01', '2027-01-01']);
  });

  it('keeps that somebody is still out of it, when they come in for a time before', async () => {
    await company('partnership');
    await set([ada('60'), ben('40')], '2025-01-01');
    await set([ada('100')], '2026-01-01');
    await set([ada('100')], '2027-01-01');
    await set([ada('50'), ben('50')], '2026-07-01');
    expect(await held('2026-12-31')).toHaveLength(2);
    expect(await held('2027-01-01')).toEqual([['Ada', '100']]);
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });

  it('goes back to what it was by one undo', async () => {
    await company('partnership');
    await set([ada('60'), ben('40')]);
    const before = fingerprint(books.core.vault.db);
    await set([ada('50'), { name: 'Cyd', units: undefined, share: '50' }], '2025-07-01');
    await books.call('history.undo');
    expect(fingerprint(books.core.vault.db)).toEqual(before);
  });

  it('is held in units as exactly as in percent', async () => {
    await company('partnership');
    await set(['Ada', 'Ben', 'Cyd'].map((name) => ({ name, units: '1' })));
    expect(await held('2025-01-01')).toEqual([
      ['Ada', '33.3333'],
      ['Ben', '33.3333'],
      ['Cyd', '33.3333'],
    ]);
    await earn('2025-05-05', '100.00');
    const all = await capital();
    expect(Object.values(all).map(({ income }) => income)).toEqual(['33.34', '33.33', '33.33']);
  });

  it('refuses what nobody could own', async () => {
    await company('disregarded');
    const refused = (members: object[]) =>
      set(members).then(
        () => '',
        (error: Error) => error.message,
      );
    expect(await refused([ada('50'), ben('50')])).toContain('has one member');
    await books.call('entity.create', { kind: 'llc', name: 'Gum LP', tax_class: 'partnership' });
    const inGum = (members: object[]) =>
      books.call('member.set', { entity: 'Gum LP', members }).then(
        () => '',
        (error: Error) => error.message,
      );
    expect(await inGum([ada('60'), ben('50')])).toContain('110 %');
    expect(await inGum([ada('60'), { name: 'Ben', units: '10' }])).toContain('percentage');
    expect(await inGum([{ name: 'Ada' }])).toContain('not clear');
    expect(await inGum([ada('60', { profit: '50' }), ben('40', { profit: '40' })])).toContain('90 %');
    expect(await inGum([ada('60'), ada('40')])).toContain('twice');
    expect(await inGum([{ name: 'Gum', entity: 'Gum LP', share: '100' }])).toContain('itself');
    await expect(books.call('member.set', { entity: 'Ada', members: [] })).rejects.toThrow('is a person');
  });

  it('is not flattened by the form of the company', async () => {
    await company('partnership');
    await set([ada('60'), ben('40')]);
    await set([ada('50'), ben('50')], '2025-07-01');
    const plain = (a: string, b: string) =>
      books.call('entity.update', { entity: CO, members: [ada(a), ben(b)] });
    await plain('50', '50');
    await expect(plain('55', '45')).rejects.toThrow('kept with days');
    expect(await held('2025-01-01')).toEqual([
      ['Ada', '60'],
      ['Ben', '40'],
    ]);
  });

  it('keeps a member whose capital stands here', async () => {
    await company('partnership');
    await set([ada('60'), { name: 'Cyd', share: '40' }]);
    await books.call('member.assign', { entity: CO, account: '3000', member: 'Cyd' });
    await expect(set([ada('100')])).rejects.toThrow('“Cyd” has capital accounts');
    await books.call('member.assign', { entity: CO, account: '3000', member: null });
    await set([ada('100')]);
    expect(await held('2025-01-01')).toEqual([['Ada', '100']]);
  });
});

describe('capital of a partnership', () => {
  beforeEach(async () => {
    await company('partnership');
    await set([ada('60'), ben('40')]);
  });

  it('knows each partner’s accounts by what crossed', async () => {
    await cross('contribution', 'Ada', CO, '6000.00', '2025-01-02', bank);
    await cross('contribution', 'Ben', CO, '4000.00', '2025-01-02', bank);
    await earn('2025-06-30', '1000.00');
    await cross('draw', CO, 'Ben', '500.00', '2025-08-01', bank);
    await cross('business', 'Ben', CO, '80.00', '2025-08-05', {
      ...{ settlement: 'equity', from_account: 'Credit card', category: 'Travel' },
    });
    expect(await capital()).toMatchObject({
      Ada: { cash: '6000.00', income: '552.00', draws: '0.00', closing: '6552.00' },
      Ben: { cash: '4000.00', income: '368.00', draws: '-500.00', expenses: '80.00', closing: '3948.00' },
    });
    const { pro_rata, notes } = await books.call('member.roll_forward', { entity: CO, ...YEAR });
    expect(notes).toEqual([]);
    const off = pro_rata.filter(({ matters }: { matters: boolean }) => matters);
    expect(off).toMatchObject([
      { member: 'Ada', actual: '0.00', expected: '300.00', difference: '-300.00' },
      { member: 'Ben', actual: '500.00', expected: '200.00', difference: '300.00' },
    ]);
    await books.call('member.agree', { entity: CO, distributions: 'agreement' });
    const agreed = await books.call('member.roll_forward', { entity: CO, ...YEAR });
    expect(agreed.pro_rata.some(({ matters }: { matters: boolean }) => matters)).toBe(false);
  });

  it('takes guaranteed payments as a cost of all, and never into capital', async () => {
    await earn('2025-03-31', '3000.00');
    await cross('guaranteed-payment', CO, 'Ada', '2500.00', '2025-04-30', bank);
    expect(await capital()).toMatchObject({
      Ada: { income: '300.00', draws: '0.00', closing: '300.00' },
      Ben: { income: '200.00', closing: '200.00' },
    });
  });

  it('divides what stands in nobody’s account as they own, and says so', async () => {
    await enter('2025-01-05', { '1000': '900.00', '3200': '-900.00' });
    expect(await capital()).toMatchObject({ Ada: { other: '540.00' }, Ben: { other: '360.00' } });
    const { notes } = await books.call('member.roll_forward', { entity: CO, ...YEAR });
    expect(notes[0]).toContain('nobody’s alone');
    await books.call('member.assign', { entity: CO, account: '3200', member: 'Ben' });
    expect(await capital()).toMatchObject({ Ada: { other: '0.00' }, Ben: { other: '900.00' } });
  });

  it('stays the same when the year is closed to equity', async () => {
    await cross('contribution', 'Ada', CO, '6000.00', '2025-01-02', bank);
    await earn('2025-06-30', '1000.00');
    const before = await capital();
    await enter('2025-12-31', { '4000': '1000.00', '3200': '-1000.00' }, { source: 'closing' });
    expect(await capital()).toEqual(before);
    expect((await capital({ from: '2026-01-01', to: '2026-03-31' })).Ada).toMatchObject({
      opening: '6600.00',
      income: '0.00',
    });
  });

  it('counts property at its value in the books and at adjusted basis for tax', async () => {
    await enter('2025-02-01', { '1500': '10000.00', '3000': '-10000.00' });
    await books.call('member.assign', { entity: CO, account: '3000', member: 'Ada' });
    expect((await capital()).Ada).toMatchObject({ property: '10000.00', closing: '10000.00' });
    const unknown = await books.call('member.roll_forward', { entity: CO, ...YEAR, basis: 'tax' });
    expect(unknown.notes.join(' ')).toContain('The adjusted basis of what Ada contributed on 2025-02-01');
    await books.call('member.add_item', {
      ...{ entity: CO, member: 'Ada', date: '2025-02-01', kind: 'property' },
      ...{ amount: '4000.00', note: 'Bought in 2019' },
    });
    expect((await capital({ basis: 'tax' })).Ada).toMatchObject({ property: '4000.00', closing: '4000.00' });
    expect((await capital()).Ada).toMatchObject({ closing: '10000.00' });
    const { members } = await books.call('member.basis', { entity: CO, to: '2025-12-31' });
    expect(members[0].years[0]).toMatchObject({ contributions: '4000.00', closing: '4000.00' });
  });

  it('finds gain in money beyond outside basis, which a share of liabilities raises', async () => {
    await earn('2025-03-31', '1000.00');
    await cross('draw', CO, 'Ada', '2000.00', '2025-06-30', bank);
    const adaIn = async () =>
      (await books.call('member.basis', { entity: CO, to: '2025-12-31' })).members[0].years[0];
    expect(await adaIn()).toMatchObject({ income: '600.00', distributions: '-600.00', gain: '1400.00' });
    await books.call('member.add_item', {
      ...{ entity: CO, member: 'Ada', date: '2025-05-01', kind: 'liabilities' },
      ...{ amount: '900.00', note: 'Bank loan, by profit shares' },
    });
    expect(await adaIn()).toMatchObject({ liabilities: '900.00', gain: '500.00', closing: '0.00' });
    // What nobody answers for is shared otherwise, and is told beside it; the latest of each counts.
    for (const [date, amount] of [
      ['2025-05-01', '400.00'],
      ['2025-06-01', '600.00'],
    ])
      await books.call('member.add_item', {
        ...{ entity: CO, member: 'Ada', date, kind: 'nonrecourse', amount, note: 'Mortgage' },
      });
    expect(await adaIn()).toMatchObject({ liabilities: '1500.00', gain: '0.00', closing: '100.00' });
  });
});

describe('an S corporation', () => {
  beforeEach(async () => {
    await company('s-corp');
    await set([ada('100')]);
  });

  const yearOf = async (to = '2025-12-31') => {
    const { members, kind } = await books.call('member.basis', { entity: CO, to });
    expect(kind).toBe('stock');
    return members[0].years.at(-1);
  };

  it('takes 34,000 out of 10,000 + 20,000: basis is gone and 4,000 is gain', async () => {
    await cross('contribution', 'Ada', CO, '10000.00', '2024-01-02', bank);
    await earn('2025-06-30', '20000.00');
    await cross('draw', CO, 'Ada', '34000.00', '2025-12-15', bank);
    expect(await yearOf()).toMatchObject({
      ...{ opening: '10000.00', income: '20000.00', distributions: '-30000.00' },
      ...{ closing: '0.00', gain: '4000.00' },
    });
  });

  it('counts what the owner lent as basis of loans, which distributions never use', async () => {
    await cross('loan', 'Ada', CO, '5000.00', '2025-02-01', bank);
    await enter('2025-05-01', { '6090': '3000.00', '1000': '-3000.00' });
    await cross('draw', CO, 'Ada', '500.00', '2025-06-30', bank);
    expect(await yearOf()).toMatchObject({
      ...{ closing: '0.00', gain: '500.00', suspended: '0.00' },
      debt: { lent: '5000.00', used: '-3000.00', closing: '2000.00', face: '5000.00' },
    });
  });

  it('takes penalties after distributions, and says which accounts it took for them', async () => {
    await earn('2025-06-30', '1000.00');
    await enter('2025-07-01', { '6900': '300.00', '1000': '-300.00' });
    await cross('draw', CO, 'Ada', '900.00', '2025-12-15', bank);
    expect(await yearOf()).toMatchObject({
      ...{
        income: '1000.00',
        distributions: '-900.00',
        nondeductible: '-100.00',
        closing: '0.00',
        gain: '0.00',
      },
    });
    const { notes } = await books.call('member.basis', { entity: CO, to: '2025-12-31' });
    expect(notes.join(' ')).toContain('Penalties');
  });

  it('begins with the basis brought in, and not with what the books had before', async () => {
    await cross('contribution', 'Ada', CO, '10000.00', '2024-01-02', bank);
    await books.call('member.add_item', {
      ...{ entity: CO, member: 'Ada', date: '2025-01-01', kind: 'opening', amount: '7000.00' },
      note: 'Form 7203 of 2024',
    });
    expect(await yearOf()).toMatchObject({ from: '2025-01-01', opening: '7000.00', closing: '7000.00' });
  });

  it('shares a year by days unless it was agreed otherwise', async () => {
    await set([ada('50'), ben('50')], '2025-07-02');
    await earn('2025-01-01', '365.00');
    // The books begin with the year: 182 of 365 days were Ada’s alone, and half of 183.
    expect(await capital()).toMatchObject({ Ada: { income: '273.50' }, Ben: { income: '91.50' } });
    await books.call('member.agree', { entity: CO, income: 'interim' });
    expect(await capital()).toMatchObject({ Ada: { income: '365.00' }, Ben: { income: '0.00' } });
  });

  it('has wages as a cost and not as a distribution', async () => {
    await earn('2025-01-31', '10000.00');
    await cross('wages', CO, 'Ada', '5000.00', '2025-02-28', { employer_tax: '382.50', ...bank });
    expect(await capital()).toMatchObject({ Ada: { income: '4617.50', draws: '0.00', closing: '4617.50' } });
  });
});

describe('items of basis', () => {
  beforeEach(async () => {
    await company('s-corp');
    await set([ada('100')]);
  });

  it('are somebody’s, positive, and removed by one command', async () => {
    const item = { entity: CO, date: '2025-01-01', amount: '10.00', note: 'K-1' };
    await expect(books.call('member.add_item', { ...item, kind: 'opening' })).rejects.toThrow('one member’s');
    await expect(
      books.call('member.add_item', { ...item, kind: 'income', amount: '-10.00' }),
    ).rejects.toThrow('negative');
    await expect(books.call('member.add_item', { ...item, kind: 'opening', member: 'Zoe' })).rejects.toThrow(
      'no member “Zoe”',
    );
    const before = fingerprint(books.core.vault.db);
    const { items } = await books.call('member.add_item', { ...item, kind: 'income' });
    expect(items).toMatchObject([{ kind: 'income', amount: '10.00', member: null }]);
    await books.call('member.remove_item', { id: items[0].id });
    expect(fingerprint(books.core.vault.db)).toEqual(before);
    await expect(books.call('member.remove_item', { id: items[0].id })).rejects.toThrow('There is no item');
  });
});

describe('what a person is worth', () => {
  it('has the part of each company, and says where two records differ', async () => {
    await company('partnership');
    await set([ada('60'), ben('40')]);
    await cross('contribution', 'Ada', CO, '6000.00', '2025-01-02', bank);
    await earn('2025-06-30', '1000.00');
    const worth = async (entity: string) => books.call('member.net_worth', { entity, ...YEAR });
    expect(await worth('Ada')).toMatchObject({ net_worth: '600.00', notes: [] });
    expect(await worth('Ben')).toMatchObject({ net_worth: '400.00', notes: [] });
    // Booked in the company's books alone.
    await enter('2025-09-01', { '1000': '-50.00', '3200': '50.00' });
    expect((await worth('Ben')).notes[0]).toContain(`The interest in ${CO}`);
    await expect(worth(CO)).rejects.toThrow('is a company');
  });
});

describe('merging accounts', () => {
  it('takes along whose they are, and keeps two members’ apart', async () => {
    await company('partnership');
    await set([ada('60'), ben('40')]);
    for (const [name, member] of [
      ['Capital A', 'Ada'],
      ['Capital B', 'Ben'],
      ['Capital C', null],
    ] as const) {
      await books.call('account.create', { entity: CO, name, type: 'equity' });
      if (member) await books.call('member.assign', { entity: CO, account: name, member });
    }
    const merge = (account: string, into: string) =>
      books.call('account.merge', { entity: CO, account, into });
    await expect(merge('Capital A', 'Capital B')).rejects.toThrow('is Ada’s');
    await merge('Capital A', 'Capital C');
    const [{ members }] = await books.call('member.list', { entity: CO });
    expect(members[0].accounts).toMatchObject([{ account: expect.stringContaining('Capital C') }]);
  });
});
