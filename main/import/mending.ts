/**
 * A row that no file could tell, said by somebody: it becomes a row of the bank like any other, at its place in its file, and
 * an entry by hand stands for it, a new one or one that was there. Its statement is held against the books again. Taken back,
 * it could not be booked once more, and its entry waits for the bank.
 *
 * INVALID_INPUT where the day or the amount is lacking, REFUSED where the row is in the books already or may be.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney, formatMoneyForPeople, parseMoney } from '../../shared/money.ts';
import {
  accountById,
  currentBankBalance,
  findEntity,
  problemsIn,
  type Unbooked,
  type Unit,
} from '../ledger/index.ts';
import { lineMatch, posting, sourceFile, statement, statementLine } from '../ledger/tables.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { identityOf } from './identity.ts';
import { type LikelyLeg, legOfEntry, likelyFor, sayLikely } from './likely-entries.ts';
import { insertSaidEntry } from './mended-entry.ts';
import { anchoredOpening, settleOpening } from './opening.ts';
import { booksAtClosing } from './proof.ts';
import { placeOf, RetoldRows, toldBefore } from './retold-rows.ts';
import { countRows } from './row-counts.ts';
import { type ProblemFile, requireUnbooked, statementOf, type UnbookedRow } from './unbooked-rows.ts';

type Mend = (typeof contract.imports.mend)['~orpc'];
export type Said = z.output<NonNullable<Mend['inputSchema']>>;
type Output = z.input<NonNullable<Mend['outputSchema']>>;

export interface MendedStatement {
  id: string;
  first_date: string | null;
  last_date: string | null;
  closing_minor: number | null;
  closing_on: string | null;
  unbooked_minor: number;
  unread_count: number | null;
}

const statementById = prepared<MendedStatement>(
  `SELECT id, first_date, last_date, closing_minor, closing_on, unbooked_minor, unread_count
   FROM statement WHERE id = ?`,
);
const statementOfLine = preparedValue<string>('SELECT statement_id FROM statement_line WHERE id = ?');
const lastOccurrence = preparedValue<number>(
  'SELECT ifnull(max(occurrence), 0) FROM statement_line WHERE account_id = ? AND identity = ?',
);

export function nextOccurrence(db: VaultDatabase, accountId: string, identity: string): number {
  return lastOccurrence(db).get(accountId, identity)! + 1;
}

export function mendRow(unit: Unit, said: Said): Output {
  const { db } = unit;
  const row = requireUnbooked(db, said.row);
  const { problem, file } = row;
  if (problem.row !== undefined)
    throw new BulkheadError('REFUSED', `Line ${problem.line} of “${file.name}” is in the books already.`, {
      remedy: 'Take that back first, to say something else of it.',
      facts: { next: 'imports.unmend' },
    });
  if (problem.corrects)
    throw new BulkheadError(
      'REFUSED',
      `Line ${problem.line} of “${file.name}” corrects a row (${problem.corrects.reference}) that is not there.`,
      { remedy: 'Import the file that has that row: the correction is booked with it.' },
    );
  const { id: statementId, account_id: accountId } = statementOf(db, row, said.account);
  const account = accountById(db, accountId)!;
  const owner = findEntity(db, account.entity_id);
  const currency = account.currency ?? owner.base_currency;
  const place = { account, owner, currency };
  const chosen = said.entry === undefined ? null : legOfEntry(db, accountId, said.entry);
  const date = said.date ?? problem.read?.date ?? chosen?.date;
  const minor =
    said.amount === undefined ? (problem.minor ?? chosen?.minor) : parseMoney(said.amount, currency);
  if (said.amount !== undefined && minor !== undefined) requireWay(row, minor, said.amount);
  if (date === undefined || minor === undefined) throw lacking(date === undefined ? 'day' : 'amount', row);
  const meant = { date, minor, accountId, statementId };
  if (chosen) {
    requireSame(chosen, minor, currency);
    requireElsewhere(db, row, chosen, statementId);
  }
  const likely = chosen || said.alone === true ? [] : likelyFor(db, meant);
  if (likely.length > 0) throw alreadyThere(likely, currency);
  const opening = anchoredOpening(unit, accountId);
  const told = chosen?.line_id ?? null;
  const lineId = told ?? insertLine(unit, row, { ...meant, payee: said.payee ?? chosen?.payee ?? '' });
  if (told !== null) retellElsewhere(unit, row, told, statementId);
  else if (chosen) meetEntry(unit, lineId, chosen);
  const entryId = chosen?.entry_id ?? insertSaidEntry(unit, lineId, place, said);
  settleUnbooked(unit, file, [{ at: row.at, statementId, lineId, date, minor }]);
  if (told === null) countRows(unit, statementId, 1);
  settleOpening(unit, place, statementById(db).get(statementId)!.closing_minor !== null, opening);
  return { row_id: lineId, entry_id: entryId, ...proofOf(unit, place, statementId) };
}

function lacking(what: 'day' | 'amount', { problem, file }: UnbookedRow): BulkheadError {
  const words = `The ${what} of line ${problem.line} of “${file.name}” could not be read.`;
  return new BulkheadError('INVALID_INPUT', words, { remedy: `Say its ${what}.` });
}

/** A minus sign is soon forgotten. */
function requireWay({ problem, file }: UnbookedRow, minor: number, amount: string): void {
  const way = problem.read?.way ?? null;
  if (way === null || minor === 0 || way === (minor > 0 ? 'in' : 'out')) return;
  const said = way === 'out' ? 'went out' : 'came in';
  throw new BulkheadError(
    'REFUSED',
    `By line ${problem.line} of “${file.name}”, money ${said}: ${amount} would be the other way.`,
    { remedy: `Write ${way === 'out' ? '-' : ''}${amount.replace(/^[-+]/, '')}.` },
  );
}

