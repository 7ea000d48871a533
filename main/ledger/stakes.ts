/**
 * Ownership over time, as plain data: tables of who holds what, each valid from its day until the next one's. What every
 * share of a sum is worked out from: percentages where shares are percentages, units where they are units, so that three
 * members with one unit each have a third each and not 33.3333 %.
 */

/** Before every day there can be: "from the beginning". */
export const BEGINNING = '';
/** Millionths in a whole, and in a unit. */
export const WHOLE = 1_000_000;

/** What one member holds. A share of zero without units is nothing: they are no member then. */
export interface Stake {
  shareMillionths: number;
  unitsMillionths: number | null;
  /** The part of profit and loss that was agreed; `null`: as they own. */
  profitMillionths: number | null;
}

/** Everybody who holds something from that day on. */
export interface OwnershipTable {
  since: string;
  stakes: ReadonlyMap<string, Stake>;
}

/** In the order of their days. */
export type Ownership = readonly OwnershipTable[];

const NOTHING: Stake = { shareMillionths: 0, unitsMillionths: null, profitMillionths: null };

function isNothing({ shareMillionths, unitsMillionths }: Stake): boolean {
  return shareMillionths === 0 && (unitsMillionths ?? 0) === 0;
}

/** What one member holds from a day on. */
export interface StakePoint extends Stake {
  member: string;
  since: string;
}

export function ownershipOf(points: readonly StakePoint[]): Ownership {
  const days = [...new Set(points.map(({ since }) => since))].sort();
  const held = new Map<string, Stake>();
  return days.map((since) => {
    for (const { member, since: _, ...stake } of points.filter((point) => point.since === since)) {
      if (isNothing(stake)) held.delete(member);
      else held.set(member, stake);
    }
    return { since, stakes: new Map(held) };
  });
}

/**
 * The rows that make those tables: each says everything anew, also what is as it was before. So a table that somebody states
 * stays what it is when another one comes before it.
 */
export function pointsOf(ownership: Ownership): StakePoint[] {
  const members = new Set(ownership.flatMap(({ stakes }) => [...stakes.keys()]));
  return [...members].flatMap((member) => {
    const first = ownership.findIndex(({ stakes }) => stakes.has(member));
    return ownership
      .slice(first)
      .map(({ since, stakes }) => ({ member, since, ...(stakes.get(member) ?? NOTHING) }));
  });
}

/** The same with another table from that day until the next one's. */
export function withTable(ownership: Ownership, table: OwnershipTable): Ownership {
  return [...ownership.filter(({ since }) => since !== table.since), table].sort((a, b) =>
    a.since < b.since ? -1 : 1,
  );
}

const NOBODY: ReadonlyMap<string, Stake> = new Map();

export function stakesOn(ownership: Ownership, day: string): ReadonlyMap<string, Stake> {
  return ownership.findLast(({ since }) => since <= day)?.stakes ?? NOBODY;
}

/** A member's part of a sum; `null` stands for what no member holds. */
export interface Weight {
  member: string | null;
  weight: bigint;
}

/** What everybody owns, of one whole. Parts of nothing are left out; with no members all of it is nobody's. */
export function ownedParts(stakes: ReadonlyMap<string, Stake>): Weight[] {
  const all = [...stakes];
  if (all.some(([, { unitsMillionths }]) => unitsMillionths !== null))
    return all.map(([member, stake]) => ({ member, weight: BigInt(stake.unitsMillionths ?? 0) }));
  return ofWhole(all.map(([member, stake]) => ({ member, weight: BigInt(stake.shareMillionths) })));
}

/** How profit and loss are shared: as agreed, or else as owned. */
export function profitParts(stakes: ReadonlyMap<string, Stake>): Weight[] {
  const all = [...stakes];
  if (!all.some(([, { profitMillionths }]) => profitMillionths !== null)) return ownedParts(stakes);
  return ofWhole(all.map(([member, stake]) => ({ member, weight: BigInt(stake.profitMillionths ?? 0) })));
}

function ofWhole(parts: readonly Weight[]): Weight[] {
  const rest = BigInt(WHOLE) - parts.reduce((sum, { weight }) => sum + weight, 0n);
  return [...parts, { member: null, weight: rest }].filter(({ weight }) => weight > 0n);
}

/** A part as percent with at most four decimals: 333333 of a million is "33.3333". */
export function percentOf(part: bigint, whole: bigint): string {
  if (whole === 0n) return '0';
  const millionths = (part * BigInt(WHOLE) * 2n + whole) / (whole * 2n);
  return writeMillionths(Number(millionths), 4);
}

/** Digits with so many of them behind the point, without needless zeros. */
export function writeMillionths(value: number, decimals: number): string {
  const digits = String(value).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`.replace(/\.?0+$/, '');
}

/** "33.3333" with four decimals is 333333; the text is a plain decimal with no more of them. */
export function readMillionths(text: string, decimals: number): number {
  const [whole = '0', fraction = ''] = text.split('.');
  return Number(whole + fraction.padEnd(decimals, '0'));
}
