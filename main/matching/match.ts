/**
 * Matching by hand: rows of the bank stand for legs that are there from now on. The entry that an import had made for
 * them goes, and legs that they stood for wait again. One row may stand for several legs, and one leg may be divided
 * between several rows, where the amounts come out to the minor unit. REFUSED with the reason else.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoneyForPeople } from '../../shared/money.ts';
import { type MatchedLeg, StoredRows, unmatchRow, waitAgain } from '../import/index.ts';
import { accountPath, removeEntry, type Scope, type Unit } from '../ledger/index.ts';
import { lineMatch, posting } from '../ledger/tables.ts';
import { cleanName } from '../rules/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { canWait, type Leg, legAt, legsBehind, paymentsUnderWay } from './legs.ts';
import { lostByMatch, requireLosable } from './losses.ts';
import { OwnEntries } from './own-entry.ts';
import { refused, sayLeg, sayRow } from './refusals.ts';
import { enterRest, isRest, type Rest } from './rest.ts';
import { type BankRow, requireRow } from './rows.ts';

type Match = (typeof contract.matching.match)['~orpc'];
type Input = z.output<NonNullable<Match['inputSchema']>>;
type Output = z.input<NonNullable<Match['outputSchema']>>;
export type Removed = Output['removed'][number];

const rowOfLeg = preparedValue<string>(
  'SELECT statement_line_id FROM line_match WHERE entry_id = ? AND line = ?',
);
const lastLine = preparedValue<number>('SELECT max(line) FROM posting WHERE entry_id = ?');
const described = prepared<{ date: string; payee: string }>('SELECT date, payee FROM entry WHERE id = ?');

export function matchRows({ db, unit }: Scope, input: Input): Output {
  const rows = [...new Set(input.lines ?? [input.line!])].map((id) => requireRow(db, id));
  const chosen = requireLegs(db, input.legs);
  const already = standsAlready(db, rows, chosen, input.rest);
  if (already) return { legs: already.map(({ entry_id, line }) => ({ entry_id, line })), removed: [] };
  requireOneAccount(db, rows, chosen);
  requireFree(db, rows, chosen);
  const legs = input.rest
    ? [...chosen, enterRest(unit, rows[0]!, chosen, input.rest, nameOf(db, rows[0]!))]
    : chosen;
  requireSum(rows, legs);
  const own = new OwnEntries(db, new StoredRows(db));
  requireLosable(lostByMatch(db, own, rows, legs), input.discard);
  const removed = rows.filter(({ kind }) => kind === 'created').map((row) => describeRemoved(db, own, row));
  const before = letGo(unit, rows);
  const now = rows.length === 1 ? legs : divide(unit, legs[0]!, rows);
  for (const [at, { entry_id: entryId, line }] of now.entries()) {
    const row = rows.length === 1 ? rows[0]! : rows[at]!;
    // A payment that was under way is of this bank from now on.
    unit.update(posting, { entryId, line }, { status: 'cleared', accountId: row.account_id });
    const leg = legs[at] ?? legs[0]!;
    const wasCleared = wasSeen(leg, before);
    const isRest = wasRest(leg, before, input.rest ? legs.at(-1)! : null);
    unit.insert(lineMatch, { statementLineId: row.id, entryId, line, kind: 'matched', wasCleared, isRest });
  }
  for (const leg of before) if (!now.some((one) => isSame(one, leg))) waitAgain(unit, leg);
  return { legs: now.map(({ entry_id, line }) => ({ entry_id, line })), removed };
}

/** As its entry is called, where it has one of its own. */
function nameOf(db: VaultDatabase, { kind, entry_id, payee, memo }: BankRow): string {
  const said = kind === 'created' ? described(db).get(entry_id)!.payee : '';
  return said === '' ? cleanName(payee === '' ? memo : payee) : said;
}

type LegPlace = Pick<Leg, 'entry_id' | 'line'>;

function isSame(one: LegPlace, other: LegPlace): boolean {
  return one.entry_id === other.entry_id && one.line === other.line;
}

/** Whether the leg had been entered as seen at the bank already; of one that keeps a row, before it had any. */
function wasSeen(leg: Leg, before: readonly MatchedLeg[]): true | null {
  const kept = before.find((one) => isSame(one, leg));
  return (kept === undefined ? leg.status === 'cleared' : kept.was_cleared === 1) || null;
}

/** Whether the leg was made with this match, or with the one before. */
function wasRest(leg: Leg, before: readonly MatchedLeg[], rest: Leg | null): true | null {
  return (
    (rest !== null && isSame(leg, rest)) ||
    before.some((one) => isSame(one, leg) && one.is_rest === 1) ||
    null
  );
}

/** Asked twice, it is done once: the second time there is nothing to undo. */
function standsAlready(
  db: VaultDatabase,
  [row, ...more]: readonly BankRow[],
  chosen: readonly Leg[],
  rest: Rest | undefined,
): Leg[] | null {
  if (row?.kind !== 'matched' || more.length > 0) return null;
  const now = legsBehind(db, row.id);
  if (!chosen.every((leg) => now.some((one) => isSame(one, leg)))) return null;
  const [beside, ...others] = now.filter((leg) => !chosen.some((one) => isSame(one, leg)));
  const isSo = rest ? beside !== undefined && isRest(db, beside, rest) : beside === undefined;
  return isSo && others.length === 0 ? now : null;
}

