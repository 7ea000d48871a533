import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';
import { eventCount, fingerprint } from '../support/fingerprint.ts';

let books: TestBooks;
const entity = 'Acme LLC';

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: entity, tax_class: 'disregarded' });
});
afterEach(() => books.close());

type Legs = [account: string, amount: string, currency?: string][];
const entry = (legs: Legs, more: object = {}) => ({
  entity,
  date: '2025-03-10',
  payee: 'Airline',
  postings: legs.map(([account, amount, currency]) => ({ account, amount, currency })),
  ...more,
});
const flight: Legs = [
  ['Checking', '-120.00'],
  ['Travel', '120.00'],
];
const add = async (...entries: object[]): Promise<string[]> =>
  (await books.call('entry.create', { entries })).ids;
const get = (id: string | undefined) => books.call('entry.get', { id });
const state = () => fingerprint(books.core.vault.db);

async function balance(name: string): Promise<string> {
  const list = await books.call('account.list');
  return list.find((a: { name: string }) => a.name === name).balance;
}

describe('an entry', () => {
  it('may be split, and carries its tags and memos', async () => {
    const legs: Legs = [
      ['Business credit card', '-100.00'],
      ['Travel', '70.00'],
      ['Meals', '30.00'],
    ];
    const [id] = await add(entry(legs, { memo: 'conference', tags: ['trip', 'trip', 'client'] }));
    expect(await get(id)).toMatchObject({
      payee: 'Airline',
      memo: 'conference',
      source: 'manual',
      tags: ['client', 'trip'],
      postings: [
        { account: 'Liabilities:Business credit card', amount: '-100.00', status: 'pending' },
        { account: 'Expenses:Travel', amount: '70.00', status: 'cleared' },
        { account: 'Expenses:Meals', amount_minor: 3000 },
      ],
    });
    expect((await books.call('entry.list', { tag: 'trip' })).entries).toHaveLength(1);
    expect((await books.call('entry.list', { text: 'CONF' })).entries).toHaveLength(1);
    expect((await books.call('entry.list', { text: '%' })).entries).toHaveLength(0);
  });

  it('is changed as any other where there are gaps between the numbers of its legs', async () => {
    const legs: Legs = [
      ['Checking', '-100.00'],
      ['Travel', '100.00'],
    ];
    const [id] = await add(entry([legs[0]!, ['Meals', '5.00'], ['Meals', '-5.00'], legs[1]!]));
    // As books may hold it in which divided legs were joined again.
    books.core.vault.db.prepare('DELETE FROM posting WHERE entry_id = ? AND line IN (1, 2)').run(id);
    const lines = async () => (await get(id)).postings.map(({ line }: { line: number }) => line);
    const update = (to: Legs) => books.call('entry.update', { id, postings: entry(to).postings });
    await update(legs);
    expect(await lines()).toEqual([0, 3]);
    await update([...legs.slice(0, 1), ['Travel', '90.00'], ['Supplies', '10.00']]);
    expect(await lines()).toEqual([0, 3, 4]);
    expect([await balance('Travel'), await balance('Supplies')]).toEqual(['90.00', '10.00']);
    await update(flight);
    expect(await lines()).toEqual([0, 3]);
  });

  it('is changed: day, tags, legs that come, go and stay', async () => {
    const [id] = await add(entry(flight, { tags: ['trip'] }));
    const changed = await books.call('entry.update', {
      id,
      date: '2025-03-12',
      tags: ['client'],
      postings: entry([...flight.slice(0, 1), ['Travel', '100.00'], ['Meals', '20.00']] as Legs).postings,
    });
    expect(changed).toMatchObject({ date: '2025-03-12', tags: ['client'] });
    expect(changed.postings).toHaveLength(3);
    const before = state();
    await books.call('entry.update', { id, date: '2025-03-15', postings: entry(flight).postings });
    expect([await balance('Travel'), await balance('Meals')]).toEqual(['120.00', '0.00']);
    await books.call('history.undo');
    expect(state()).toBe(before);
    await books.call('history.redo');
    expect(await balance('Meals')).toBe('0.00');
  });

  it('is removed with all that hangs on it', async () => {
    const before = state();
    const [id] = await add(entry(flight));
    await books.call('attachment.add', { entry: id, file: new File(['ticket'], 'ticket.txt') });
    await books.call('entry.remove', { id });
    expect(state()).toBe(before);
    await expect(get(id)).rejects.toMatchObject({ code: 'NOT_FOUND', message: `There is no entry ${id}.` });
  });

  it('in two currencies balances in each, over Currency exchange', async () => {
    await books.call('account.create', { entity, name: 'Euros', type: 'asset', currency: 'EUR' });
    const exchange: Legs = [
      ['Checking', '-110.00'],
      ['Currency exchange', '110.00', 'USD'],
      ['Currency exchange', '-100.00', 'EUR'],
      ['Euros', '100.00'],
    ];
    await add(entry(exchange));
    const list = await books.call('account.list');
    const of = (name: string) => list.find((a: { name: string }) => a.name === name);
    expect(of('Euros')).toMatchObject({ currency: 'EUR', balance: '100.00' });
    expect(of('Currency exchange').balances).toEqual([
      { currency: 'EUR', amount: '-100.00', amount_minor: -10000 },
      { currency: 'USD', amount: '110.00', amount_minor: 11000 },
    ]);
    await expect(add(entry([exchange[0]!, exchange[3]!]))).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      remedy: 'Each currency must sum to zero; use the account “Currency exchange” for the other side.',
    });
  });

  it('comes with others: all of them or none', async () => {
    const before = state();
    const off: Legs = [
      ['Checking', '-1.00'],
      ['Travel', '1.01'],
    ];
    await expect(add(entry(flight), entry(off, { payee: 'Taxi' }))).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: 'Entry 2 (2025-03-10, “Taxi”): The entry does not balance: its USD postings sum to 0.01.',
      facts: { entry: 2, off_minor: 1 },
    });
    expect(state()).toBe(before);
  });

  it.each<[string, object, string, string]>([
    [
      'off balance',
      entry([
        ['Checking', '-1'],
        ['Travel', '2'],
      ]),
      'INVALID_INPUT',
      'The entry does not balance: its USD postings sum to 1.00.',
    ],
    [
      'half a cent',
      entry([
        ['Checking', '-0.005'],
        ['Travel', '0.005'],
      ]),
      'INVALID_INPUT',
      '“-0.005” is not an amount in USD: more decimals than USD has (2)',
    ],
    [
      'one leg',
      entry([['Checking', '0']]),
      'INVALID_INPUT',
      'entries.0.postings: an entry has at least two postings',
    ],
    [
      'a day that is none',
      entry(flight, { date: '2025-02-29' }),
      'INVALID_INPUT',
      'entries.0.date: not a date: write it as YYYY-MM-DD',
    ],
    [
      'a wrong currency',
      entry([
        ['Checking', '-1', 'EUR'],
        ['Travel', '1', 'EUR'],
      ]),
      'INVALID_INPUT',
      '“Assets:Checking” holds USD, not EUR.',
    ],
    ['no such entity', entry(flight, { entity: 'Nobody' }), 'NOT_FOUND', 'There is no entity “Nobody”.'],
    [
      'too large',
      entry([
        ['Checking', '-90000000000.01'],
        ['Travel', '90000000000.01'],
      ]),
      'INVALID_INPUT',
      '“-90000000000.01” is not an amount in USD: larger than one posting can hold',
    ],
  ])('%s is refused', async (_, input, code, message) => {
    const events = eventCount(books.core.vault.db);
    await expect(add(input)).rejects.toMatchObject({ code, message });
    expect(eventCount(books.core.vault.db)).toBe(events);
  });

  it('never takes an account of another entity', async () => {
    await books.call('entity.create', { kind: 'person', name: 'Ada' });
    const [groceries] = (await books.call('account.list', { entity: 'Ada' })).filter(
      (a: { name: string }) => a.name === 'Groceries',
    );
    await expect(
      add(
        entry([
          ['Checking', '-1'],
          [groceries.id, '1'],
        ]),
      ),
    ).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('in Acme LLC'),
    });
  });

  it('is found page by page, and the register runs its balance over the pages', async () => {
    const days = Array.from({ length: 25 }, (_, i) => `2025-04-${String(25 - i).padStart(2, '0')}`);
    await add(
      ...days.map((date) =>
        entry(
          [
            ['Checking', '1.00'],
            ['Service revenue', '-1.00'],
          ],
          { date },
        ),
      ),
    );
    const seen: string[] = [];
    for (let offset = 0; offset < 25; offset += 10) {
      const page = await books.call('entry.register', { account: 'Checking', limit: 10, offset });
      seen.push(...page.rows.map((row: { balance: string }) => row.balance));
    }
    expect(seen).toEqual(days.map((_, i) => `${i + 1}.00`));
    const last = await books.call('entry.register', { account: 'Checking', limit: 3, descending: true });
    expect(last.rows.map((row: { balance: string }) => row.balance)).toEqual(['25.00', '24.00', '23.00']);
  });
});

