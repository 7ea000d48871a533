/** Rules that say what a row is between two entities: at import, on the past, beside other rules, and as a file. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';
import { fingerprint } from '../support/fingerprint.ts';

const LLC = 'Luma Studio LLC';
const MAYA = 'Maya';
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: MAYA });
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded', state: 'WY' });
  await bring(MAYA, [['2025-01-05', '-10.00', 'CORNER SHOP']]);
});
afterEach(() => books.close());

type Row = readonly [date: string, amount: string, payee: string];
const SALE: Row = ['2025-03-01', '9000.00', 'CLIENT INC'];
const DRAW: Row = ['2025-03-10', '-2000.00', 'OWNER DRAW 0310'];
const ARRIVED: Row = ['2025-03-12', '2000.00', 'LUMA STUDIO LLC ACH'];

const fileOf = (entity: string, rows: readonly Row[]) =>
  ofx(`${entity} ${rows[0]![0]}.ofx`, {
    account: entity === LLC ? '11-1' : '22-2',
    rows: rows.map(([date, amount, payee]) => ({
      date,
      amount,
      payee,
      fitid: `${entity} ${date} ${amount}`,
    })),
  });
const bring = (entity: string, rows: readonly Row[], how = 'commit') =>
  books.call(`imports.${how}`, { files: [fileOf(entity, rows)], entity, account: 'Checking', rows: 20 });
const rule = (more: object = {}) =>
  books.call('rules.create', {
    ...{ entity: LLC, value: 'owner draw', crossing: { kind: 'draw', with: MAYA } },
    ...more,
  });
const crossings = async () => (await books.call('crossing.list')).crossings;
const waiting = async (entity: string): Promise<string[]> =>
  (await books.call('entry.register', { entity, unreviewed: true })).rows.map(
    ({ date }: { date: string }) => date,
  );
const sold = () => books.call('rules.create', { entity: LLC, value: 'client', account: 'Service revenue' });

it.each([
  [
    'first the one that pays',
    [
      [LLC, [SALE, DRAW]],
      [MAYA, [ARRIVED]],
    ],
  ],
  [
    'first the one that is paid',
    [
      [MAYA, [ARRIVED]],
      [LLC, [SALE, DRAW]],
    ],
  ],
] as const)('makes the pair at import, %s', async (_, files) => {
  await sold();
  expect(await rule()).toMatchObject({
    direction: 'out',
    crossing: { kind: 'draw', with: MAYA },
    account: null,
  });
  for (const [entity, rows] of files) await bring(entity, rows);
  expect(await crossings()).toMatchObject([
    { kind: 'draw', date: '2025-03-10', amount: '2000.00', in_transit: false, from: { entity: LLC } },
  ]);
  expect([await waiting(LLC), await waiting(MAYA)]).toEqual([[], ['2025-01-05']]);
  expect((await books.call('entry.register', { entity: MAYA })).total).toBe(2);
  expect((await books.call('vault.verify')).findings).toEqual([]);
});

it('shows it beforehand, and one undo takes both books back', async () => {
  await sold();
  await rule({ reviewed: true });
  const before = fingerprint(books.core.vault.db);
  const { files } = await bring(LLC, [SALE, DRAW], 'preview');
  expect(files[0].accounts[0].rows[1]).toMatchObject({
    category: 'Equity:Draws',
    reason: 'By a rule, draw with Maya, in both books',
  });
  expect(fingerprint(books.core.vault.db)).toBe(before);
  const { batch } = await bring(LLC, [SALE, DRAW]);
  expect(await crossings()).toMatchObject([{ in_transit: true }]);
  await expect(books.call('imports.undo', { batch })).rejects.toThrow(
    'A crossing rests on rows of that import',
  );
  await books.call('history.undo');
  expect(fingerprint(books.core.vault.db)).toBe(before);
});

it('books no distribution that fails a test of solvency: the row waits, and that is said', async () => {
  await rule({ reviewed: true, payee: 'Maya' });
  const { files } = await bring(LLC, [['2025-03-01', '100.00', 'CLIENT INC'], DRAW]);
  const reason =
    'Luma Studio LLC does not pass the test of the state after that: equity would be −1,900.00 USD';
  expect(files[0].warnings.at(-1)).toContain(
    `The row of 2025-03-10 is draw with Maya by a rule, but waits in the inbox: ${reason}`,
  );
  expect([await crossings(), await waiting(LLC)]).toEqual([[], ['2025-03-01', '2025-03-10']]);
  const { left, changed } = await books.call('rules.apply', { entity: LLC });
  expect([changed, left]).toMatchObject([0, [{ date: '2025-03-10', kind: 'draw', with: MAYA }]]);
  expect(left[0].reason).toContain(reason);
});

it('brings it to the past once it was shown, and takes nothing that is a pair already', async () => {
  await sold();
  await bring(LLC, [SALE, DRAW, ['2025-03-20', '-500.00', 'OWNER DRAW 0320']]);
  await bring(MAYA, [ARRIVED]);
  await rule();
  const before = fingerprint(books.core.vault.db);
  const shown = await books.call('rules.apply', { entity: LLC, preview: true });
  expect(shown.changes).toMatchObject([
    { to: 'Equity:Draws', crossing: { kind: 'draw', with: MAYA } },
    { amount: '-500.00', crossing: { kind: 'draw', with: MAYA } },
  ]);
  expect(fingerprint(books.core.vault.db)).toBe(before);
  expect(await books.call('rules.apply', { entity: LLC })).toEqual(shown);
  expect(await crossings()).toMatchObject([{ in_transit: true }, { in_transit: false }]);
  expect(await books.call('rules.apply', { entity: LLC, everything: true })).toMatchObject({ changed: 0 });
});

const UNSOUND = [
  [{ crossing: { kind: 'wages', with: MAYA } }, 'INVALID_INPUT', 'crossing'],
  [{ crossing: { kind: 'guaranteed-payment', with: MAYA } }, 'REFUSED', 'is no partnership'],
  [
    { crossing: { kind: 'business', with: MAYA } },
    'INVALID_INPUT',
    'in the books of Luma Studio LLC already',
  ],
  [{ crossing: { kind: 'draw', with: LLC } }, 'REFUSED', 'can’t be on both sides'],
  [{ direction: 'in' }, 'REFUSED', 'Money that comes to “Luma Studio LLC” is no draw'],
  [{ account: 'Service revenue' }, 'INVALID_INPUT', 'or says what crosses'],
  [{ stage: 'first' }, 'INVALID_INPUT', 'makes no crossing'],
] as const;
it('is refused with the reason when it is saved', async () => {
  for (const [more, code, words] of UNSOUND)
    await expect(rule(more)).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
});

it('counts like a category where rules are in each other’s way', async () => {
  await sold();
  await bring(LLC, [SALE, DRAW]);
  await rule();
  const { id } = await rule({ value: 'draw', crossing: { kind: 'loan', with: MAYA }, direction: 'out' });
  await rule({ value: 'owner' });
  expect(
    (await books.call('rules.check', { entity: LLC })).map(({ warning }: { warning: string }) => warning),
  ).toEqual([null, null, 'shadowed', 'shadowed']);
  expect(await books.call('rules.update', { id, account: 'Service revenue' })).toMatchObject({
    crossing: null,
  });
});

it('goes into a file by the name of the other, and is left out where that is not there', async () => {
  await rule();
  const file = await books.call('rules.export', { entity: LLC });
  expect(file.rules).toMatchObject([{ crossing: { kind: 'draw', with: MAYA }, account: null }]);
  expect(await books.call('rules.import', { entity: LLC, file })).toMatchObject({ present: 1, added: 0 });
  file.rules[0].crossing.with = 'Nora';
  expect(await books.call('rules.import', { entity: LLC, file, preview: true })).toMatchObject({
    unknown_entities: ['Nora'],
    rules: [{ state: 'unknown_entity' }],
  });
  await expect(books.call('rules.import', { entity: LLC, file })).rejects.toThrow(
    'There is no entity “Nora”',
  );
});

it('may name the account of the other side: it waits there, and no row of another account is it', async () => {
  await sold();
  const said = (account: string, kind = 'draw') => ({ crossing: { kind, with: MAYA, account } });
  for (const [more, words] of [
    [said('Insurance'), '“Expenses:Insurance” of Maya holds no money'],
    [said('Service revenue'), 'Service revenue'],
    [said('Savings', 'personal'), 'Of a cost only one of the two pays'],
  ] as const)
    await expect(rule(more), words).rejects.toThrow(words);
  expect(await rule(said('Savings'))).toMatchObject({ crossing: { account: 'Assets:Savings' } });
  const file = await books.call('rules.export', { entity: LLC });
  expect(await books.call('rules.import', { entity: LLC, file })).toMatchObject({ added: 0, present: 2 });
  await bring(MAYA, [ARRIVED]);
  await bring(LLC, [SALE, DRAW]);
  expect(await waiting(MAYA)).toContain('2025-03-12');
  expect(await crossings()).toMatchObject([{ kind: 'draw', in_transit: true }]);
  const { entries } = await books.call('entry.list', { entity: MAYA, account: 'Savings', limit: 9 });
  expect(entries).toMatchObject([{ date: '2025-03-10' }]);
  await books.call('imports.commit', {
    files: [
      ofx('savings.ofx', {
        account: '33-3',
        rows: [{ date: '2025-03-12', amount: '2000.00', payee: 'LUMA', fitid: 's' }],
      }),
    ],
    ...{ entity: MAYA, account: 'Savings' },
  });
  expect(await crossings()).toMatchObject([{ kind: 'draw', in_transit: false }]);
});