function requireSame(chosen: LikelyLeg, minor: number, currency: string): void {
  if (chosen.minor === minor) return;
  const [own, other] = [minor, chosen.minor].map(
    (amount) => `${formatMoneyForPeople(amount, currency)} ${currency}`,
  );
  throw new BulkheadError('REFUSED', `That entry comes to ${other}, the row to ${own}.`, {
    remedy: 'Correct the one that is wrong, or enter the row as another one.',
  });
}

/** Two rows of one file are never one. */
function requireElsewhere(
  db: VaultDatabase,
  { file }: UnbookedRow,
  { line_id: id }: LikelyLeg,
  statementId: string,
): void {
  if (id === null || !standsHere(db, file, statementId, id)) return;
  throw new BulkheadError('REFUSED', `That entry stands for another row of “${file.name}”.`, {
    remedy: 'Name another entry, or enter the row as one of its own (alone).',
  });
}

/** Whether a row of the bank is another one of that part of the file already. */
export function standsHere(
  db: VaultDatabase,
  file: Pick<ProblemFile, 'id' | 'problems'>,
  statementId: string,
  lineId: string,
): boolean {
  return (
    statementOfLine(db).get(lineId) === statementId ||
    problemsIn(file).some(({ row }) => row === lineId) ||
    toldBefore(db, file.id).some(([told]) => told === lineId)
  );
}

function alreadyThere(likely: readonly LikelyLeg[], currency: string): BulkheadError {
  const words = likely.map((one) => sayLikely(one, currency)).join('; ');
  return new BulkheadError('REFUSED', `It may be in the books already: ${words}.`, {
    remedy: 'Say which entry it is, or that it is another one (alone).',
    facts: { entries: likely.map(({ entry_id }) => entry_id) },
  });
}

interface Meant {
  date: string;
  minor: number;
  accountId: string;
  statementId: string;
  payee: string;
}

