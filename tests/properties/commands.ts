/**
 * Commands as they come in real life, right ones and wrong ones: from a roll of dice and the books as they stand,
 * one call of the core. The same roll on the same books is always the same command, so that a sequence can be replayed.
 */
import type { VaultDatabase } from '../../main/vault/index.ts';
import { addDays } from '../../shared/dates.ts';
import { formatMoney } from '../../shared/money.ts';
import { type OfxRow, ofx } from './ofx.ts';

/** Whole numbers from 0 on; each command takes of them what it needs. */
export interface Roll {
  kind: number;
  a: number;
  b: number;
  c: number;
  d: number;
}

export const ROLL_MAX = 9_999;

export interface Step {
  name: string;
  input: unknown;
}

type Maker = (db: VaultDatabase, roll: Roll) => Step;

const FIRST_DAY = '2025-07-01';
const DAYS = 180;
const MONTHS = ['2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12'];
const PAYEES = ['Corner Shop', 'City Power', 'Client A', 'Client B', 'Airline', 'Transfer'];
const TAGS = ['trip', 'client', 'to check'];
const TAX_CLASSES = ['disregarded', 'partnership', 's-corp', 'c-corp'];
const ENTITIES_MAX = 3;
/** Stands in for whatever there is none of yet: a command that must be refused. */
const NOBODY = '00000000-0000-7000-8000-000000000000';

const at = <T>(list: readonly T[], number: number): T => list[number % list.length]!;
const day = (number: number) => addDays(FIRST_DAY, number % DAYS);

function ids(db: VaultDatabase, sql: string, ...values: unknown[]): string[] {
  const found = db
    .prepare(sql)
    .pluck()
    .all(...values) as string[];
  return found.length > 0 ? found : [NOBODY];
}

const entities = (db: VaultDatabase) => ids(db, 'SELECT id FROM entity ORDER BY id');
const entries = (db: VaultDatabase) => ids(db, 'SELECT id FROM entry ORDER BY id');
const accountsOf = (db: VaultDatabase, entityId: string) =>
  ids(db, 'SELECT id FROM account WHERE entity_id = ? ORDER BY id', entityId);
/** Few enough for entries, imports and reconciliations to meet in them. */
const moneyOf = (db: VaultDatabase, entityId: string) =>
  ids(
    db,
    "SELECT id FROM account WHERE entity_id = ? AND role IN ('bank', 'card') ORDER BY id LIMIT 3",
    entityId,
  );

const addEntity: Maker = (db, { a, b }) => {
  const count = entities(db).filter((id) => id !== NOBODY).length;
  const name = count >= ENTITIES_MAX ? 'Acme 0' : `Acme ${count}`;
  if (a % 4 === 0) return { name: 'entity.create', input: { kind: 'person', name, chart: 'minimal' } };
  const members =
    b % 3 === 0
      ? [
          { name: 'Ada', share: '50' },
          { name: 'Ben', share: '50' },
        ]
      : [];
  return { name: 'entity.create', input: { kind: 'llc', name, tax_class: at(TAX_CLASSES, a), members } };
};

const changeEntity: Maker = (db, { a, b }) => ({
  name: 'entity.update',
  input: {
    entity: at(entities(db), a),
    state: at(['WY', 'DE', 'wy'], b),
    members: b % 2 === 0 ? [{ name: 'Ada', share: at(['100', '60', '101'], b) }] : undefined,
  },
});

const addAccount: Maker = (db, { a, b, c }) => ({
  name: 'account.create',
  input: {
    entity: at(entities(db), a),
    name: `Account ${b % 12}`,
    type: at(['asset', 'liability', 'expense', 'income'], c),
    currency: at([undefined, undefined, 'EUR', 'JPY'], b),
    opening_balance: c % 3 === 0 ? `${(a % 500) - 100}` : undefined,
    opening_date: day(b),
  },
});

