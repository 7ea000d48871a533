/** Candidates in the words of the screens. */
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../shared/contract/index.ts';
import { text } from '../../text/index.ts';
import { dateText, moneyText, type Tone } from '../../ui/index.ts';

type Answers = InferContractRouterOutputs<Contract>['matching'];
export type Matched = Answers['candidates']['rows'][number];
export type Waiting = Answers['candidates']['waiting'][number];
export type Candidate = Matched['candidates'][number];
export type BankRow = Matched['row'];
export type Leg = Matched['legs'][number];
type Reason = Candidate['reasons'][number];
type Loss = Candidate['losses'][number];

const words = text.matching;

export const TONES: Record<Candidate['level'], Tone> = { exact: 'good', likely: 'action', possible: 'warn' };

const day = (date: string, locale: string) => dateText(date, locale, 'medium');
const money = ({ amount_minor, currency }: { amount_minor: number; currency: string }, locale: string) =>
  moneyText(amount_minor, currency, locale, 'symbol');
export const leafOf = (path: string) => path.split(':').at(-1) ?? path;

/** By itself, or as one of several in a list. */
type Place = 'one' | 'each';

export function sayRow(row: BankRow, locale: string, place: Place = 'one'): string {
  return words.rows[place](day(row.date, locale), row.payee || row.memo, money(row, locale));
}

export function sayLeg(leg: Leg, locale: string, place: Place): string {
  const category = leg.category === null ? '' : leafOf(leg.category);
  return words.legs[place](day(leg.date, locale), leg.payee, money(leg, locale), category);
}

function listed(all: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale).format(all);
}

/** What the button says that takes it. */
export function sayTaking({ kind }: Pick<Candidate, 'kind'>): string {
  return {
    transfer: words.makeTransfer,
    doubled: words.makeOne,
    crossing: words.pairAcross,
    legs: words.match,
  }[kind];
}

/** With what is left over, and where that would go. */
function withRest(said: string, { rest, rows }: Pick<Candidate, 'rest' | 'rows'>, locale: string): string {
  if (!rest) return said;
  const amount = money({ amount_minor: rest.amount_minor, currency: rows[0]!.currency }, locale);
  return words.legs.rest(said, amount, rest.account === null ? '' : leafOf(rest.account));
}

/** What `row` would be: an entry that is there, several, or a transfer. */
export function sayCandidate(candidate: Candidate, row: BankRow, locale: string): string {
  return withRest(sayPlain(candidate, row, locale), candidate, locale);
}

function sayPlain({ kind, rows, legs }: Candidate, row: BankRow, locale: string): string {
  if (kind === 'crossing') {
    const other = rows.find(({ id }) => id !== row.id) ?? row;
    return words.crossing(other.entity, leafOf(other.account), day(other.date, locale));
  }
  if (kind === 'transfer' || kind === 'doubled') {
    const other = rows.find(({ id }) => id !== row.id) ?? row;
    const say = row.amount_minor < 0 ? words.transferTo : words.transferFrom;
    const said = say(leafOf(other.account), day(other.date, locale));
    return kind === 'doubled' ? words.standsTwice(said) : said;
  }
  if (legs.length === 1) return sayLeg(legs[0]!, locale, 'one');
  return words.legs.several(
    listed(
      legs.map((leg) => sayLeg(leg, locale, 'each')),
      locale,
    ),
  );
}

/** Two entries that are one transfer, by the rows that they were made of. */
export function sayDoubled({ rows }: Candidate, locale: string): string {
  const [left, came] = rows as [BankRow, BankRow];
  return words.doubled.one(
    money(came, locale),
    leafOf(left.account),
    leafOf(came.account),
    day(left.date, locale),
    left.payee || left.memo,
  );
}

/** The rows that could stand behind `leg`, and what else they would stand for. */
export function sayRows(candidate: Candidate, leg: Pick<Leg, 'entry_id' | 'line'>, locale: string): string {
  return withRest(sayPlainRows(candidate, leg, locale), candidate, locale);
}

function sayPlainRows(
  { rows, legs }: Candidate,
  leg: Pick<Leg, 'entry_id' | 'line'>,
  locale: string,
): string {
  if (rows.length > 1) {
    const all = rows.map((row) => sayRow(row, locale, 'each'));
    return words.rows.several(listed(all, locale));
  }
  const row = sayRow(rows[0]!, locale);
  const others = legs.filter((one) => one.entry_id !== leg.entry_id || one.line !== leg.line);
  if (others.length === 0) return row;
  const said = others.map((one) => sayLeg(one, locale, 'each'));
  return words.rows.with(row, listed(said, locale));
}

export function sayReasons(reasons: readonly Reason[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'unit' }).format(reasons.map(sayReason));
}

function sayReason({ kind, text: said, days, count }: Reason): string {
  switch (kind) {
    case 'day':
      return words.reasons.day(Math.abs(days ?? 0));
    case 'sum':
    case 'rivals':
      return words.reasons[kind](count ?? 0);
    case 'amount':
    case 'all_between':
    case 'later':
    case 'before':
    case 'payout_words':
    case 'transfer_words':
    case 'doubled':
    case 'no_category':
      return words.reasons[kind];
    default:
      return words.reasons[kind](said ?? '');
  }
}

function sayLoss({ kind, text: said }: Loss): string {
  return words.held[kind](said === null ? '' : leafOf(said));
}

/** All that goes with it, each thing said once. */
export function sayLosses({ losses }: Pick<Candidate, 'losses'>): string[] {
  return [...new Set(losses.map(sayLoss))];
}

/** Why a candidate can’t be taken; `null` where it can. */
export function lockOf({
  locked,
  rest,
}: Pick<Candidate, 'locked'> & Partial<Pick<Candidate, 'rest'>>): string | null {
  if (!locked) return rest && rest.account_id === null ? words.restUnknown : null;
  return locked.kind === 'split' ? words.staysSplit : sayLoss(locked);
}

/** The best guess of an inbox’s row, as one sentence. */
export function sayLooksLike(pair: Candidate, entryId: string, locale: string): string {
  return withRest(sayLook(pair, entryId, locale), pair, locale);
}

function sayLook(pair: Candidate, entryId: string, locale: string): string {
  const { to, from, crossing, entry, entries, pending } = words.inbox.looksLike;
  if (pair.kind !== 'legs') {
    const row = pair.rows.find(({ own_entry }) => own_entry === entryId) ?? pair.rows[0]!;
    const other = pair.rows.find(({ id }) => id !== row.id)!;
    if (pair.kind === 'crossing')
      return crossing(other.entity, leafOf(other.account), day(other.date, locale));
    return (row.amount_minor < 0 ? to : from)(leafOf(other.account), day(other.date, locale));
  }
  const leg = pair.legs[0]!;
  if (pair.legs.length > 1)
    return entries(
      pair.legs.length,
      listed(
        pair.legs.map(({ payee, memo }) => payee || memo),
        locale,
      ),
    );
  return (leg.source === 'manual' ? entry : pending)(leg.payee, day(leg.date, locale));
}
