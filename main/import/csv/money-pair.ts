/**
 * Two columns of amounts, money out and money in: which is which by name, by a running balance, by their signs, and
 * with a doubt by how often each is used. Nothing fails.
 */
import { isNothing } from '../amounts.ts';
import { balanceNamed } from './labels.ts';
import {
  balanceFor,
  type Candidate,
  type MoneyColumn,
  NOT_AMOUNTS,
  PROVEN,
  type Reading,
  type Scene,
} from './money-evidence.ts';
import type { Column } from './profile.ts';
import { fitOf, strengthOf } from './running.ts';

export function pairs(scene: Scene): Candidate[] {
  const usable = scene.money.filter(({ role }) => role === null || !NOT_AMOUNTS.has(role));
  const found: Candidate[] = [];
  for (const a of usable) {
    for (const b of usable) {
      if (a.index >= b.index) continue;
      const candidate = pair(scene, a, b);
      if (candidate !== null) found.push(candidate);
    }
  }
  return found;
}

function pair(scene: Scene, a: MoneyColumn, b: MoneyColumn): Candidate | null {
  if (a.kind === 'empty' && b.kind === 'empty' && scene.layout.all.length > 0) return null;
  const named = pairName(a, b) >= pairName(b, a) ? pairName(a, b) : -pairName(b, a);
  if (named === 0 && (a.kind === 'empty' || b.kind === 'empty')) return null;
  if (!takeTurns(scene, a, b, Math.abs(named) >= NAMED_SURELY)) return null;
  const [readA, readB] = [a.reading, b.reading];
  const forward = oriented(scene, a, b);
  const backward = oriented(scene, b, a);
  const [first, second] = named >= 0 ? [forward, backward] : [backward, forward];
  const better =
    strengthOf(second.proof) > strengthOf(first.proof) + 0.1 && Math.abs(named) < 0.5 ? second : first;
  const chosen = { ...better };
  const cents = Math.min(readA.cents || 1, readB.cents || 1) >= 0.5 ? 1 : 0;
  const proven = fitOf(chosen.proof);
  let bySign = false;
  if (named === 0 && proven < PROVEN) {
    const byMinus = orientBySign(readA, readB);
    bySign = byMinus !== null;
    const outFirst = byMinus ?? a.filled.length >= b.filled.length;
    Object.assign(chosen, outFirst ? forward : backward);
    if (byMinus === null) {
      chosen.sureness = Math.min(chosen.sureness, 0.55);
      const out = `column ${chosen.out!.index + 1}`;
      chosen.doubts = [
        ...chosen.doubts,
        `Two columns of amounts have no names; ${out}, which has more of them, was taken as money out.`,
      ];
    }
  }
  const score =
    4 * Math.abs(named) +
    5 * fitOf(chosen.proof) +
    2 +
    cents +
    (bySign ? 1.5 : 0) -
    (named === 0 && cents === 0 ? 2 : 0);
  return { ...chosen, score, named: Math.abs(named) };
}

/** How well the names say that `out` is money out and `into` money in: 1 is certain. */
function pairName(out: Column, into: Column): number {
  const first =
    out.role === 'out' || (out.scores.out ?? 0) > (out.scores.in ?? 0) ? (out.scores.out ?? 0) : 0;
  const second =
    into.role === 'in' || (into.scores.in ?? 0) > (into.scores.out ?? 0) ? (into.scores.in ?? 0) : 0;
  return first > 0 && second > 0 ? Math.max(0.5, (first + second) / 2) : 0;
}

/** Names such as Withdrawals and Deposits leave nothing open. */
const NAMED_SURELY = 0.8;

/** One of the two is filled in (nearly) every row; never both, unless their names say surely which is which. */
function takeTurns({ layout }: Scene, a: MoneyColumn, b: MoneyColumn, isNamed: boolean): boolean {
  const [one, two] = [a.numbers, b.numbers];
  let both = 0;
  let neither = 0;
  let balances = 0;
  for (let row = 0; row < one.length; row++) {
    if (one[row] !== 0 && two[row] !== 0) both++;
    if (!isNothing(a.values[row]!) || !isNothing(b.values[row]!)) continue;
    // A row that opens or closes the statement moves nothing.
    if (layout.all[row]!.cells.some((cell) => balanceNamed(cell.trim()) !== null)) balances++;
    else neither++;
  }
  const moving = one.length - balances;
  return moving > 0 && (isNamed || both <= moving * 0.03) && neither <= moving * 0.3;
}

function orientBySign(a: Reading, b: Reading): boolean | null {
  const aOut = a.negative > 0 && a.positive === 0;
  const bOut = b.negative > 0 && b.positive === 0;
  if (aOut && b.negative === 0) return true;
  return bOut && a.negative === 0 ? false : null;
}

function oriented(scene: Scene, out: MoneyColumn, into: MoneyColumn): Candidate {
  const { reading } = out;
  const outSign = reading.negative > 0 && reading.positive === 0 ? 'negative' : 'positive';
  const values = out.head.map((v, row) => into.head[row]! + (outSign === 'negative' ? v : -v));
  const doubts: string[] = [];
  if (outSign === 'positive' && reading.negative > 0)
    doubts.push(
      'The column of money out has both positive and negative amounts; negative ones were taken as money in.',
    );
  if (into.reading.negative > 0)
    doubts.push('The column of money in has negative amounts; they were taken as money out.');
  return {
    out,
    in: into,
    score: 0,
    named: 0,
    ...balanceFor(scene, [out, into], values),
    sign: { rule: 'as-is' },
    outSign,
    sureness: doubts.length > 0 ? 0.6 : 0.93,
    doubts,
  };
}