const changeAccount: Maker = (db, { a, b, c, d }) => {
  const chart = accountsOf(db, at(entities(db), a));
  const change = at(
    [
      { name: `Renamed ${c % 8}` },
      { parent: at(chart, c) },
      { archived: c % 2 === 0 },
      { code: `${c % 9}` },
      { parent: null },
    ],
    d,
  );
  return { name: 'account.update', input: { account: at(chart, b), ...change } };
};

/** Legs that balance, except that every sixth entry is off by a cent. */
function legs(db: VaultDatabase, entityId: string, { a, b, c, d }: Roll) {
  const chart = accountsOf(db, entityId);
  const minor = ((a * 7919 + b) % 50_000) + 1;
  const first = {
    account: d % 2 === 0 ? at(moneyOf(db, entityId), c) : at(chart, c),
    amount: formatMoney(-minor, 'USD'),
  };
  const off = d % 6 === 0 ? 1 : 0;
  const currency = d % 11 === 0 ? 'EUR' : undefined;
  if (b % 4 !== 0)
    return [first, { account: at(chart, b), amount: formatMoney(minor + off, 'USD'), currency }];
  const part = Math.floor(minor / 3);
  return [
    first,
    { account: at(chart, b), amount: formatMoney(part, 'USD') },
    { account: at(chart, a), amount: formatMoney(minor - part + off, 'USD'), memo: 'the rest' },
  ];
}

const addEntry: Maker = (db, roll) => {
  const entity = at(entities(db), roll.a);
  const one = { entity, date: day(roll.c), payee: at(PAYEES, roll.b), postings: legs(db, entity, roll) };
  const tags = roll.a % 3 === 0 ? [at(TAGS, roll.a), at(TAGS, roll.c)] : [];
  const twice = { ...one, date: day(roll.d), memo: 'again' };
  return {
    name: 'entry.create',
    input: { entries: roll.d % 5 === 0 ? [{ ...one, tags }, twice] : [{ ...one, tags }] },
  };
};

const changeEntry: Maker = (db, roll) => {
  const id = at(entries(db), roll.a);
  const owner = db.prepare('SELECT entity_id FROM entry WHERE id = ?').pluck().get(id) as string | undefined;
  const change = at(
    [
      { payee: at(PAYEES, roll.b), memo: 'mended' },
      { date: day(roll.b) },
      { tags: [at(TAGS, roll.b)] },
      { postings: legs(db, owner ?? NOBODY, roll) },
      { date: day(roll.c), postings: legs(db, owner ?? NOBODY, roll) },
    ],
    roll.d,
  );
  return { name: 'entry.update', input: { id, ...change } };
};

const changeMany: Maker = (db, { a, b, c, d }) => {
  const some = entries(db);
  const owner = db.prepare('SELECT entity_id FROM entry WHERE id = ?').pluck().get(at(some, a));
  const change = at(
    [
      { category: at(accountsOf(db, (owner as string | undefined) ?? NOBODY), b) },
      { payee: at(PAYEES, b), add_tags: [at(TAGS, b)] },
      { remove_tags: [at(TAGS, b)], memo: 'together', reviewed: b % 2 === 0 },
      { date: day(b) },
    ],
    d,
  );
  return {
    name: 'entry.bulk',
    input: { entries: [at(some, a), at(some, b), at(some, c), at(some, d)], ...change, preview: c % 5 === 0 },
  };
};

const mergeAccounts: Maker = (db, { a, b, c, d }) => {
  const chart = ids(
    db,
    'SELECT id FROM account WHERE entity_id = ? AND (type = ? OR role = ?) ORDER BY id DESC',
    ...[at(entities(db), a), at(['asset', 'expense', 'income'], b), at(['bank', 'other'], b)],
  );
  return { name: 'account.merge', input: { account: at(chart, c), into: at(chart, d) } };
};

const removeEntry: Maker = (db, { a }) => ({ name: 'entry.remove', input: { id: at(entries(db), a) } });

