import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Confidence } from '../../main/learner/confidence.ts';
import { choiceOf, type Proposal } from '../../shared/contract/learner.ts';
import { learnerAccuracy } from '../bench/learner.ts';
import { ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';
import { eventCount, fingerprint } from '../support/fingerprint.ts';

const LLC = 'Acme LLC';
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded' });
});
afterEach(() => books.close());

/** Rows of the bank on days one after another. */
async function bring(name: string, texts: readonly string[], from = 1): Promise<void> {
  const rows = texts.map((payee, index) => ({
    ...{ date: `2025-${name}-${String(from + index).padStart(2, '0')}`, payee, memo: '' },
    ...{ amount: `-${10 + index}.50`, fitid: `${name}-${from + index}` },
  }));
  await books.call('imports.commit', {
    files: [ofx(`${name}.ofx`, { rows })],
    entity: LLC,
    account: 'Checking',
  });
}
const bottle = (n: number) => `SQ *BLUE BOTTLE 04${n} SAN FR`;
const fuel = (n: number) => `RIVER FUEL #10${n} RENO NV`;
async function categorise(text: string, category: string): Promise<string[]> {
  const { entries } = await books.call('entry.list', { text });
  const ids = entries.map(({ id }: { id: string }) => id);
  await books.call('entry.bulk', { entries: ids, category });
  return ids;
}
async function propose(more: object = {}): Promise<Proposal[]> {
  return (await books.call('learner.proposals', more)).proposals;
}
/** Coffee and fuel, four times each, by hand. */
async function history(): Promise<void> {
  await bring(
    '01',
    [11, 12, 13, 14].flatMap((n) => [bottle(n), fuel(n)]),
  );
  await categorise('bottle', 'Meals');
  await categorise('fuel', 'Car and truck');
}

describe('what pays a bill', () => {
  const bill = (date: string, payee: string, minor: string, account = 'Supplies') => ({
    ...{ entity: LLC, date, payee },
    postings: [
      { account, amount: minor },
      { account: 'Accounts payable', amount: `-${minor}` },
    ],
  });
  const rowsOf = (rows: [date: string, amount: string, payee: string][], id: string) =>
    books.call('imports.commit', {
      files: [
        ofx(`${id}.ofx`, {
          rows: rows.map(([date, amount, payee], n) => ({
            date,
            amount,
            payee,
            memo: '',
            fitid: `${id}${n}`,
          })),
        }),
      ],
      ...{ entity: LLC, account: 'Checking' },
    });

  it('is no cost a second time: each bill by one row of its name and amount, the oldest first', async () => {
    await books.call('entry.create', {
      entries: [
        bill('2025-01-10', 'Acme Printing Inc', '230.00'),
        bill('2025-02-10', 'Acme Printing Inc', '230.00'),
        bill('2025-01-15', 'Harbor Legal', '500.00', 'Legal and professional'),
      ],
    });
    await rowsOf(
      [
        ['2025-01-05', '-230.00', 'ACME PRINTING 880'],
        ['2025-02-03', '-230.00', 'ACME PRINTING 883'],
        ['2025-03-03', '-230.00', 'ACME PRINTING 884'],
        ['2025-03-04', '-230.00', 'ACME PRINTING 885'],
        ['2025-02-20', '-500.00', 'CHECK 1042'],
      ],
      'bank',
    );
    const proposed = await propose({ min: 0 });
    const owed = proposed.filter(({ reason }) => reason.kind === 'owed');
    expect(owed.map(({ date, sure, reason: { name, since } }) => [date, sure, name, since])).toEqual([
      ['2025-03-03', true, 'Acme Printing Inc', '2025-02-10'],
      ['2025-02-20', false, 'Harbor Legal', '2025-01-15'],
      ['2025-02-03', true, 'Acme Printing Inc', '2025-01-10'],
    ]);
    expect(new Set(owed.map(({ account }) => account))).toEqual(new Set(['Liabilities:Accounts payable']));
    await books.call('learner.accept', { choices: owed.map(choiceOf) });
    const accounts = await books.call('account.list', { entity: LLC });
    const left = (name: string) => accounts.find((one: { name: string }) => one.name === name).balance;
    expect([left('Accounts payable'), left('Supplies')]).toEqual(['0.00', '460.00']);
    const after = (await propose({ min: 0 })).map(({ account }) => account);
    expect(after).not.toContain('Liabilities:Accounts payable');
  });

  it('may be all that was invoiced to one, together', async () => {
    const invoice = (date: string, amount: string) => ({
      ...{ entity: LLC, date, payee: 'Larkspur Inc' },
      postings: [
        { account: 'Accounts receivable', amount },
        { account: 'Service revenue', amount: `-${amount}` },
      ],
    });
    await books.call('entry.create', {
      entries: [invoice('2025-01-10', '1200.00'), invoice('2025-01-20', '800.00')],
    });
    await rowsOf([['2025-02-03', '2000.00', 'WIRE FROM LARKSPUR']], 'in');
    expect(await propose()).toMatchObject([
      {
        ...{ account: 'Assets:Accounts receivable', sure: true },
        reason: { kind: 'owed', name: 'Larkspur Inc', times: 2, since: '2025-01-10' },
      },
    ]);
  });
});

