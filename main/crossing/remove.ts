/**
 * Taking a pair apart. An entry that was made for it goes; one that was there stays with its bank's row and is as it was, on its
 * own day, in its own category; where that is gone it waits for one. REFUSED, with whose books it is, where one of the two is closed or reconciled, and where
 * something settles what it left owed, unless that may go with it.
 */
import type { CrossingOut } from '../../shared/contract/crossing.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoneyForPeople } from '../../shared/money.ts';
import {
  accountOfRole,
  type EntityRow,
  findEntity,
  removeEntry,
  type Scope,
  STATEMENT_ROLES,
  type Unit,
} from '../ledger/index.ts';
import { entry, lineMatch, posting } from '../ledger/tables.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { type CrossingRow, requireCrossing, requireRow } from './list.ts';
import { requireOpen } from './origin.ts';
import { restingOn } from './resting.ts';
import { crossing, crossingBefore, crossingLeg } from './tables.ts';

const ownerOf = preparedValue<string>('SELECT entity_id FROM entry WHERE id = ?');
const reconciledLegs = preparedValue<string>(
  `SELECT a.role FROM posting p JOIN account a ON a.id = p.account_id WHERE p.entry_id = ? AND p.status = 'reconciled'`,
);
const isMatched = preparedValue<number>('SELECT 1 FROM line_match WHERE entry_id = ? LIMIT 1');
const isImported = preparedValue<number>("SELECT 1 FROM entry WHERE id = ? AND source = 'import'");
const isPaidOn = preparedValue<number>("SELECT 1 FROM crossing WHERE loan_id = ? AND kind <> 'loan' LIMIT 1");
const furtherLegs = preparedValue<number>('SELECT number FROM crossing_leg WHERE crossing_id = ?');

function ownerOfEntry(db: VaultDatabase, entryId: string): EntityRow {
  return findEntity(db, ownerOf(db).get(entryId)!);
}

const SIDES = ['origin', 'mirror'] as const;
type SideOf = (typeof SIDES)[number];

/** Whether the entry of that side stays when the pair goes. What a file had brought and no row stands for any more does not. */
function stays({ made, ...row }: CrossingRow, side: SideOf, db: VaultDatabase): boolean {
  const wasThere =
    side === 'origin' ? made === null || made === 'none' : made === 'origin' || made === 'none';
  const id = side === 'origin' ? row.origin_entry_id : row.mirror_entry_id;
  return wasThere && (isMatched(db).get(id) !== undefined || isImported(db).get(id) === undefined);
}

interface Asked {
  id?: string;
  entry?: string;
  with_settlements?: boolean;
}

export function removeCrossing({ db, unit }: Scope, input: Asked): { ok: true } {
  const row = requireRow(db, input);
  const resting = restingOn(db, [row.id]);
  if (resting.length > 0 && input.with_settlements !== true) throw restsOnIt(db, resting);
  for (const id of resting) takeApart(unit, requireRow(db, { id }), SIDES);
  takeApart(unit, row, SIDES);
  return { ok: true };
}

function restsOnIt(db: VaultDatabase, ids: readonly string[]): BulkheadError {
  const said = ids.map((id) => sayCrossing(requireCrossing(db, id))).join('; ');
  return new BulkheadError('REFUSED', `What that left owed is settled: ${said}.`, {
    remedy:
      'Take those apart with it (with_settlements; on the command line --with-settlements), or before it.',
    facts: { settlements: ids },
  });
}

export function sayCrossing({ kind, date, amount_minor: minor, currency, from, to }: CrossingOut): string {
  const amount = `${formatMoneyForPeople(Math.abs(minor), currency)} ${currency}`;
  return `${kind.replaceAll('-', ' ')} from ${from.entity} to ${to.entity}, ${amount} on ${date}`;
}

/** What bears others goes last: a loan behind its interest, and that behind its payments. */
const turnOf = ({ kind }: CrossingRow): number => (kind === 'loan' ? 2 : kind === 'interest' ? 1 : 0);

/** For entries that leave the books, which are the caller's to remove: the pairs go, and what was made for them leaves with them. */
export function removeWithEntries(unit: Unit, ids: readonly string[], leaving: ReadonlySet<string>): void {
  const rows = ids.map((id) => requireRow(unit.db, { id })).sort((a, b) => turnOf(a) - turnOf(b));
  for (const row of rows)
    takeApart(
      unit,
      row,
      SIDES.filter((side) => !leaving.has(side === 'origin' ? row.origin_entry_id : row.mirror_entry_id)),
    );
}