const removeMany: Maker = (db, { a, b, c }) => {
  const there = entries(db);
  return { name: 'entry.remove_many', input: { entries: [at(there, a), at(there, b), at(there, c)] } };
};

const attach: Maker = (db, { a, b }) => ({
  name: 'attachment.add',
  input: { entry: at(entries(db), a), file: new File([`receipt ${b % 5}`], `receipt-${b % 5}.txt`) },
});

const detach: Maker = (db, { a }) => ({
  name: 'attachment.remove',
  input: { id: at(ids(db, 'SELECT id FROM attachment ORDER BY id'), a) },
});

const addRule: Maker = (db, { a, b, c, d }) => {
  const entity = at(entities(db), a);
  const categories = ids(
    db,
    "SELECT id FROM account WHERE entity_id = ? AND type IN ('income', 'expense') AND currency IS NULL ORDER BY id",
    entity,
  );
  return {
    name: 'rules.create',
    input: {
      entity,
      field: at(['payee', 'memo', 'any'], b),
      value: at(['shop', 'client', 'a', 'power'], c),
      direction: at([null, 'in', 'out'], d),
      account: at(categories, d),
      payee: c % 3 === 0 ? 'Renamed by rule' : null,
      ...moreOfRule(categories, a, b, d),
      position: b % 4 === 0 ? 1 + (c % 3) : undefined,
      apply: at([undefined, undefined, 'uncategorised', 'everything'], c),
    },
  };
};

/** A stage, more conditions, a split, tags: of some rules. */
function moreOfRule(categories: readonly string[], a: number, b: number, d: number): object {
  const parts = [
    { account: at(categories, d), amount: '1.00' },
    { account: at(categories, d + 1), percent: '33.3' },
    { account: at(categories, d + 2) },
  ];
  const more = [
    {},
    { stage: 'last', amount_from: '10' },
    { stage: 'first', account: null, add_tags: ['ruled'], memo: 'ruled', reviewed: true },
    { account: null, parts },
    { test: 'matches', value: 'sh.p|[0-9]+', tags: ['ruled'] },
  ];
  return at(more, a + b);
}

const rulesOf = (db: VaultDatabase) => ids(db, 'SELECT id FROM rule ORDER BY id');

const changeRule: Maker = (db, { a, b, c }) => ({
  name: 'rules.update',
  input: { id: at(rulesOf(db), a), value: at(['airline', 'shop'], b), position: 1 + (c % 4) },
});

const removeRule: Maker = (db, { a }) => ({ name: 'rules.remove', input: { id: at(rulesOf(db), a) } });

const applyRules: Maker = (db, { a, b }) => ({
  name: 'rules.apply',
  input: { entity: at(entities(db), a), everything: b % 3 === 0 },
});

/** What the bank of account number `bank` did in a month. Its statements never contradict each other. */
function bankMonth(bank: number, month: number): { rows: OfxRow[]; closing: number } {
  let closing = 100_000 * (bank + 1);
  let rows: OfxRow[] = [];
  for (let m = 0; m <= month; m++) {
    rows = [3, 3, 11, 19, 26].map((dayOfMonth, index) => {
      const minor = ((m * 31 + index * 17 + bank * 5) % 90) * 100 - 4_000 + (index === 1 ? 0 : index);
      const payee = at(PAYEES, m + index + bank);
      const fitid = bank === 0 ? `${m}-${index}` : undefined;
      closing += minor;
      const dated = `${MONTHS[m]}-${String(dayOfMonth).padStart(2, '0')}`;
      return {
        date: dated,
        amount: formatMoney(minor, 'USD'),
        payee,
        ...(fitid === undefined ? {} : { fitid }),
      };
    });
  }
  return { rows, closing };
}