describe('attachments', () => {
  it('come back byte for byte, are kept once and taken off', async () => {
    const [id] = await add(entry(flight));
    const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => (i * i) % 251);
    const file = new File([bytes], 'Quittung № 1.pdf', { type: 'application/pdf' });
    const added = await books.call('attachment.add', { entry: id, file });
    expect(added).toMatchObject({ name: 'Quittung № 1.pdf', size: 70_000 });
    expect(await books.call('attachment.add', { entry: id, file })).toMatchObject({ id: added.id });
    expect(await books.call('attachment.list', { entry: id })).toMatchObject([
      { media_type: 'application/pdf', size: 70_000 },
    ]);
    const back: File = await books.call('attachment.get', { id: added.id });
    expect([back.name, back.type]).toEqual(['Quittung № 1.pdf', 'application/pdf']);
    expect(new Uint8Array(await back.arrayBuffer())).toEqual(bytes);
    expect((await get(id)).attachments).toBe(1);
    await books.call('attachment.remove', { id: added.id });
    expect(await books.call('attachment.list', { entry: id })).toEqual([]);
  });
});

describe('closed books', () => {
  const close = (through: string) => books.call('period.close', { entity, through });

  it('refuse any change, say until when they are closed, and open again with a reason', async () => {
    const [old] = await add(entry(flight));
    expect(await close('2025-03-31')).toMatchObject({ closed_through: '2025-03-31' });
    const before = state();
    const refusal = {
      code: 'REFUSED',
      message: 'The books of Acme LLC are closed through 2025-03-31; 2025-03-10 lies within.',
      remedy: 'Use a later date, or reopen the period with the reason.',
    };
    await expect(add(entry(flight))).rejects.toMatchObject(refusal);
    await expect(books.call('entry.update', { id: old, memo: 'x' })).rejects.toMatchObject(refusal);
    await expect(books.call('entry.update', { id: old, date: '2025-05-01' })).rejects.toMatchObject(refusal);
    await expect(books.call('entry.remove', { id: old })).rejects.toMatchObject(refusal);
    const opening = { entity, name: 'New', type: 'asset', opening_balance: '1', opening_date: '2025-01-01' };
    await expect(books.call('account.create', opening)).rejects.toMatchObject({
      code: 'REFUSED',
      message: 'The books are closed for that date.',
    });
    expect(state()).toBe(before);
    await expect(books.call('period.reopen', { entity, through: null, reason: ' ' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await books.call('period.reopen', { entity, through: '2025-02-28', reason: 'a late bill' });
    expect(await books.call('entry.update', { id: old, memo: 'x' })).toMatchObject({ memo: 'x' });
  });

  it('close forwards only, and not into the future', async () => {
    await close('2025-12-31');
    await expect(close('2025-06-30')).rejects.toMatchObject({
      code: 'REFUSED',
      message: 'Acme LLC is closed through 2025-12-31 already.',
    });
    await expect(close('2026-01-16')).rejects.toMatchObject({
      code: 'REFUSED',
      message: '2026-01-16 lies in the future.',
    });
    await expect(
      books.call('period.reopen', { entity, through: '2025-12-31', reason: 'nothing' }),
    ).rejects.toMatchObject({ code: 'REFUSED' });
  });

  it('take back what was done before only after opening again', async () => {
    const before = state();
    await add(entry(flight));
    await close('2025-03-31');
    await books.call('history.undo');
    await books.call('history.undo');
    expect(state()).toBe(before);
    await expect(books.call('history.undo').then(() => books.call('history.undo'))).rejects.toMatchObject({
      code: 'REFUSED',
      message: 'There is nothing to undo.',
    });
  });
});

describe('who may do what', () => {
  it.each([
    ['viewer', 'entry.create', 'bookkeeper'],
    ['viewer', 'imports.preview', 'bookkeeper'],
    ['viewer', 'history.undo', 'bookkeeper'],
    ['bookkeeper', 'period.close', 'accountant'],
    ['bookkeeper', 'period.reopen', 'accountant'],
    ['bookkeeper', 'tax.adjust', 'accountant'],
    ['accountant', 'entity.create', 'owner'],
    ['accountant', 'entity.update', 'owner'],
    ['accountant', 'vault.backup', 'owner'],
    ['accountant', 'vault.new_recovery_code', 'owner'],
  ] as const)('a %s may not call %s, which needs the role %s', async (role, name, needed) => {
    const events = eventCount(books.core.vault.db);
    await expect(books.call(name, {}, role)).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: `${name} needs the role “${needed}”; tester is “${role}”.`,
      remedy: `Ask someone with the role “${needed}”.`,
    });
    expect(eventCount(books.core.vault.db)).toBe(events);
  });

  it('a viewer reads, a bookkeeper books, an accountant closes', async () => {
    await books.call('entry.create', { entries: [entry(flight)] }, 'bookkeeper');
    await books.call('period.close', { entity, through: '2025-03-31' }, 'accountant');
    expect((await books.call('entry.list', {}, 'viewer')).entries).toHaveLength(1);
    const [close, create] = await books.call('audit.log', {}, 'viewer');
    expect([close.role, create.role]).toEqual(['accountant', 'bookkeeper']);
  });
});

describe('the audit log', () => {
  it('shows every field of a change before and after', async () => {
    const [id] = await add(entry(flight));
    await books.call('entry.update', { id, payee: 'Railway', date: '2025-03-11' });
    const [event] = await books.call('audit.log', { limit: 1 });
    const told = await books.call('audit.event', { seq: event.seq });
    expect(told).toMatchObject({
      command: 'entry.update',
      actor: 'tester',
      mode: 'do',
      input: { id, payee: 'Railway' },
    });
    expect(told.changes).toEqual([
      {
        table: 'entry',
        key: id,
        change: 'update',
        fields: [
          { field: 'date', before: '2025-03-10', after: '2025-03-11' },
          { field: 'payee', before: 'Airline', after: 'Railway' },
        ],
      },
      ...['0', '1'].map((line) => ({
        table: 'posting',
        key: `${id} ${line}`,
        change: 'update',
        fields: [{ field: 'date', before: '2025-03-10', after: '2025-03-11' }],
      })),
    ]);
    expect(await books.call('audit.verify')).toMatchObject({
      ok: true,
      events: event.seq,
      head: event.hash,
      problems: [],
    });
  });

  it('keeps what was undone, and the undoing', async () => {
    await add(entry(flight));
    await books.call('history.undo');
    const log = await books.call('audit.log');
    expect(log.slice(0, 2)).toMatchObject([
      { command: 'history.undo', mode: 'undo', target_seq: 2, undoable: null },
      { seq: 2, command: 'entry.create', undoable: 'undone' },
    ]);
    expect((await books.call('vault.status')).redo).toBe('entry.create');
    await add(entry(flight));
    expect((await books.call('vault.status')).redo).toBeNull();
    await expect(books.call('history.redo')).rejects.toMatchObject({ message: 'There is nothing to redo.' });
  });

  it('takes back the command that is meant, and no other', async () => {
    const numbers: number[] = [];
    const withNumber = (name: string, input: object) =>
      books.core.call(name, input, {
        actor: { name: 'tester', role: 'owner' },
        made: (seq) => numbers.push(seq),
      }) as Promise<{ ids: string[] }>;
    const { ids } = await withNumber('entry.create', { entries: [entry(flight)] });
    await withNumber('entry.update', { id: ids[0], payee: 'An airline' });
    await withNumber('entry.update', { id: ids[0], payee: 'Another airline' });
    const [created, changed, later] = numbers as [number, number, number];
    expect([created, changed, later]).toEqual([2, 3, 4]);
    const before = state();
    await expect(books.call('history.undo', { expected: changed })).rejects.toMatchObject({
      code: 'REFUSED',
      message: 'Event 3 is not the latest change any more: event 4 (entry.update) came after it.',
      remedy: 'Undo the later change first.',
      facts: { expected: 3, latest: 4, latest_command: 'entry.update' },
    });
    expect(state()).toBe(before);
    expect(await books.call('history.undo', { expected: later })).toMatchObject({ seq: later });
    await expect(books.call('history.undo', { expected: later })).rejects.toMatchObject({
      message: 'Event 4 is undone already.',
    });
    await books.call('history.undo', { expected: changed });
    await expect(books.call('history.redo', { expected: later })).rejects.toMatchObject({
      message: 'Event 3 (entry.update) comes before event 4.',
    });
    await books.call('history.redo', { expected: changed });
    await books.call('history.redo', { expected: later });
    expect(state()).toBe(before);
    await expect(books.call('history.redo', { expected: later })).rejects.toMatchObject({
      message: 'Event 4 stands in the books already.',
    });
    await expect(books.call('history.undo', { expected: 99 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('has no event of a change that changes nothing', async () => {
    const [id] = await add(entry(flight));
    const events = eventCount(books.core.vault.db);
    let made = 0;
    await books.core.call(
      'entry.update',
      { id, payee: 'Airline' },
      { actor: { name: 'tester', role: 'owner' }, made: (seq) => (made = seq) },
    );
    expect(eventCount(books.core.vault.db)).toBe(events);
    expect(made).toBe(0);
  });
});

describe('a key for one very command', () => {
  const withKey = (idempotencyKey: string, payee: string) =>
    books.core.call(
      'entry.create',
      { entries: [entry(flight, { payee })] },
      { actor: { name: 'tester', role: 'owner' }, idempotencyKey },
    );

  it('gets the first answer again, also after a restart, and books once', async () => {
    const [first, again] = await Promise.all([withKey('k1', 'A'), withKey('k1', 'A')]);
    expect(again).toEqual(first);
    await books.reopen();
    expect(await withKey('k1', 'A')).toEqual(first);
    expect(await withKey('k2', 'A')).not.toEqual(first);
    expect((await books.call('entry.list')).entries).toHaveLength(2);
  });

  it('is free again when its command was undone, whatever came after', async () => {
    const first = await withKey('k', 'A');
    await books.call('history.undo');
    expect(await withKey('k', 'A')).not.toEqual(first);
    await books.call('history.undo');
    await books.call('entity.create', { kind: 'person', name: 'Dana' });
    expect(await withKey('k', 'A')).toMatchObject({ ids: [expect.any(String)] });
    expect((await books.call('entry.list')).entries).toHaveLength(1);
  });

  it('names no command to undo where an undo is asked for again', async () => {
    await withKey('k', 'A');
    const made: number[] = [];
    const undo = () =>
      books.core.call(
        'history.undo',
        {},
        {
          ...{ actor: { name: 'tester', role: 'owner' as const }, idempotencyKey: 'u' },
          made: (seq) => made.push(seq),
        },
      );
    expect(await undo()).toEqual(await undo());
    expect(made).toEqual([]);
  });

  it('is free again when its command was refused', async () => {
    await books.call('period.close', { entity, through: '2025-03-31' });
    await expect(withKey('k', 'A')).rejects.toMatchObject({ code: 'REFUSED' });
    await books.call('period.reopen', { entity, through: null, reason: 'a late bill' });
    expect(await withKey('k', 'A')).toMatchObject({ ids: [expect.any(String)] });
  });
});
