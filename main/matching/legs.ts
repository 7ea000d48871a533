/** Legs that no row of a bank stands behind yet, and that one could confirm. */
import { isPartInSql } from '../import/index.ts';
import { eachWordIn, listedRoles, MONEY_ROLES, Params, STATEMENT_ROLES } from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';

export interface Leg {
  entry_id: string;
  line: number;
  account_id: string;
  date: string;
  payee: string;
  memo: string;
  source: 'manual' | 'import' | 'opening' | 'closing';
  status: 'pending' | 'cleared' | 'reconciled';
  amount_minor: number;
  currency: string;
}

const LEG = `p.entry_id, p.line, p.account_id, p.date, e.payee, ifnull(p.memo, e.memo) AS memo, e.source, p.status,
  p.amount_minor, p.currency`;
/** No row of a bank tells what an account opened with, or that a year was closed. */
const UNSEEN = `e.source IN ('manual', 'import')
  AND NOT EXISTS (SELECT 1 FROM line_match m WHERE m.entry_id = p.entry_id AND m.line = p.line)`;
/** Where a leg of a row's entry waits for another bank, whether somebody has ticked it meanwhile or not. */
const OTHER_BANK = `EXISTS (SELECT 1 FROM account b WHERE b.id = p.account_id AND b.role IN (${listedRoles(MONEY_ROLES)}))`;
/** Entered or ticked by hand as seen at the bank already, before the bank's row came. */
const WAITS = `(p.status = 'pending' OR p.status = 'cleared' AND (e.source = 'manual' OR ${OTHER_BANK})) AND ${UNSEEN}`;
const MONEY = `a.role IN (${listedRoles(STATEMENT_ROLES)})`;

/** Before a cap on how many there may be. */
const NEAREST = 'abs(julianday(p.date) - julianday(?)), p.date, p.entry_id, p.line';

const legById = prepared<Leg>(
  `SELECT ${LEG} FROM posting p JOIN entry e ON e.id = p.entry_id WHERE p.entry_id = ? AND p.line = ?`,
);

const legsOfRow = prepared<Leg>(
  `SELECT ${LEG} FROM line_match m JOIN posting p ON p.entry_id = m.entry_id AND p.line = m.line
   JOIN entry e ON e.id = p.entry_id WHERE m.statement_line_id = ? ORDER BY p.date, p.entry_id, p.line`,
);

const waitingOfAmount = prepared<Leg>(
  `SELECT ${LEG} FROM posting p JOIN entry e ON e.id = p.entry_id
   WHERE p.account_id = ? AND p.date BETWEEN ? AND ? AND p.amount_minor = ? AND ${WAITS}
   ORDER BY ${NEAREST} LIMIT 50`,
);

/** What was paid on a loan, and may have been paid by any bank of the same books. */
const paymentsOfAmount = prepared<Leg>(
  `SELECT ${LEG} FROM account a CROSS JOIN bank_link k ON k.account_id = a.id
     CROSS JOIN posting p INDEXED BY posting_pending ON p.account_id = a.id JOIN entry e ON e.id = p.entry_id
   WHERE a.entity_id = :entity AND ${isPartInSql('k.key', 'payment')} AND a.id <> :account AND p.status = 'pending'
     AND p.currency = :currency AND p.amount_minor = :minor AND p.date BETWEEN :from AND :to AND ${UNSEEN}
   ORDER BY p.date, p.entry_id, p.line LIMIT 50`,
);

const stationsOf = preparedValue<string>(
  `SELECT DISTINCT a.id FROM bank_link k JOIN account a ON a.id = k.account_id
   WHERE a.entity_id = ? AND ${isPartInSql('k.key', 'payment')}`,
);

const isStation = preparedValue<1>(
  `SELECT 1 FROM bank_link k WHERE k.account_id = ? AND ${isPartInSql('k.key', 'payment')}`,
);

const waitingBetween = prepared<Leg>(
  `SELECT ${LEG} FROM posting p JOIN entry e ON e.id = p.entry_id
   WHERE p.account_id = ? AND p.date BETWEEN ? AND ? AND p.amount_minor BETWEEN ? AND ? AND ${WAITS}
   ORDER BY ${NEAREST} LIMIT ?`,
);

const waitingOfEntry = prepared<Leg>(
  `SELECT ${LEG} FROM posting p JOIN entry e ON e.id = p.entry_id JOIN account a ON a.id = p.account_id
   WHERE p.entry_id = ? AND ${MONEY} AND ${WAITS} ORDER BY p.line`,
);

const pendingOfEntity = prepared<Leg>(
  `SELECT ${LEG} FROM account a CROSS JOIN posting p INDEXED BY posting_pending ON p.account_id = a.id
   JOIN entry e ON e.id = p.entry_id
   WHERE a.entity_id = ? AND p.status = 'pending' AND ${UNSEEN}`,
);