function requireLegs(db: VaultDatabase, refs: Input['legs']): Leg[] {
  const named = new Map(refs.map((ref) => [`${ref.entry} ${ref.line}`, ref]));
  return [...named.values()].map(({ entry, line }) => {
    const leg = legAt(db, entry, line);
    if (leg) return leg;
    throw new BulkheadError('NOT_FOUND', `There is no leg ${line} of an entry ${entry}.`, {
      remedy: 'It may have been changed meanwhile. Look at the list again.',
      facts: { next: 'entry.get' },
    });
  });
}

function requireOneAccount(db: VaultDatabase, rows: readonly BankRow[], legs: readonly Leg[]): void {
  const [row] = rows;
  const isHere = (one: { account_id: string; currency: string }) =>
    one.account_id === row!.account_id && one.currency === row!.currency;
  const isPayment = (leg: Leg) =>
    rows.length === 1 &&
    paymentsUnderWay(db, { ...row!, amount_minor: leg.amount_minor }, { from: leg.date, to: leg.date }).some(
      (one) => isSame(one, leg),
    );
  if (rows.every(isHere) && legs.every((leg) => isHere(leg) || isPayment(leg))) return;
  throw refused(
    'A row of the bank can only stand for legs of its own account.',
    'Choose legs of that account; two rows of two accounts can become one transfer.',
  );
}

/** A leg has one row at most, which it waits for, and a row does not stand for its own entry anew. */
function requireFree(db: VaultDatabase, rows: readonly BankRow[], legs: readonly Leg[]): void {
  const own = new Set(rows.map(({ id }) => id));
  for (const leg of legs) {
    if (leg.status === 'reconciled')
      throw refused(`${upper(sayLeg(leg))} is reconciled.`, 'Reopen that reconciliation first.', {
        next: 'reconcile.reopen',
      });
    const row = rowOfLeg(db).get(leg.entry_id, leg.line);
    const isMadeFromIt = rows.some((one) => one.kind === 'created' && one.entry_id === leg.entry_id);
    if (isMadeFromIt)
      throw refused(`${upper(sayLeg(leg))} was made from that very row.`, 'Choose another entry.');
    if (row === undefined && !canWait(db, leg))
      throw refused(
        `${upper(sayLeg(leg))} does not wait for a row of the bank.`,
        'Choose an entry that was entered by hand, or the other side of a transfer.',
      );
    if (row === undefined || own.has(row)) continue;
    throw refused(
      `${upper(sayLeg(leg))} stands for another row of the bank: ${sayRow(requireRow(db, row))}.`,
      'Unmatch that row first. Two rows of one account never become one.',
      { next: 'matching.unmatch' },
    );
  }
}

function requireSum(rows: readonly BankRow[], legs: readonly Leg[]): void {
  const sum = (all: readonly { amount_minor: number }[]) =>
    all.reduce((total, one) => total + one.amount_minor, 0);
  const [bank, books] = [sum(rows), sum(legs)];
  if (bank === books) return;
  const money = (minor: number) => `${formatMoneyForPeople(minor, rows[0]!.currency)} ${rows[0]!.currency}`;
  const some = legs.length === 1 ? 'The entry comes' : 'The entries come';
  const others = rows.length === 1 ? 'the bank’s row' : 'the bank’s rows';
  throw refused(
    `${some} to ${money(books)}, ${others} to ${money(bank)}: ${money(bank - books)} is left over.`,
    'Take more of them, or fewer, or say where the rest belongs.',
    { difference_minor: bank - books },
  );
}

/** Takes the rows from what they stood for; answers with the legs of entries that were not made for them. */
function letGo(unit: Unit, rows: readonly BankRow[]): MatchedLeg[] {
  return rows.flatMap((row) => {
    const before = unmatchRow(unit, row.id);
    if (row.kind === 'matched') return before;
    removeEntry(unit, row.entry_id);
    return [];
  });
}

export function describeRemoved(db: VaultDatabase, own: OwnEntries, row: BankRow): Removed {
  const category = own.categoryOf(row);
  const { date, payee } = described(db).get(row.entry_id)!;
  return { entry_id: row.entry_id, date, payee, category: category && accountPath(db, category) };
}

/** Gives the entry a leg for each row, in the place of one. */
function divide(unit: Unit, leg: Leg, rows: readonly BankRow[]): LegPlace[] {
  const { entry_id: entryId, line, account_id: accountId, currency, date } = leg;
  const closed = rows[0]!.closed_through;
  if (closed !== null && date <= closed)
    throw refused(
      `${upper(sayLeg(leg))} lies in books closed through ${closed}, and would be divided.`,
      'Reopen the period first, with the reason.',
      { next: 'period.reopen' },
    );
  const { memo } = unit.db
    .prepare('SELECT memo FROM posting WHERE entry_id = ? AND line = ?')
    .get(entryId, line) as { memo: string | null };
  const next = lastLine(unit.db).get(entryId)! + 1;
  const legs = rows.map((row, at) => ({
    entryId,
    line: at === 0 ? line : next + at - 1,
    minor: row.amount_minor,
  }));
  for (const [at, one] of legs.entries()) {
    if (at === 0) unit.update(posting, { entryId, line }, { amountMinor: one.minor });
    else
      unit.insert(posting, {
        ...{ entryId, line: one.line, accountId, amountMinor: one.minor, currency, date, memo },
        status: 'cleared',
      });
  }
  return legs.map((one) => ({ entry_id: entryId, line: one.line }));
}

function upper(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
