/**
 * What is owed for single movements, and when it was settled. A payment does not say which costs it is for: it goes to those
 * of exactly its amount first, else to the oldest that are open. What came before its cost settles that on its day.
 */
import type { CalendarDate } from '../../shared/dates.ts';
import type { Crossing } from './facts.ts';

export interface Claim {
  crossing: Crossing;
  openMinor: number;
  /** The day on which nothing was left; `null` while something is. */
  settledOn: CalendarDate | null;
  /** What settled the rest of it. */
  settledBy: Crossing | null;
}

interface Settling {
  crossing: Crossing;
  creditorId: string;
  debtorId: string;
  amountMinor: number;
}

/** Every movement that left something owed, by its id. */
export function claimsOf(crossings: readonly Crossing[]): ReadonlyMap<string, Claim> {
  const claims = new Map<string, Claim>();
  const accounts = new Map<string, Account>();
  const accountOf = (creditorId: string, debtorId: string): Account => {
    const key = `${creditorId}/${debtorId}`;
    const known = accounts.get(key) ?? { open: [], ahead: [] };
    accounts.set(key, known);
    return known;
  };
  for (const crossing of inOrder(crossings)) {
    const settling = settlingOf(crossing);
    if (settling) settle(accountOf(settling.creditorId, settling.debtorId), settling);
    else if (isOwed(crossing)) {
      const claim = { crossing, openMinor: crossing.amountMinor, settledOn: null, settledBy: null };
      claims.set(crossing.id, claim);
      open(accountOf(crossing.fromId, crossing.toId), claim);
    }
  }
  return claims;
}

/** What one owes another. */
interface Account {
  open: Claim[];
  /** What came before there was anything to settle. */
  ahead: { settling: Settling; leftMinor: number }[];
}

const ONE_BY_ONE: ReadonlySet<Crossing['kind']> = new Set(['personal', 'business', 'management-fee', 'rent']);

/** Costs, fees and rents are settled one by one; loans have balances of their own. */
function isOwed({ kind, settlement }: Crossing): boolean {
  return settlement === 'owed' && ONE_BY_ONE.has(kind);
}

/** On one day what is owed comes before what settles it. */
function inOrder(crossings: readonly Crossing[]): Crossing[] {
  const turn = (crossing: Crossing) => (settlingOf(crossing) ? 1 : 0);
  return [...crossings].sort((a, b) =>
    a.date !== b.date ? (a.date < b.date ? -1 : 1) : turn(a) - turn(b) || (a.id < b.id ? -1 : 1),
  );
}

function settlingOf(crossing: Crossing): Settling | null {
  const { kind, fromId, toId, amountMinor } = crossing;
  if (kind === 'settlement') return { crossing, creditorId: toId, debtorId: fromId, amountMinor };
  if (kind === 'waiver') return { crossing, creditorId: fromId, debtorId: toId, amountMinor };
  // A cost that came back, as a refund does.
  if (isOwed(crossing) && amountMinor < 0)
    return { crossing, creditorId: fromId, debtorId: toId, amountMinor: -amountMinor };
  return null;
}

function settle(account: Account, settling: Settling): void {
  const { open: waiting } = account;
  const exact = waiting.find((claim) => claim.openMinor === settling.amountMinor);
  let left = settling.amountMinor;
  for (const claim of exact ? [exact] : waiting)
    left -= take(claim, left, settling.crossing, settling.crossing.date);
  account.open = waiting.filter((claim) => claim.openMinor > 0);
  if (left > 0) account.ahead.push({ settling, leftMinor: left });
}

function open(account: Account, claim: Claim): void {
  const exact = account.ahead.find(({ leftMinor }) => leftMinor === claim.openMinor);
  for (const one of exact ? [exact] : account.ahead)
    one.leftMinor -= take(claim, one.leftMinor, one.settling.crossing, claim.crossing.date);
  account.ahead = account.ahead.filter(({ leftMinor }) => leftMinor > 0);
  if (claim.openMinor > 0) account.open.push(claim);
}

function take(claim: Claim, minor: number, by: Crossing, date: CalendarDate): number {
  const part = Math.min(minor, claim.openMinor);
  claim.openMinor -= part;
  if (part > 0 && claim.openMinor === 0) {
    claim.settledOn = date;
    claim.settledBy = by;
  }
  return part;
}