const seenByHand = prepared<Leg>(
  `SELECT ${LEG} FROM entry e INDEXED BY entry_manual CROSS JOIN posting p ON p.entry_id = e.id
   JOIN account a ON a.id = p.account_id
   WHERE e.source = 'manual' AND e.entity_id = ? AND e.date BETWEEN ? AND ? AND p.status = 'cleared'
     AND ${MONEY} AND ${UNSEEN}`,
);

const waitsAt = preparedValue<1>(
  `SELECT 1 FROM posting p JOIN entry e ON e.id = p.entry_id WHERE p.entry_id = ? AND p.line = ? AND ${WAITS}`,
);

const otherAccounts = prepared<{ account_id: string }>(
  'SELECT DISTINCT account_id FROM posting WHERE entry_id = ? AND line <> ? LIMIT 2',
);

/** Whether a leg waits for a row, which none stands behind yet. */
export function canWait(db: VaultDatabase, { entry_id, line }: Pick<Leg, 'entry_id' | 'line'>): boolean {
  return waitsAt(db).get(entry_id, line) !== undefined;
}

export interface Days {
  from: string;
  to: string;
}

export interface Around extends Days {
  day: string;
}

export function legAt(db: VaultDatabase, entryId: string, line: number): Leg | null {
  return legById(db).get(entryId, line) ?? null;
}

/** What a row stands for. */
export function legsBehind(db: VaultDatabase, rowId: string): Leg[] {
  return legsOfRow(db).all(rowId);
}

/** Legs of an account that wait, of one amount; of many the nearest. */
export function waitingLegs(db: VaultDatabase, accountId: string, around: Around, minor: number): Leg[] {
  const { from, to, day } = around;
  return waitingOfAmount(db).all(accountId, from, to, minor, day);
}

/** Payments of loans that no bank has told of yet, and that the row may be. */
export function paymentsUnderWay(
  db: VaultDatabase,
  row: { entity_id: string; account_id: string; currency: string; amount_minor: number },
  { from, to }: Days,
): Leg[] {
  const { entity_id: entity, account_id: account, currency, amount_minor: minor } = row;
  return paymentsOfAmount(db).all({ entity, account, currency, minor, from, to });
}

/** The nearest legs of an account that wait and could be a part of that amount. */
export function waitingParts(
  db: VaultDatabase,
  accountId: string,
  around: Around,
  minor: number,
  max: number,
): Leg[] {
  return waitingSome(db, accountId, around, minor < 0 ? [minor + 1, -1] : [1, minor - 1], max);
}

/** The nearest legs of an account that wait, of amounts between two. */
export function waitingSome(
  db: VaultDatabase,
  accountId: string,
  { from, to, day }: Around,
  [least, most]: readonly [number, number],
  max: number,
): Leg[] {
  return waitingBetween(db).all(accountId, from, to, least, most, day, max);
}

/** Legs of an account that wait, of any amount and with these words, the nearest first. */
export function waitingWith(
  db: VaultDatabase,
  accountId: string,
  { from, to, day }: Around,
  words: string,
  max: number,
): Leg[] {
  const params = new Params();
  const [account, first, last, at] = [accountId, from, to, day].map((value) => params.add(value));
  const said = eachWordIn(words, ['e.payee', 'e.memo', "ifnull(p.memo, '')"], params);
  return db
    .prepare(
      `SELECT ${LEG} FROM posting p JOIN entry e ON e.id = p.entry_id
       WHERE p.account_id = ${account} AND p.date BETWEEN ${first} AND ${last} AND p.amount_minor <> 0
         AND ${said} AND ${WAITS}
       ORDER BY ${NEAREST.replace('?', at!)} LIMIT ${params.add(max)}`,
    )
    .all(params.values) as Leg[];
}

/** The nearest legs of an account that wait, of both signs. */
export function waitingBothWays(db: VaultDatabase, accountId: string, around: Around, max: number): Leg[] {
  return waitingSome(db, accountId, around, [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER], max);
}

/** The accounts where payments of loans stand until a bank tells of them. */
export function paymentStations(db: VaultDatabase, entityId: string): string[] {
  return stationsOf(db).all(entityId);
}

export function holdsPayments(db: VaultDatabase, accountId: string): boolean {
  return isStation(db).get(accountId) !== undefined;
}

/** Legs of one entry that wait. */
export function waitingOf(db: VaultDatabase, entryId: string): Leg[] {
  return waitingOfEntry(db).all(entryId);
}

/** Every leg of an entity that waits: all that are pending, and between two days those by hand that count as seen. */
export function allWaiting(db: VaultDatabase, entityId: string, days: Days): Leg[] {
  return [...pendingOfEntity(db).all(entityId), ...seenByHand(db).all(entityId, days.from, days.to)];
}

/** The account of the other leg; `null` where there are several. */
export function otherAccount(
  db: VaultDatabase,
  { entry_id, line }: Pick<Leg, 'entry_id' | 'line'>,
): string | null {
  const others = otherAccounts(db).all(entry_id, line);
  return others.length === 1 ? others[0]!.account_id : null;
}
