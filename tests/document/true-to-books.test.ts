/** What papers may say beside the books, of which days and which money they tell, and whose signatures they bear. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';
import { makeDespite } from '../support/despite.ts';
import { pagesOf } from '../support/read-pdf.ts';

const LLC = 'Northlight LLC';
const DANA = 'Dana';
const SIDES = { lender_account: 'Checking', borrower_account: 'Checking' };
let books: TestBooks;

const at = (day: string) => {
  books.world.at = Date.parse(`${day}T12:00:00Z`);
};
const cross = async (
  kind: string,
  from: string,
  to: string,
  amount: string,
  date: string,
  more: object = {},
) =>
  (
    await makeDespite(books, {
      ...{ kind, from, to, amount, date, purpose: 'As agreed' },
      ...{ from_account: 'Checking', to_account: 'Checking', ...more },
    })
  ).id as string;
const make = (crossings: string[], more: object = {}) => books.call('paper.make', { crossings, ...more });
const words = async (id: string) => (await pagesOf(await books.call('paper.pdf', { id }))).join(' ');
const lend = (more: object = {}) =>
  books.call('loan.create', {
    ...{ lender: DANA, borrower: LLC, date: '2025-02-01', principal: '12000', rate: '0', plan: 'free' },
    ...{ name: 'Bridge', purpose: 'Bridge', ...SIDES, ...more },
  });

beforeEach(async () => {
  books = await TestBooks.create();
  at('2025-02-01');
  await books.call('entity.create', { kind: 'person', name: DANA, legal_name: 'Dana Reyes' });
  await books.call('entity.create', {
    ...{ kind: 'llc', name: LLC, legal_name: LLC, state: 'WY', tax_class: 'disregarded' },
  });
});
afterEach(() => books.close());

describe('what somebody says', () => {
  it('never stands against the books: neither terms on record nor a test that fails', async () => {
    await lend();
    const say = (details: object) => books.call('paper.make', { loan: 'Bridge', details });
    await expect(say({ 'loan.rate': '6%' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('the books say “0%”, and not “6%”'),
      facts: { field: 'loan.rate', books: '0%' },
    });
    await expect(say({ 'loan.maturity': 'February 1, 2030' })).rejects.toMatchObject({
      message: expect.stringContaining('the books say “on demand”'),
    });
    // What they say anyway, however it is typed, and what they leave to the parties.
    const { id } = await say({ 'loan.rate': '0 %', 'loan.law': 'Delaware', 'loan.late_charge': '5 a day' });
    expect(await words(id)).toMatch(/at 0% a year .* 5 a day\. .* governed by the law of Delaware/);
    // So nobody is asked for it; what the parties may choose shows what the books suppose.
    const { fields } = await books.call('paper.asks', { loan: 'Bridge' });
    const asked = new Map(fields.map((one: { name: string }) => [one.name, one]));
    for (const [name, said] of [
      ['loan.rate', '0%'],
      ['loan.day_count', '30/360'],
      ['loan.maturity', 'on demand'],
      ['loan.payments', 'whenever the Borrower chooses'],
      ['purpose', 'Bridge'],
    ] as const)
      expect(asked.get(name)).toMatchObject({ books: said, is_asked: false });
    expect(asked.get('loan.law')).toMatchObject({ books: 'Wyoming', is_asked: true });
    expect(asked.get('loan.late_charge')).toMatchObject({ books: null, is_asked: true });
    const draw = await cross('draw', LLC, DANA, '15000', '2025-02-01');
    await expect(make([draw], { details: { 'solvency.debts_test': 'met' } })).rejects.toMatchObject({
      message: expect.stringContaining('the books say “not-met”'),
    });
    await expect(make([draw], { details: { form: 'property' } })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await expect(make([draw], { details: { purpose: 'Wages' } })).rejects.toMatchObject({
      message: expect.stringContaining('the books say “As agreed”'),
    });
  });
});

describe('a paper about several days', () => {
  it('is none where it would state a test, a value or a share of one of them', async () => {
    at('2025-12-20');
    await cross('contribution', DANA, LLC, '25000', '2025-01-02');
    const draws = [
      await cross('draw', LLC, DANA, '1000', '2025-01-10'),
      await cross('draw', LLC, DANA, '1000', '2025-12-15'),
    ];
    await expect(make(draws)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('2025-01-10 to 2025-12-15'),
      remedy: 'Make a paper for each day.',
    });
    expect(await words((await make([draws[0]!])).id)).toContain('done on January 10, 2025, 344 days earlier');
  });

  it('names each of them, counts from the first, and has interest run on each part from its own', async () => {
    await lend({ rate: '6' });
    const { id: loan } = await books.call('loan.get', { loan: 'Bridge' });
    at('2025-04-15');
    await cross('loan', DANA, LLC, '3000', '2025-04-01', { loan });
    const note = await books.call('paper.make', { loan });
    expect(note).toMatchObject({ amount: '15000.00', effective_on: '2025-02-01', is_ratification: true });
    const text = await words(note.id);
    expect(text).toContain('done from February 1, 2025 to April 1, 2025, the first of it 73 days earlier');
    expect(text).toContain('from the day on which each part of it was lent, as stated below');
    expect(text).toContain('February 1, 2025 Bridge 12,000.00 April 1, 2025 As agreed 3,000.00');
    // The record of the ledger says when each entry was.
    for (const day of ['2025-02-01', '2025-04-01']) expect(text).toContain(day);
  });
});

describe('what is lent further', () => {
  it('stands on no note that was signed before, and has one of its own', async () => {
    const { id: loan } = await lend({ rate: '6' });
    const first = await books.call('paper.make', { loan, authorized_on: '2025-02-01' });
    await books.call('paper.sign', { id: first.id, how: 'paper' });
    at('2025-12-01');
    await books.call('loan.pay', { loan, date: '2025-11-01', amount: '2000', ...SIDES });
    const further = await cross('loan', DANA, LLC, '50000', '2025-12-01', { loan });
    const wanted = async () => (await books.call('paper.wanted', { entity: LLC })).wanted;
    expect(await wanted()).toMatchObject([{ crossing: further, kind: 'promissory-note' }]);
    const missed = async (as_of: string) =>
      (await books.call('veil.health', { entity: LLC, as_of })).findings.filter(
        ({ check }: { check: string }) => check === 'V05',
      );
    at('2026-01-01');
    expect(await missed('2025-12-31')).toEqual([]);
    expect(await missed('2026-01-01')).toMatchObject([
      { since: '2025-12-01', days: 31, text: expect.stringContaining('50,000.00') },
    ]);
    const second = await books.call('paper.make', { loan });
    expect(second).toMatchObject({ amount: '50000.00', crossings: [further], effective_on: '2025-12-01' });
    const text = await words(second.id);
    expect(text).toContain('Lent on this loan besides, on another note $12,000.00');
    expect(text).toContain('Principal of the loan in all $62,000.00');
    const { outstanding } = await books.call('loan.get', { loan });
    expect(text.replaceAll(',', '')).toContain(`Still owed of the principal in all $${outstanding}`);
    await books.call('paper.sign', { id: second.id, how: 'paper' });
    expect(await wanted()).toEqual([]);
    expect(await missed('2026-01-01')).toMatchObject([
      { cured: '2026-01-01', text: expect.stringContaining('50,000.00') },
    ]);
    await expect(books.call('paper.make', { loan })).rejects.toMatchObject({ message: /signed paper tells/ });
  });

  it('before anybody signed goes onto a new note with what the first tells', async () => {
    const { id: loan } = await lend();
    const first = await books.call('paper.make', { loan });
    const further = await cross('loan', DANA, LLC, '500', '2025-02-01', { loan });
    const both = await make([further]);
    expect(both).toMatchObject({ amount: '12500.00', supersedes: first.id });
  });
});

describe('a drawn signature', () => {
  const drawing = [
    [
      [10, 80],
      [200, 20],
    ],
  ];

  it('goes on the lines of one person', async () => {
    const { id: loan } = await lend({ rate: '6' });
    const signers = [
      { party: DANA, name: 'Dana Reyes', capacity: 'individually' },
      { party: LLC, name: 'Robin Vale', capacity: 'as manager of Northlight LLC' },
    ];
    const { id } = await books.call('paper.make', { loan, authorized_on: '2025-02-01', signers });
    const draw = (more: object = {}) => books.call('paper.sign', { id, how: 'drawn', drawing, ...more });
    for (const more of [{}, { signers: [1, 2] }])
      await expect(draw(more)).rejects.toMatchObject({
        code: 'REFUSED',
        message: expect.stringContaining('Dana Reyes, Robin Vale'),
      });
    expect((await draw({ signers: [2] })).signers).toMatchObject([{ signed_on: null }, { how: 'drawn' }]);
    expect(await draw()).toMatchObject({ state: 'signed' });
  });

  it('goes on no line of which nobody has said who signs it', async () => {
    await books.call('entity.create', { kind: 'llc', name: 'Two', tax_class: 'partnership', members: [] });
    const { id } = await make([await cross('contribution', DANA, 'Two', '100', '2025-02-01')]);
    await expect(books.call('paper.sign', { id, how: 'drawn', drawing })).rejects.toMatchObject({
      message: 'Nobody has said who signs line 1.',
    });
  });
});

describe('in what capacity somebody signs', () => {
  const TWO = 'Two LLC';
  const found = (members: object[]) =>
    books.call('entity.create', {
      kind: 'llc',
      name: TWO,
      legal_name: TWO,
      tax_class: 'partnership',
      members,
    });
  const papered = async () => make([await cross('contribution', DANA, TWO, '100', '2025-02-01')]);

  it('is what the company recorded of the member', async () => {
    await found([{ name: DANA, entity: DANA, share: '100' }]);
    await books.call('member.set', {
      entity: TWO,
      members: [{ name: DANA, entity: DANA, share: '100', capacity: 'Member, not a manager' }],
    });
    const paper = await papered();
    expect(paper.signers[0].signer).toBe(
      'Dana Reyes, as member, not a manager, of Two LLC, and not personally',
    );
    await expect(
      make(paper.crossings, { signers: [{ party: TWO, name: 'Robin Vale', capacity: ' ' }] }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('is a finding where a paper leaves it open, and not known where a pen may have filled it in', async () => {
    await found([]);
    const { id } = await papered();
    const named = async () => {
      const { findings, checks } = await books.call('veil.health', { entity: TWO });
      const own = ({ check }: { check: string }) => check === 'V12';
      return { seen: findings.filter(own), missing: checks.find(own).missing };
    };
    expect((await named()).seen).toMatchObject([
      {
        severity: 'medium',
        text: '“Record of contribution” does not say who signs it, or in what capacity.',
      },
    ]);
    // Papers that are alike are one finding, which is cured paper by paper.
    const other = await papered();
    const open = async () => (await named()).seen.map((one: { parts: object[] }) => one.parts.length);
    expect((await named()).seen[0].text).toBe('2 papers do not say who signs them, or in what capacity.');
    expect(await open()).toEqual([2]);
    await books.call('veil.record', { entity: TWO });
    await make(other.crossings, { signers: [{ party: TWO, name: 'Robin Vale', capacity: 'Manager' }] });
    expect(await open()).toEqual([1]);
    expect(await books.call('veil.record', { entity: TWO })).toMatchObject({ changed: 1, cured: 0 });
    await books.call('paper.sign', { id, how: 'paper' });
    const { seen, missing } = await named();
    expect(seen).toEqual([]);
    expect(missing).toContain('Whom “Record of contribution” names, and in what capacity.');
  });
});

describe('a member’s share', () => {
  const paperOf = async (kind: string, from: string, to: string, date: string) => {
    at(date);
    const { id } = await make([await cross(kind, from, to, '100', date)]);
    return words(id);
  };

  it('is on record or in no paper, though there is one owner whom it could be', async () => {
    expect(await paperOf('contribution', DANA, LLC, '2025-02-01')).not.toContain('By the records');
    expect(await paperOf('draw', LLC, DANA, '2025-02-02')).toContain('Shares. Members are treated as');
    await books.call('member.set', { entity: LLC, members: [{ name: DANA, entity: DANA, share: '100' }] });
    for (const told of [
      await paperOf('contribution', DANA, LLC, '2025-02-03'),
      await paperOf('draw', LLC, DANA, '2025-02-04'),
    ])
      expect(told).toContain('By the records of the Company the Member holds 100% of it.');
  });
});
