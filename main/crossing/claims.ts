/**
 * What is owed for single movements, and when it was settled. A payment does not say which costs it is for: it goes to those
 * of exactly its amount first, else to the oldest that are open. What came before its cost settles that on its day.
 */
import type { CrossingOut } from '../../shared/contract/crossing.ts';
import type { CalendarDate } from '../../shared/dates.ts';

/** A movement, as far as it says what is owed. */
export interface Claiming {
  id: string;
  kind: CrossingOut['kind'];
  settlement: CrossingOut['settlement'];
  fromId: string;
  toId: string;
  date: CalendarDate;
  amountMinor: number;
}

export interface Claim<T extends Claiming> {
  crossing: T;
  openMinor: number;
  /** The day on which nothing was left; `null` while something is. */
  settledOn: CalendarDate | null;
  /** What settled some of it; the last settled the rest. */
  settledBy: T[];
}

interface Settling<T> {
  crossing: T;
  creditorId: string;
  debtorId: string;
  amountMinor: number;
}

/** Every movement that left something owed, by its id. */
export function claimsOf<T extends Claiming>(crossings: readonly T[]): ReadonlyMap<string, Claim<T>> {
  const claims = new Map<string, Claim<T>>();
  const accounts = new Map<string, Account<T>>();
  const accountOf = (creditorId: string, debtorId: string): Account<T> => {
    const key = `${creditorId}/${debtorId}`;
    const known = accounts.get(key) ?? { open: [], ahead: [] };
    accounts.set(key, known);
    return known;
  };
  for (const crossing of inOrder(crossings)) {
    const settling = settlingOf(crossing);
    if (settling) settle(accountOf(settling.creditorId, settling.debtorId), settling);
    else if (isOwed(crossing)) {
      const claim = { crossing, openMinor: crossing.amountMinor, settledOn: null, settledBy: [] };
      claims.set(crossing.id, claim);
      open(accountOf(crossing.fromId, crossing.toId), claim);
    }
  }
  return claims;
}

/** What one owes another. */
interface Account<T extends Claiming> {
  open: Claim<T>[];
  /** What came before there was anything to settle. */
  ahead: { settling: Settling<T>; leftMinor: number }[];
}

const ONE_BY_ONE: ReadonlySet<Claiming['kind']> = new Set(['personal', 'business', 'management-fee', 'rent']);

/** Costs, fees and rents are settled one by one; loans have balances of their own. */
function isOwed({ kind, settlement }: Claiming): boolean {
  return settlement === 'owed' && ONE_BY_ONE.has(kind);
}

/** On one day what is owed comes before what settles it. */
function inOrder<T extends Claiming>(crossings: readonly T[]): T[] {
  const turn = (crossing: T) => (settlingOf(crossing) ? 1 : 0);
  return [...crossings].sort((a, b) =>
    a.date !== b.date ? (a.date < b.date ? -1 : 1) : turn(a) - turn(b) || (a.id < b.id ? -1 : 1),
  );
}

function settlingOf<T extends Claiming>(crossing: T): Settling<T> | null {
  const { kind, fromId, toId, amountMinor } = crossing;
  if (kind === 'settlement') return { crossing, creditorId: toId, debtorId: fromId, amountMinor };
  if (kind === 'waiver') return { crossing, creditorId: fromId, debtorId: toId, amountMinor };
  // A cost that came back, as a refund does.
  if (isOwed(crossing) && amountMinor < 0)
    return { crossing, creditorId: fromId, debtorId: toId, amountMinor: -amountMinor };
  return null;
}

function settle<T extends Claiming>(account: Account<T>, settling: Settling<T>): void {
  const { open: waiting } = account;
  const exact = waiting.find((claim) => claim.openMinor === settling.amountMinor);
  let left = settling.amountMinor;
  for (const claim of exact ? [exact] : waiting)
    left -= take(claim, left, settling.crossing, settling.crossing.date);
  account.open = waiting.filter((claim) => claim.openMinor > 0);
  if (left > 0) account.ahead.push({ settling, leftMinor: left });
}

function open<T extends Claiming>(account: Account<T>, claim: Claim<T>): void {
  const exact = account.ahead.find(({ leftMinor }) => leftMinor === claim.openMinor);
  for (const one of exact ? [exact] : account.ahead)
    one.leftMinor -= take(claim, one.leftMinor, one.settling.crossing, claim.crossing.date);
  account.ahead = account.ahead.filter(({ leftMinor }) => leftMinor > 0);
  if (claim.openMinor > 0) account.open.push(claim);
}

function take<T extends Claiming>(claim: Claim<T>, minor: number, by: T, date: CalendarDate): number {
  const part = Math.min(minor, claim.openMinor);
  if (part === 0) return 0;
  claim.openMinor -= part;
  claim.settledBy.push(by);
  if (claim.openMinor === 0) claim.settledOn = date;
  return part;
}