describe('a proposal', () => {
  it('is what the merchant got before, with how often, how sure and latest first', async () => {
    await history();
    await bring('02', [bottle(21), fuel(22)]);
    expect(await propose()).toMatchObject([
      {
        ...{ date: '2025-02-02', payee: 'River Fuel', account: 'Expenses:Car and truck', amount: '-11.50' },
        reason: { kind: 'merchant', name: 'River Fuel', times: 4, of: 4 },
      },
      {
        ...{ date: '2025-02-01', payee: 'Blue Bottle', account: 'Expenses:Meals', called: null },
        reason: { kind: 'merchant', name: 'Blue Bottle', times: 4, of: 4 },
      },
    ]);
    for (const { confidence } of await propose()) expect(confidence).toBeGreaterThan(0.6);
  });

  it('is made where a merchant was seen but once', async () => {
    await bring('01', [bottle(11), 'LANDLORD']);
    await categorise('bottle', 'Meals');
    await bring('02', [bottle(21)]);
    expect(await propose()).toMatchObject([
      { account: 'Expenses:Meals', sure: false, example: null, reason: { times: 1, of: 1 } },
    ]);
  });

  it('is not made of nothing: an unknown payee has none', async () => {
    await history();
    await bring('02', ['HARBOR DENTAL #1022 RENO NV', 'CHECK 1042']);
    expect(await propose()).toEqual([]);
  });

  it('changes nothing, and is not learnt from until it is taken', async () => {
    await history();
    await bring('02', [bottle(21), bottle(22)]);
    const events = eventCount(books.core.vault.db);
    const [first, second] = await propose();
    expect(await propose()).toEqual([first, second]);
    expect([first!.reason, second!.reason]).toMatchObject([{ of: 4 }, { of: 4 }]);
    expect(eventCount(books.core.vault.db)).toBe(events);
    const { entry_id: entry, account_id: account } = first!;
    await books.call('learner.accept', { choices: [{ entry, account }] });
    expect(await propose()).toMatchObject([{ entry_id: second!.entry_id, reason: { times: 5, of: 5 } }]);
    await books.call('history.undo');
    expect(await propose()).toEqual([first, second]);
  });

  it('is learnt from what has a category, however much came after it that has none', async () => {
    await history();
    const rows = Array.from({ length: 10_001 }, (_, index) => ({
      date: '2025-03-01',
      payee: `CHECK ${index}`,
      memo: '',
      amount: '-3.00',
      fitid: `many-${index}`,
    }));
    const files = [ofx('many.ofx', { rows })];
    await books.call('imports.commit', { files, entity: LLC, account: 'Checking' });
    await bring('04', [bottle(41)]);
    expect(await propose({ limit: 1 })).toMatchObject([
      { account: 'Expenses:Meals', reason: { times: 4, of: 4 } },
    ]);
  });

  it('follows what its owner does from then on', async () => {
    await history();
    await bring('02', [21, 22, 23, 24, 25, 26].map(bottle));
    for (const { id } of (await books.call('entry.list', { text: 'bottle' })).entries.slice(4, 9))
      await books.call('entry.bulk', { entries: [id], category: 'Travel' });
    const [left] = await propose();
    expect(left).toMatchObject({ sure: false, example: null, reason: { of: 9 } });
  });

  it('never goes past a rule', async () => {
    await history();
    await books.call('rules.create', { entity: LLC, value: 'late bottle', account: 'Travel' });
    await bring('02', [bottle(21)]);
    await books.call('rules.create', {
      entity: LLC,
      value: 'bottle',
      account: 'Office expense',
      payee: 'Bottle',
    });
    expect(await propose()).toMatchObject([
      {
        ...{ account: 'Expenses:Office expense', confidence: 1, sure: true, called: 'Bottle' },
        reason: { kind: 'rule', name: 'bottle' },
      },
    ]);
  });

  it('leaves a split that a rule makes to the rule, and takes its payee, note and tags along', async () => {
    await history();
    await bring('02', [bottle(21), fuel(22)]);
    const half = (account: string) => ({ account, percent: '50' });
    const split = await books.call('rules.create', {
      ...{ entity: LLC, value: 'bottle', parts: [half('Travel'), half('Meals')] },
    });
    expect((await propose()).map(({ payee }) => payee)).toEqual(['River Fuel']);
    await books.call('rules.remove', { id: split.id });
    await books.call('rules.create', {
      ...{ entity: LLC, stage: 'first', value: 'bottle', payee: 'Coffee', add_tags: ['team'] },
    });
    await books.call('rules.create', {
      ...{ entity: LLC, value: 'fuel', account: 'Travel', memo: 'By car', add_tags: ['car'] },
    });
    const proposed = await propose();
    expect(proposed).toMatchObject([
      {
        ...{ account: 'Expenses:Travel', called: null, memo: 'By car', add_tags: ['car'], confidence: 1 },
        reason: { kind: 'rule', name: 'fuel' },
      },
      {
        ...{ account: 'Expenses:Meals', called: 'Coffee', memo: null, add_tags: ['team'] },
        reason: { kind: 'merchant' },
      },
    ]);
    await books.call('learner.accept', { choices: proposed.map(choiceOf) });
    expect(await books.call('entry.get', { id: proposed[0]!.entry_id })).toMatchObject({
      ...{ payee: 'River Fuel', memo: 'By car', tags: ['car'] },
    });
    expect(await books.call('entry.get', { id: proposed[1]!.entry_id })).toMatchObject({
      ...{ payee: 'Coffee', memo: '', tags: ['team'] },
    });
  });

  it('is of an account that is open, and never in closed books', async () => {
    await history();
    await bring('02', [bottle(21), fuel(22)]);
    await books.call('account.update', { account: 'Meals', archived: true });
    expect((await propose()).map(({ account }) => account)).not.toContain('Expenses:Meals');
    await books.call('period.close', { entity: LLC, through: '2025-02-28' });
    expect(await propose()).toEqual([]);
  });

  it('keeps entities apart, and is asked for by entity, by entry and by how sure it is', async () => {
    await books.call('entity.create', { kind: 'person', name: 'Ada' });
    await history();
    await bring('02', [bottle(21), fuel(22)]);
    expect(await propose({ entity: 'Ada' })).toEqual([]);
    const [latest, other] = await propose({ entity: LLC });
    expect(await propose({ entries: [other!.entry_id] })).toEqual([other]);
    expect(await propose({ limit: 1 })).toEqual([latest]);
    expect(await propose({ min: 1 })).toEqual([]);
  });

  it('names an entry to make a rule of once the merchant went to one category four times', async () => {
    await history();
    await bring('02', [bottle(21)]);
    const [{ example }] = (await propose()) as [Proposal];
    expect(await books.call('rules.suggest', { entry: example })).toMatchObject({
      ...{ value: 'blue bottle', account: 'Expenses:Meals', payee: null },
    });
  });
});

