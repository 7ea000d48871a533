/** The calendar of formalities, and what a state wants beside it; thresholds; taxes held for others. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wantedOf } from '../../main/veil/wanted.ts';
import { TestBooks } from '../support/books.ts';

const LLC = 'Northlight LLC';
let books: TestBooks;
beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: 'Dana' });
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded', state: 'DE' });
  await books.call('entry.create', {
    entries: [
      {
        ...{ entity: LLC, date: '2025-12-20', payee: 'Client' },
        postings: [
          { account: 'Checking', amount: '900.00' },
          { account: 'Service revenue', amount: '-900.00' },
        ],
      },
    ],
  });
});
afterEach(() => books.close());

const add = (kind: string, title: string, more: object = {}) =>
  books.call('veil.add_formality', { entity: LLC, kind, title, ...more });
const calendar = (more: object = {}) => books.call('veil.formalities', { entity: LLC, ...more });
const health = (as_of = '2026-01-15') => books.call('veil.health', { entity: LLC, as_of });
const check = async (id: string, asOf?: string) =>
  (await health(asOf)).checks.find((one: { check: string }) => one.check === id);

describe('what a state wants', () => {
  const known = { ein: null, taxClass: 'disregarded', formedOn: '2020-03-17' } as const;
  const titles = (state: string | null, year: number, formedOn: string | null = '2020-03-17') =>
    wantedOf({ ...known, state, year, formedOn }, []).map(({ title, due_on }) => [title, due_on]);
  it.each([
    ['DE', 2026, 'Delaware LLC tax 2026', '2026-06-01'],
    ['WY', 2026, 'Wyoming annual report and license tax 2026', '2026-03-01'],
    ['CA', 2026, 'California annual LLC tax (Form 3522) 2026', '2026-04-15'],
    ['CA', 2026, 'California statement of information 2026', '2026-03-31'],
    ['NY', 2026, 'New York biennial statement 2026', '2026-03-31'],
    ['NY', 2026, 'Operating agreement, signed by the members', '2020-06-15'],
    ['NY', 2026, 'Publication of the articles, with its certificate', '2020-07-15'],
    ['TX', 2026, 'Texas franchise tax and public information report 2026', '2026-05-15'],
    ['FL', 2026, 'Florida annual report 2026', '2026-05-01'],
    [null, 2026, 'Operating agreement, signed by the members', null],
  ])('of %s in %i: %s', (state, year, title, due) => {
    expect(titles(state, year)).toContainEqual([title, due]);
  });

  it.each([
    ['DE', /^6 Del\. C\. /],
    ['WY', /^Wyo\. Stat\. /],
    ['CA', /^Cal\. (Corp|Rev\. & Tax)\. Code /],
    ['NY', /^N\.Y\. LLC Law /],
    ['TX', /^Tex\. (Bus\. Orgs|Tax)\.? Code /],
    ['FL', /^Fla\. Stat\. /],
    ['MT', /^Revised Uniform Limited Liability Company Act /],
  ])('of %s stands in its own law', (state, source) => {
    const wanted = wantedOf({ ...known, state, ein: '12-3456789', year: 2026 }, []);
    expect(wanted.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['operating-agreement', 'registered-agent']),
    );
    expect(new Set(wanted.map(({ kind }) => kind)).size).toBe(wanted.length);
    for (const one of wanted) expect(one.source).toMatch(source);
  });

  it.each(['s-corp', 'c-corp'] as const)(
    'of California asks an LLC that is a %s for tax the franchise tax of corporations, not that of LLCs',
    (taxClass) => {
      const asked = wantedOf({ ...known, state: 'CA', taxClass, year: 2026 }, []);
      expect(asked.filter(({ kind }) => kind === 'franchise-tax')).toMatchObject([
        {
          title: 'California franchise tax, first instalment (Form 100-ES) 2026',
          ...{ due_on: '2026-04-15', source: expect.stringContaining('§§ 23153, 19025') },
        },
      ]);
    },
  );

  it.each(['DE', 'WY', 'NY', 'TX', 'FL', null])('of %s is the same for every tax class', (state) => {
    const asked = (['disregarded', 'partnership', 's-corp', 'c-corp'] as const).map((taxClass) =>
      wantedOf({ ...known, state, taxClass, year: 2026 }, []),
    );
    for (const one of asked) expect(one).toEqual(asked[0]);
  });

  it('every two years skips the years between, and the year of formation', () => {
    expect(titles('NY', 2025).map(([title]) => title)).not.toContain('New York biennial statement 2025');
    expect(titles('CA', 2020).map(([title]) => String(title))).not.toContainEqual(
      expect.stringContaining('statement of information'),
    );
  });

  it('has no day that hangs on the formation where that is not known', () => {
    expect(titles('WY', 2026, null)).toContainEqual(['Wyoming annual report and license tax', null]);
  });

  it('is gone from the list once it is in the calendar, for the year it is due in', async () => {
    const wanted = async (year: number) =>
      (await calendar({ year })).wanted.map(({ title }: { title: string }) => title);
    expect(await wanted(2026)).toContain('Delaware LLC tax 2026');
    await add('franchise-tax', 'Delaware LLC tax 2026', { due_on: '2026-06-01', every_months: 12 });
    expect(await wanted(2026)).not.toContain('Delaware LLC tax 2026');
    expect(await wanted(2027)).toContain('Delaware LLC tax 2027');
  });
});

describe('the calendar', () => {
  it('puts what comes again in anew, with the year it is due in, once', async () => {
    const tax = await add('franchise-tax', 'LLC tax 2025', { due_on: '2025-06-01', every_months: 12 });
    const first = await books.call('veil.do_formality', { id: tax.id, on: '2025-05-20' });
    expect(first).toMatchObject({
      formality: { done_on: '2025-05-20' },
      next: { title: 'LLC tax 2026', due_on: '2026-06-01', done_on: null },
    });
    expect((await books.call('veil.do_formality', { id: tax.id, on: '2025-05-21' })).next).toBeNull();
    expect((await calendar()).formalities).toHaveLength(2);
  });

  it('stays at the end of a month', async () => {
    const end = await add('other', 'Return', { due_on: '2025-11-30', every_months: 3 });
    const { next } = await books.call('veil.do_formality', { id: end.id, on: '2025-11-30' });
    expect(next.due_on).toBe('2026-02-28');
    expect((await books.call('veil.do_formality', { id: next.id, on: '2026-01-10' })).next.due_on).toBe(
      '2026-05-31',
    );
  });

  it('keeps the file that bears it out, and gives it back', async () => {
    const agent = await add('registered-agent', 'Registered agent');
    const file = new File(['accepted'], 'acceptance.txt', { type: 'text/plain' });
    await books.call('veil.do_formality', { id: agent.id, file });
    const kept: File = await books.call('veil.evidence', { id: agent.id });
    expect([kept.name, await kept.text()]).toEqual(['acceptance.txt', 'accepted']);
    expect((await calendar()).formalities).toMatchObject([
      { evidence: 'acceptance.txt', done_on: '2026-01-15' },
    ]);
    await expect(books.call('veil.do_formality', { id: agent.id, on: '2026-02-01' })).rejects.toMatchObject({
      code: 'REFUSED',
    });
  });

  it('changes, is open again, and goes', async () => {
    const one = await add('insurance', 'Insurance', { due_on: '2026-01-10' });
    await books.call('veil.do_formality', { id: one.id, on: '2026-01-09' });
    await books.call('veil.change_formality', { id: one.id, done_on: null, note: 'The policy lapsed' });
    expect((await calendar()).formalities).toMatchObject([{ done_on: null, note: 'The policy lapsed' }]);
    await books.call('veil.remove_formality', { id: one.id });
    expect((await calendar()).formalities).toEqual([]);
    await expect(books.call('veil.remove_formality', { id: one.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('tells the checks: unknown, late, done, dissolved', async () => {
    expect(await check('V11')).toMatchObject({ state: 'unknown' });
    for (const kind of ['operating-agreement', 'ein', 'registered-agent']) {
      const { id } = await add(kind, kind);
      await books.call('veil.do_formality', { id });
    }
    const tax = await add('franchise-tax', 'Delaware LLC tax 2025', { due_on: '2025-06-01' });
    expect(await check('V11')).toMatchObject({ state: 'watch', missing: [] });
    await books.call('veil.do_formality', { id: tax.id });
    expect(await check('V11')).toMatchObject({ state: 'clear' });
    const end = await add('dissolution', 'Void for unpaid tax');
    await books.call('veil.do_formality', { id: end.id });
    expect((await health()).worst).toContain('V11/company');
  });
});

describe('taxes held for others', () => {
  const sale = (date: string, tax: string) =>
    books.call('entry.create', {
      entries: [
        {
          ...{ entity: LLC, date, payee: 'Client' },
          postings: [
            { account: 'Checking', amount: tax },
            { account: 'Sales tax payable', amount: `-${tax}` },
          ],
        },
      ],
    });

  it('are unknown without a day, fine before it, and late after it until they are paid', async () => {
    await sale('2025-11-20', '720.00');
    expect(await check('V09')).toMatchObject({
      state: 'unknown',
      missing: ['When 720.00 USD of Sales tax is due.'],
    });
    const { id } = await add('sales-tax', 'Sales tax, fourth quarter', { due_on: '2026-01-20' });
    expect(await check('V09', '2026-01-20')).toMatchObject({ state: 'clear' });
    expect((await health('2026-01-25')).worst).toContain('V09');
    await books.call('entry.create', {
      entries: [
        {
          ...{ entity: LLC, date: '2026-01-10', payee: 'State' },
          postings: [
            { account: 'Sales tax payable', amount: '720.00' },
            { account: 'Checking', amount: '-720.00' },
          ],
        },
      ],
    });
    await books.call('veil.do_formality', { id, on: '2026-01-10' });
    expect(await check('V09', '2026-01-25')).toMatchObject({ state: 'clear', missing: [] });
  });
});

it('tax that is marked as paid and still stands in the books is not known to be paid', async () => {
  const entry = (date: string, ...postings: [account: string, amount: string][]) =>
    books.call('entry.create', {
      entries: [
        {
          ...{ entity: LLC, date, payee: 'Tax' },
          postings: postings.map(([account, amount]) => ({ account, amount })),
        },
      ],
    });
  await entry('2025-09-20', ['Checking', '720'], ['Sales tax payable', '-720']);
  const third = { due_on: '2025-10-20', every_months: 3 };
  const { id } = await add('sales-tax', 'Sales tax, third quarter', third);
  // What is put in anew for January speaks for what came in since, not for September.
  await books.call('veil.do_formality', { id, on: '2025-10-19' });
  await entry('2025-11-20', ['Checking', '90'], ['Sales tax payable', '-90']);
  expect(await check('V09', '2025-10-20')).toMatchObject({ state: 'clear' });
  expect(await check('V09')).toMatchObject({
    state: 'unknown',
    missing: [expect.stringContaining('720.00 USD of Sales tax, third quarter was paid')],
  });
  await entry('2025-12-01', ['Sales tax payable', '720'], ['Checking', '-720']);
  expect(await check('V09')).toMatchObject({ state: 'clear', missing: [] });
  // Late is only what stood there when the month began in which it was due.
  const [late] = (await health('2026-01-25')).findings.filter(
    (one: { check: string }) => one.check === 'V09',
  );
  expect(late).toMatchObject({
    severity: 'critical',
    cured: null,
    text: expect.stringContaining('90.00 USD'),
  });
});

describe('the figures that the checks go by', () => {
  it('are told with the usual ones, set, and taken back', async () => {
    const set = (name: string, value: string | null) =>
      books.call('veil.set_threshold', { entity: LLC, name, value });
    expect(await set('reserve_minor', '5000')).toMatchObject({ value: '5000.00', standard: null });
    expect(await set('note_days', '60')).toMatchObject({ value: '60', standard: '30' });
    expect(await set('note_days', '45')).toMatchObject({ value: '45' });
    const own = (await books.call('veil.thresholds', { entity: LLC })).filter(
      ({ value, standard }: { value: string; standard: string }) => value !== standard,
    );
    expect(own.map(({ name }: { name: string }) => name).sort()).toEqual(['note_days', 'reserve_minor']);
    expect(await set('note_days', null)).toMatchObject({ value: '30' });
  });

  it.each([
    ['note_days', '1.5', 'INVALID_INPUT'],
    ['note_days', '-1', 'INVALID_INPUT'],
    ['reserve_minor', '-5', 'INVALID_INPUT'],
    ['luck', '7', 'NOT_FOUND'],
  ])('refuse %s of %s', async (name, value, code) => {
    await expect(books.call('veil.set_threshold', { entity: LLC, name, value })).rejects.toMatchObject({
      code,
    });
  });
});

it('a person has no veil', async () => {
  await expect(books.call('veil.health', { entity: 'Dana' })).rejects.toMatchObject({
    code: 'REFUSED',
    message: 'Dana is a person; the veil stands around a company.',
  });
});

it('what is recorded of findings is never changed', async () => {
  await books.call('veil.add_formality', { entity: LLC, kind: 'insurance', title: 'Insurance' });
  await books.call('veil.record', { entity: LLC });
  const { db } = books.core.vault;
  expect(db.prepare('SELECT count(*) FROM finding_event').pluck().get()).toBeGreaterThan(0);
  expect(() => db.prepare("UPDATE finding_event SET text = 'fine'").run()).toThrow('guard:veil-record');
});

it('closed books that were opened again are found until they are closed again', async () => {
  await books.call('period.close', { entity: LLC, through: '2025-12-31' });
  expect(await check('V17')).toMatchObject({ state: 'clear', missing: [] });
  await books.call('period.reopen', { entity: LLC, through: null, reason: 'A late bill' });
  const open = (await health()).findings.filter((one: { check: string }) => one.check === 'V17');
  expect(open).toMatchObject([{ severity: 'medium', since: '2026-01-15', cured: null }]);
  await books.call('period.close', { entity: LLC, through: '2025-12-31' });
  const closed = (await health()).findings.filter((one: { check: string }) => one.check === 'V17');
  expect(closed).toMatchObject([{ cured: '2026-01-15' }]);
});

it('an account leaves what is to be reconciled once it is, and not by being archived', async () => {
  const bank = { entity: LLC, name: 'Old bank', type: 'asset', role: 'bank' };
  const { id: account } = await books.call('account.create', bank);
  const moved = (date: string, amount: string, back: string) => ({
    ...{ entity: LLC, date, payee: 'Client' },
    postings: [
      { account, amount, status: 'cleared' },
      { account: 'Service revenue', amount: back },
    ],
  });
  await books.call('entry.create', {
    entries: [moved('2025-12-20', '50.00', '-50.00'), moved('2025-12-28', '-50.00', '50.00')],
  });
  const named = async () =>
    (await health('2026-03-01')).findings.flatMap((one: { check: string; subject: { name: string } }) =>
      one.check === 'V17' ? one.subject.name : [],
    );
  await books.call('account.update', { account, archived: true });
  expect(await named()).toContain('Old bank');
  await books.call('account.update', { account, archived: false });
  await books.call('reconcile.finish', { account, date: '2025-12-31', balance: '0.00' });
  expect(await named()).toContain('Old bank');
  await books.call('account.update', { account, archived: true });
  expect(await named()).not.toContain('Old bank');
});

it('of years that are opened one after the other each is found, until it is closed again', async () => {
  const reopened = async (asOf: string): Promise<Record<string, string | null>> =>
    Object.fromEntries(
      (await health(asOf)).findings
        .filter((one: { check: string }) => one.check === 'V17')
        .map((one: { facts: { value: string }[]; cured: string | null }) => [one.facts[0]!.value, one.cured]),
    );
  const call = (command: string, year: number, more: object = {}) =>
    books.call(`close.${command}`, { entity: LLC, year, ...more });
  await call('year', 2024);
  await call('year', 2025);
  await call('reopen', 2025, { reason: 'A late bill' });
  await call('reopen', 2024, { reason: 'Another one' });
  expect(await reopened('2026-01-15')).toEqual({ '2024-12-31': null, '2025-12-31': null });
  books.world.at = Date.parse('2026-01-16T12:00:00Z');
  await call('year', 2024);
  expect(await reopened('2026-01-16')).toEqual({ '2024-12-31': '2026-01-16', '2025-12-31': null });
  await call('year', 2025);
  expect(await reopened('2026-01-16')).toEqual({ '2024-12-31': '2026-01-16', '2025-12-31': '2026-01-16' });
});

describe('what no books tell', () => {
  const of = async (id: string, asOf: string) =>
    (await health(asOf)).findings.filter((one: { check: string }) => one.check === id);

  it('contracts and invoices are unknown until somebody looked through them, and again after a year', async () => {
    expect((await check('V12')).missing).toContain(
      'Whether contracts and invoices are in the legal name: nobody looked through them in a year.',
    );
    const { id } = await add('name-review', 'Contracts and invoices of 2025');
    expect((await check('V12')).state).toBe('unknown');
    await books.call('veil.do_formality', { id, on: '2026-01-10' });
    expect((await check('V12')).missing).not.toContainEqual(expect.stringMatching(/looked through/));
    expect((await check('V12', '2027-02-09')).missing).not.toContainEqual(
      expect.stringMatching(/looked through/),
    );
    expect((await check('V12', '2027-02-10')).missing).toContainEqual(
      expect.stringMatching(/looked through/),
    );
  });

  it('what they found in another name stays open until it is corrected', async () => {
    const { id } = await add('name-correction', 'Lease of the studio');
    expect(await of('V12', '2026-01-15')).toMatchObject([
      {
        ...{
          severity: 'medium',
          cured: null,
          text: '“Lease of the studio” is not in the legal name and capacity.',
        },
      },
    ]);
    await books.call('veil.do_formality', { id, on: '2026-01-15' });
    expect(await of('V12', '2026-01-15')).toMatchObject([{ cured: '2026-01-15' }]);
    expect((await check('V11')).missing).not.toContainEqual(expect.stringMatching(/Lease/));
    expect(await of('V11', '2026-01-15')).not.toContainEqual(
      expect.objectContaining({ text: expect.stringMatching(/Lease/) }),
    );
  });

  it('an advance for expenses whose excess is not back by its day weighs medium, until it is', async () => {
    const { id } = await add('expense-advance', 'Fair in September', { due_on: '2026-01-14' });
    expect(await of('V13', '2026-01-14')).toEqual([]);
    expect(await of('V13', '2026-01-15')).toMatchObject([
      { severity: 'medium', opened: '2026-01-15', since: '2025-09-16', cured: null },
    ]);
    await books.call('veil.do_formality', { id, on: '2026-01-15' });
    expect(await of('V13', '2026-01-15')).toMatchObject([{ cured: '2026-01-15' }]);
    expect(await of('V11', '2026-01-15')).not.toContainEqual(
      expect.objectContaining({ text: expect.stringMatching(/Fair/) }),
    );
  });
});