const importFile: Maker = (db, { a, b, c, d }) => {
  const entity = at(entities(db), a);
  const bank = b % 2;
  const month = c % MONTHS.length;
  const { rows, closing } = bankMonth(bank, month);
  const statement = {
    account: `77-${bank}`,
    rows: d % 4 === 0 ? rows.slice(0, 3) : d % 4 === 1 ? rows.slice(2) : rows,
    ...(d % 4 === 0 ? {} : { balance: { amount: formatMoney(closing, 'USD'), on: `${MONTHS[month]}-28` } }),
  };
  return {
    name: d % 9 === 0 ? 'imports.preview' : 'imports.commit',
    input: {
      files: [ofx(`${MONTHS[month]}.ofx`, statement)],
      entity,
      ...(d % 3 === 0 ? { create_accounts: true } : { account: at(moneyOf(db, entity), bank) }),
    },
  };
};

const undoBatch: Maker = (db, { a, b }) => ({
  name: 'imports.undo',
  input: { batch: at(ids(db, 'SELECT id FROM import_batch ORDER BY id'), a), with_crossings: b % 4 !== 0 },
});

const markLegs: Maker = (db, { a, b, c, d }) => {
  const account = at(moneyOf(db, at(entities(db), a)), b);
  const there = ids(
    db,
    'SELECT DISTINCT entry_id FROM posting WHERE account_id = ? ORDER BY entry_id',
    account,
  );
  return {
    name: 'reconcile.mark',
    input: { account, entries: [at(there, c), at(there, d)], status: d % 4 === 0 ? 'pending' : 'cleared' },
  };
};

const markAnyLegs: Maker = (db, { a, b, c, d }) => {
  const there = entries(db);
  return {
    name: 'reconcile.mark',
    input: {
      legs: [
        { entry_id: at(there, a), line: b % 2 },
        { entry_id: at(there, c), line: d % 3 },
      ],
      status: d % 4 === 0 ? 'pending' : 'cleared',
    },
  };
};

/** Mostly with the balance that proves. */
const finishReconciliation: Maker = (db, { a, b, c, d }) => {
  const account = at(moneyOf(db, at(entities(db), a)), b);
  const date = day(c);
  const minor = db
    .prepare(
      `SELECT ifnull(sum(amount_minor), 0) FROM posting
       WHERE account_id = ? AND (status = 'reconciled' OR (status = 'cleared' AND date <= ?))`,
    )
    .pluck()
    .get(account, date) as number;
  return {
    name: 'reconcile.finish',
    input: { account, date, balance: formatMoney(minor + (d % 4 === 0 ? 1 : 0), 'USD') },
  };
};

const reopenReconciliation: Maker = (db, { a }) => ({
  name: 'reconcile.reopen',
  input: { id: at(ids(db, 'SELECT id FROM reconciliation ORDER BY id'), a), reason: 'a row was missing' },
});

const lines = (db: VaultDatabase) => ids(db, 'SELECT id FROM statement_line ORDER BY id');

/** Mostly legs that could be meant: of the row’s account, with no row behind them. */
const matchLine: Maker = (db, { a, b, c, d }) => {
  const line = at(lines(db), a);
  const legs = db
    .prepare(
      `SELECT p.entry_id AS entry, p.line FROM posting p JOIN statement_line l ON l.account_id = p.account_id
       WHERE l.id = ? AND (? OR p.amount_minor = l.amount_minor AND p.status = 'pending') ORDER BY p.entry_id, p.line`,
    )
    .all(line, d % 4 === 0 ? 1 : 0) as { entry: string; line: number }[];
  const leg = legs.length > 0 ? at(legs, b) : { entry: at(entries(db), b), line: 0 };
  const more = d % 5 === 0 && legs.length > 0 ? [at(legs, c)] : [];
  return { name: 'matching.match', input: { line, legs: [leg, ...more], discard: c % 3 === 0 } };
};

const unmatchLine: Maker = (db, { a }) => ({
  name: 'matching.unmatch',
  input: {
    line: at(
      ids(db, "SELECT statement_line_id FROM line_match WHERE kind = 'matched' ORDER BY statement_line_id"),
      a,
    ),
  },
});