describe('taking proposals', () => {
  const choices = (list: readonly Proposal[]) =>
    list.map(({ entry_id: entry, account_id: account }) => ({ entry, account }));

  it('does what the preview said, in one command that one undo takes back', async () => {
    await history();
    await bring('02', [bottle(21), fuel(22)]);
    const before = fingerprint(books.core.vault.db);
    const input = { choices: choices(await propose()) };
    const preview = await books.call('learner.accept', { ...input, preview: true });
    expect(preview).toMatchObject({ changed: 2, refused: [] });
    expect(await books.call('learner.accept', input)).toEqual(preview);
    expect(await propose()).toEqual([]);
    await books.call('history.undo');
    expect(fingerprint(books.core.vault.db)).toBe(before);
  });

  it('is one command for all that waits of a payee, however much, with the words that go with each', async () => {
    await history();
    const rows = Array.from({ length: 1_200 }, (_, index) => ({
      ...{ date: `2025-0${3 + (index % 2)}-01`, payee: bottle(10 + (index % 80)), memo: '' },
      ...{ amount: '-4.00', fitid: `b${index}` },
    }));
    await books.call('imports.commit', {
      files: [ofx('much.ofx', { rows })],
      ...{ entity: LLC, account: 'Checking' },
    });
    await bring('05', [fuel(51)]);
    await books.call('rules.create', { entity: LLC, stage: 'first', value: 'bottle', add_tags: ['team'] });
    const waiting = async (more: object = {}) =>
      (await books.call('entry.register', { unreviewed: true, limit: 1, ...more })).total;
    const { rows: shown } = await books.call('entry.register', {
      text: 'bottle',
      unreviewed: true,
      limit: 1,
    });
    const alike = { entry: shown[0].entry_id, category: 'Meals' };
    const before = fingerprint(books.core.vault.db);
    const march = { ...alike, among: { to: '2025-03-31' } };
    expect(await books.call('learner.accept', { alike: march, preview: true })).toMatchObject({
      changed: 600,
    });
    expect(await books.call('learner.accept', { alike })).toMatchObject({ changed: 1_200, refused: [] });
    expect([await waiting(), await waiting({ text: 'fuel' })]).toEqual([1, 1]);
    expect((await books.call('entry.register', { tag: 'team', limit: 1 })).total).toBe(1_200);
    await books.call('history.undo');
    expect(fingerprint(books.core.vault.db)).toBe(before);
  });

  it('leaves what can’t be changed, and names it', async () => {
    await history();
    await bring('02', [bottle(21)]);
    const [choice] = choices(await propose());
    await books.call('period.close', { entity: LLC, through: '2025-02-28' });
    expect(await books.call('learner.accept', { choices: [choice] })).toMatchObject({
      changed: 0,
      refused: [{ entry_id: choice!.entry, reason: expect.stringContaining('closed') }],
    });
  });
});

describe('how sure it is', () => {
  it('rises with the margin, whatever came of guesses', () => {
    const confidence = new Confidence();
    for (let n = 0; n < 200; n += 1) confidence.note(n % 12, n % 7 < 4);
    const steps = Array.from({ length: 60 }, (_, index) => confidence.of(index / 5));
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  });

  it('is honest on history that was kept back, and right nearly always where it calls itself sure', () => {
    const { accuracy, precision, sure, overconfidence } = learnerAccuracy();
    expect(accuracy).toBeGreaterThan(0.76);
    expect(precision).toBeGreaterThan(0.82);
    expect(sure).toBeGreaterThan(0.95);
    expect(Math.abs(overconfidence)).toBeLessThan(0.05);
  });
});