/** In the bank's own words, as far as they could be read. */
function insertLine(unit: Unit, { problem }: UnbookedRow, meant: Meant): string {
  const { line, offset = 0, length = 0 } = problem;
  const { accountId, statementId, date, minor } = meant;
  const words = { date, ...wordsOf(problem, meant.payee) };
  const id = unit.newId();
  const identity = identityOf(words, minor);
  const occurrence = nextOccurrence(unit.db, accountId, identity);
  const place = { lineNumber: line, offset, length };
  const own = { id, accountId, statementId, amountMinor: minor, identity, occurrence };
  unit.insert(statementLine, { ...own, ...words, ...place });
  return id;
}

/** What could be read of it, but its day and its amount. */
export function wordsOf({ read = {} }: Unbooked, payee: string) {
  return {
    ...{ valueDate: read.valueDate ?? null, payee: read.payee ?? payee, memo: read.memo ?? '' },
    ...{ type: read.type ?? '', checkNumber: read.checkNumber ?? null },
    ...{ reference: read.reference ?? null, counterparty: read.counterparty ?? null },
  };
}

function meetEntry(unit: Unit, statementLineId: string, { entry_id, line, status }: LikelyLeg): void {
  const entryId = entry_id;
  if (status === 'reconciled')
    throw new BulkheadError('REFUSED', 'That entry is reconciled.', {
      remedy: 'Reopen that reconciliation first.',
      facts: { next: 'reconcile.reopen' },
    });
  const wasCleared = status === 'cleared' || null;
  unit.update(posting, { entryId, line }, { status: 'cleared' });
  unit.insert(lineMatch, { statementLineId, entryId, line, kind: 'matched', wasCleared });
}

/** Another file has told the row: this one tells it, too. */
function retellElsewhere(unit: Unit, { problem }: UnbookedRow, lineId: string, statementId: string): void {
  const { line, offset, length } = { ...placeOf(unit.db, lineId), ...problem };
  const retold = new RetoldRows(unit, statementId);
  retold.add(lineId, { line, offset, length }, null);
  retold.keep();
}

export interface Settled {
  /** The place in its file's list. */
  at: number;
  statementId: string;
  lineId: string;
  date: string;
  minor: number;
}

/** They are no more among what their statements leave out. Of one file, all at once: its list is written as a whole. */
export function settleUnbooked(
  unit: Unit,
  file: Pick<ProblemFile, 'id' | 'problems'>,
  all: readonly Settled[],
): void {
  const problems = problemsIn(file);
  for (const [id, some] of Map.groupBy(all, ({ statementId }) => statementId)) {
    const before = statementById(unit.db).get(id)!;
    let [unread, unbookedMinor] = [0, before.unbooked_minor];
    for (const { at, lineId, minor } of some) {
      const problem = problems[at]!;
      // Of files from before nobody noted what each row came to.
      const wasRead = problem.statement === undefined ? !before.unread_count : problem.minor !== undefined;
      const left = wasRead ? (problem.minor ?? minor) : null;
      if (left === null) unread += 1;
      else unbookedMinor -= left;
      problems[at] = { ...problem, statement: id, row: lineId, ...(left !== null && { minor: left }) };
    }
    const days = some.map(({ date }) => date).concat(before.first_date ?? [], before.last_date ?? []);
    const [firstDate, lastDate] = [days.sort()[0]!, days.at(-1)!];
    const unreadCount = unread === 0 ? before.unread_count : (before.unread_count ?? 0) - unread;
    unit.update(statement, { id }, { unreadCount, unbookedMinor, firstDate, lastDate });
  }
  unit.update(sourceFile, { id: file.id }, { problems: JSON.stringify(problems) });
}

/** What the bank states against what the books come to. */
function proofOf(
  unit: Unit,
  { account, currency }: Parameters<typeof insertSaidEntry>[2],
  statementId: string,
): Pick<Output, 'stated_on' | 'difference'> {
  const { closing_minor: minor, closing_on: on } = statementById(unit.db).get(statementId)!;
  if (minor === null || on === null) return { stated_on: on, difference: null };
  const books = currentBankBalance(unit, account.id, on);
  const computed = booksAtClosing(unit, { account }, statementId, { minor, on }, books);
  return { stated_on: on, difference: formatMoney(minor - computed, currency) };
}