const makeTransfer: Maker = (db, { a, b, c }) => {
  const line = at(lines(db), a);
  const others = ids(
    db,
    `SELECT o.id FROM statement_line l JOIN statement_line o ON o.amount_minor = -l.amount_minor AND o.id <> l.id
     WHERE l.id = ? ORDER BY o.id`,
    line,
  );
  return { name: 'matching.transfer', input: { lines: [line, at(others, b)], discard: c % 2 === 0 } };
};

/** Mostly an entry that can be paired: of the books that pay in that kind, money against one category. Needs both sides. */
const makeCrossing: Maker = (db, { a, b, c, d }) => {
  const kind = at(['personal', 'business'], b);
  for (const [missing, more] of [
    ['person', {}],
    ['llc', { tax_class: at(TAX_CLASSES, a) }],
  ] as const)
    if (db.prepare('SELECT 1 FROM entity WHERE kind = ?').get(missing) === undefined)
      return { name: 'entity.create', input: { kind: missing, name: `The ${missing}`, ...more } };
  const payers = ids(
    db,
    `SELECT e.id FROM entry e JOIN entity n ON n.id = e.entity_id WHERE n.kind = ? AND (? OR
       (SELECT count(*) = 2 AND sum(a.role IN ('bank', 'card')) = 1 AND max(a.role = 'opening') = 0
        FROM posting p JOIN account a ON a.id = p.account_id WHERE p.entry_id = e.id)) ORDER BY e.id`,
    ...[kind === 'personal' ? 'llc' : 'person', d % 7 === 0 ? 1 : 0],
  );
  const settlement = at([undefined, undefined, 'owed', 'equity'], c);
  const others = ids(
    db,
    'SELECT id FROM entity WHERE kind = ? ORDER BY id',
    kind === 'personal' ? 'person' : 'llc',
  );
  const named = d % 5 === 0 ? entities(db) : others;
  const despite = kind === 'personal' && settlement !== 'owed' && d % 4 !== 0 ? 'As agreed' : undefined;
  return {
    name: 'crossing.make',
    input: { entry: at(payers, a), kind, settlement, with: at(named, c), despite },
  };
};

const KINDS = [
  ...['contribution', 'draw', 'loan', 'repayment', 'settlement', 'contribution', 'draw', 'loan'],
  ...['interest', 'waiver', 'guaranteed-payment', 'wages', 'management-fee', 'personal', 'business', 'rent'],
];

/** A movement of any kind, told in full; now and then between two that it can't be between. */
const tellCrossing: Maker = (db, { a, b, c, d }) => {
  const kind = at(KINDS, b);
  const [from, to] = [at(entities(db), a), at(entities(db), a + 1 + (c % 2))];
  return {
    name: d % 6 === 0 ? 'crossing.preview' : 'crossing.make',
    input: {
      ...{ kind, from, to, date: day(c), amount: formatMoney(1 + (d % 50_000), 'USD'), purpose: 'As agreed' },
      ...{ from_account: at(moneyOf(db, from), d), to_account: at(moneyOf(db, to), a) },
      ...(kind === 'repayment' ? { interest: formatMoney(d % 40, 'USD') } : {}),
      ...(kind === 'draw' && d % 8 !== 0 ? { despite: 'As agreed' } : {}),
    },
  };
};

/** What the banks of two told: the nearest rows of one amount, or any two. */
const pairEntries: Maker = (db, { a, b, c, d }) => {
  const all = entries(db);
  const entry = at(all, a);
  const opposite = ids(
    db,
    `SELECT q.entry_id FROM posting p JOIN posting q ON q.amount_minor = -p.amount_minor AND q.entry_id <> p.entry_id
     WHERE p.entry_id = ? ORDER BY q.entry_id LIMIT 20`,
    entry,
  );
  const counter_entry = d % 9 === 0 ? at(all, c) : at(opposite, c);
  return {
    name: 'crossing.make',
    input: {
      ...{ entry, kind: at(KINDS, b), ...(d % 3 === 0 ? {} : { counter_entry }) },
      ...(at(KINDS, b) === 'draw' ? { despite: 'As agreed' } : {}),
    },
  };
};