/** The sides named are put right; the other one is somebody else's to remove. */
function takeApart(unit: Unit, row: CrossingRow, sides: readonly SideOf[]): void {
  const { db } = unit;
  if (row.kind === 'loan' && row.loan_id !== null && isPaidOn(db).get(row.loan_id) !== undefined)
    throw new BulkheadError('REFUSED', 'Payments and interest of that loan stand in both books.', {
      remedy: 'Take those apart first.',
      facts: { next: ['crossing.list', 'crossing.remove'] },
    });
  const entries = sides.map((side) => {
    const id = side === 'origin' ? row.origin_entry_id : row.mirror_entry_id;
    const owner = ownerOfEntry(db, id);
    const kept = stays(row, side, db);
    requireOpen(owner, row.date);
    const line = side === 'origin' ? row.origin_line : row.mirror_line;
    const before = beforeOf(db).get(row.id, id) ?? null;
    requireLoose(db, owner, id, { kept, moves: kept && before !== null && before.date !== row.date });
    return { id, owner, kept, line, before };
  });
  for (const { entry_id: entryId } of everyBefore(db).all(row.id))
    unit.remove(crossingBefore, { crossingId: row.id, entryId });
  for (const number of furtherLegs(db).all(row.id)) unit.remove(crossingLeg, { crossingId: row.id, number });
  unit.remove(crossing, { id: row.id });
  for (const { id, owner, kept, line, before } of entries)
    if (kept) asItWas(unit, id, owner, line, before);
    else removeEntry(unit, id);
}

interface Before {
  entry_id: string;
  date: string;
  account_id: string;
  status: 'pending' | 'cleared';
}
/** None of pairs of before that was kept. */
const beforeOf = prepared<Before>('SELECT * FROM crossing_before WHERE crossing_id = ? AND entry_id = ?');
const everyBefore = prepared<Before>('SELECT * FROM crossing_before WHERE crossing_id = ?');

/** A reconciled leg of money stays as it is, unless its entry goes or gets another day. */
function requireLoose(
  db: VaultDatabase,
  owner: EntityRow,
  id: string,
  { kept, moves }: { kept: boolean; moves: boolean },
): void {
  const roles = reconciledLegs(db).all(id);
  if (kept && !moves ? roles.some((role) => !STATEMENT_ROLES.has(role)) : roles.length > 0)
    throw new BulkheadError('REFUSED', `The entry in the books of ${owner.name} is reconciled.`, {
      remedy: 'Reopen that reconciliation first.',
      facts: { next: 'reconcile.reopen' },
    });
  if (!kept && isMatched(db).get(id) !== undefined)
    throw new BulkheadError(
      'REFUSED',
      `The entry in the books of ${owner.name} stands for a row of a bank.`,
      {
        remedy: 'Unmatch that row first.',
        facts: { next: 'matching.unmatch' },
      },
    );
}

interface StoredLeg {
  line: number;
  amount_minor: number;
  role: string;
  matched: number;
}
const legsOf = prepared<StoredLeg>(
  `SELECT p.line, p.amount_minor, a.role,
     EXISTS (SELECT 1 FROM line_match m WHERE m.entry_id = p.entry_id AND m.line = p.line) AS matched
   FROM posting p JOIN account a ON a.id = p.account_id WHERE p.entry_id = ? ORDER BY p.line`,
);

const stillThere = preparedValue<string>(
  `SELECT a.id FROM account a JOIN posting p ON p.entry_id = :entry AND p.line = :line
   WHERE a.id = :account AND a.entity_id = :owner AND a.archived = 0 AND (a.currency IS NULL OR a.currency = p.currency)`,
);

/** Its leg of money stays; one leg comes to the same as all others had. */
function asItWas(unit: Unit, entryId: string, owner: EntityRow, line: number, before: Before | null): void {
  const legs = legsOf(unit.db).all(entryId);
  const money = legs.find((leg) => leg.matched === 1) ?? legs.find((leg) => STATEMENT_ROLES.has(leg.role))!;
  const others = legs.filter((leg) => leg.line !== money.line);
  const had = { entry: entryId, line, account: before?.account_id ?? null, owner: owner.id };
  const accountId = stillThere(unit.db).get(had) ?? accountOfRole(unit.db, owner.id, 'uncategorised').id;
  const amountMinor = others.reduce((sum, leg) => sum + leg.amount_minor, 0);
  for (const leg of others) if (leg.line !== line) unit.remove(posting, { entryId, line: leg.line });
  unit.update(posting, { entryId, line }, { accountId, amountMinor, status: before?.status ?? 'cleared' });
  backToItsDay(unit, entryId, [money.line, line], before?.date ?? null);
}

const dateOf = preparedValue<string>('SELECT date FROM entry WHERE id = ?');
const movedRows = prepared<{ statement_line_id: string; line: number; date: string }>(
  `SELECT m.statement_line_id, m.line, l.date FROM line_match m JOIN statement_line l ON l.id = m.statement_line_id
   JOIN entry e ON e.id = m.entry_id
   WHERE m.entry_id = ? AND m.kind = 'matched' AND e.source = 'import' AND e.date <> l.date`,
);

/** The pair had given it its day. Where nothing tells the one before, the bank's is an imported entry's own. */
function backToItsDay(unit: Unit, entryId: string, lines: readonly number[], had: string | null): void {
  const row = movedRows(unit.db).get(entryId);
  const date = had ?? row?.date;
  if (date === undefined || date === dateOf(unit.db).get(entryId)) return;
  unit.update(entry, { id: entryId }, { date });
  for (const line of lines) unit.update(posting, { entryId, line }, { date });
  if (row?.date !== date) return;
  unit.update(
    lineMatch,
    { statementLineId: row.statement_line_id, entryId, line: row.line },
    { kind: 'created' },
  );
}
