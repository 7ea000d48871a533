/**
 * What is owed for single movements, and when it was settled. A payment does not say which costs it is for: it goes to those
 * of exactly its amount first, else to the oldest that are open.
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
  const open = new Map<string, Claim[]>();
  for (const crossing of inOrder(crossings)) {
    const settling = settlingOf(crossing);
    if (settling) settle(open.get(`${settling.creditorId}/${settling.debtorId}`) ?? [], settling);
    else if (isOwed(crossing)) {
      const claim = { crossing, openMinor: crossing.amountMinor, settledOn: null, settledBy: null };
      claims.set(crossing.id, claim);
      const pair = `${crossing.fromId}/${crossing.toId}`;
      const waiting = open.get(pair);
      if (waiting) waiting.push(claim);
      else open.set(pair, [claim]);
    }
  }
  return claims;
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

function settle(open: Claim[], { crossing, amountMinor }: Settling): void {
  const exact = open.find((claim) => claim.openMinor === amountMinor);
  let left = amountMinor;
  for (const claim of exact ? [exact] : open) {
    if (left <= 0) break;
    const part = Math.min(left, claim.openMinor);
    claim.openMinor -= part;
    left -= part;
    if (claim.openMinor > 0) continue;
    claim.settledOn = crossing.date;
    claim.settledBy = crossing;
  }
  open.splice(0, open.length, ...open.filter((claim) => claim.openMinor > 0));
}