/** Entries that are a side of a pair: what is done to them must keep it whole, or be refused. */
const crossed = (db: VaultDatabase) =>
  ids(db, 'SELECT origin_entry_id FROM crossing UNION SELECT mirror_entry_id FROM crossing ORDER BY 1');

const removeCrossing: Maker = (db, { a }) => ({
  name: 'crossing.remove',
  input: { entry: at(crossed(db), a) },
});

const changeCrossed: Maker = (db, roll) => {
  const id = at(crossed(db), roll.a);
  const owner = db.prepare('SELECT entity_id FROM entry WHERE id = ?').pluck().get(id) as string | undefined;
  const step = at<Step>(
    [
      { name: 'entry.update', input: { id, date: day(roll.b) } },
      { name: 'entry.update', input: { id, postings: legs(db, owner ?? NOBODY, roll) } },
      { name: 'entry.remove', input: { id } },
      { name: 'entry.bulk', input: { entries: [id], category: at(accountsOf(db, owner ?? NOBODY), roll.b) } },
      { name: 'rules.apply', input: { entity: owner ?? NOBODY, everything: true } },
    ],
    roll.d,
  );
  return step;
};

const closePeriod: Maker = (db, { a, b }) => ({
  name: 'period.close',
  input: { entity: at(entities(db), a), through: day(b % 60) },
});

const reopenPeriod: Maker = (db, { a, b }) => ({
  name: 'period.reopen',
  input: { entity: at(entities(db), a), through: b % 2 === 0 ? null : day(b % 30), reason: 'a late bill' },
});

const adjust: Maker = (db, { a, b, c }) => ({
  name: 'tax.adjust',
  input: {
    entity: at(entities(db), a),
    year: 2025,
    line: at(['8', '24b', '30'], b),
    mode: 'add',
    amount: `${c % 100}`,
    reason: 'home office',
  },
});

const undo: Maker = () => ({ name: 'history.undo', input: {} });
const redo: Maker = () => ({ name: 'history.redo', input: {} });

/** Each as often as it stands here. */
const MAKERS: readonly Maker[] = [
  ...[addEntity, changeEntity],
  ...[addAccount, addAccount, changeAccount, changeAccount],
  ...[addEntry, addEntry, addEntry, addEntry, addEntry, addEntry, addEntry, addEntry],
  ...[changeEntry, changeEntry, changeEntry, changeEntry, removeEntry, removeMany, attach, detach],
  ...[changeMany, changeMany, changeMany, mergeAccounts, mergeAccounts],
  ...[addRule, addRule, changeRule, removeRule, applyRules, applyRules],
  ...[importFile, importFile, importFile, undoBatch],
  ...[markLegs, markAnyLegs, finishReconciliation, finishReconciliation, reopenReconciliation],
  ...[matchLine, matchLine, unmatchLine, makeTransfer],
  ...[makeCrossing, makeCrossing, makeCrossing, makeCrossing, makeCrossing, removeCrossing],
  ...[tellCrossing, tellCrossing, tellCrossing, tellCrossing, pairEntries, pairEntries, removeCrossing],
  ...[changeCrossed, changeCrossed, changeCrossed],
  ...[closePeriod, reopenPeriod, adjust],
  ...[undo, undo, undo, redo, redo],
];

/** The command that a roll stands for, in the books as `db` shows them. The first one always adds an entity. */
export function stepOf(db: VaultDatabase, roll: Roll): Step {
  const empty = db.prepare('SELECT 1 FROM entity LIMIT 1').get() === undefined;
  return (empty ? addEntity : at(MAKERS, roll.kind))(db, roll);
}
