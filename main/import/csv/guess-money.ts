/**
 * Which columns hold the money and which way it goes. A running balance that follows from the amounts by arithmetic
 * outweighs every name; names outweigh the look of the values; what is left is said as a doubt. Nothing fails.
 */

import type { CsvMapping, SignRule } from '../../../shared/contract/mapping.ts';
import type { DecimalMark } from '../amounts.ts';
import { type Candidate, PROVEN, sceneOf } from './money-evidence.ts';
import { pairs } from './money-pair.ts';
import { singles } from './money-single.ts';
import type { Column } from './profile.ts';
import { fitOf } from './running.ts';
import type { Layout } from './sample.ts';

export interface MoneyGuess {
  columns: Pick<CsvMapping['columns'], 'amount' | 'out' | 'in' | 'balance'>;
  sign: SignRule;
  outSign: 'positive' | 'negative';
  balanceWhen: 'after' | 'before';
  decimal: DecimalMark;
  /** A balance follows from the amounts at each of several steps. */
  isProven: boolean;
  /** How sure the columns are, and how sure the signs are. */
  sureness: number;
  doubts: string[];
}

/** Fewer steps may fit by chance. */
const PROVEN_STEPS_MIN = 3;

/** Picks the columns of money; `null` if no column holds amounts. */
export function guessMoney(
  layout: Layout,
  columns: readonly Column[],
  decimal: DecimalMark,
  isCard: boolean,
): MoneyGuess | null {
  const scene = sceneOf(layout, columns, decimal, isCard);
  const candidates = [...singles(scene), ...pairs(scene)].sort((a, b) => b.score - a.score);
  const best = candidates[0];
  if (best === undefined) return null;
  const doubts = [...best.doubts];
  let sureness = best.sureness;
  const rival = candidates.slice(1).find((other) => !sharesColumn(best, other));
  if (rival !== undefined && best.score - rival.score < 1 && best.named < 1 && fitOf(best.proof) < PROVEN) {
    sureness = Math.min(sureness, 0.6);
    doubts.push(`The amounts may be in ${nameOf(best)} or in ${nameOf(rival)}; assumed ${nameOf(best)}.`);
  }
  const lonely = columns.filter((column) => column.kind === 'number').length === 1;
  if (best.named === 0 && best.score < 3 && !lonely) {
    sureness = Math.min(sureness, 0.6);
    doubts.push(`Nothing but their look says that the amounts are in ${nameOf(best)}.`);
  }
  return {
    columns: {
      ...(best.amount && { amount: best.amount.index }),
      ...(best.out && { out: best.out.index }),
      ...(best.in && { in: best.in.index }),
      ...(best.balance && { balance: best.balance.index }),
    },
    sign: best.sign,
    outSign: best.outSign,
    balanceWhen: best.proof.kind.startsWith('before') ? 'before' : 'after',
    isProven: best.proof.steps >= PROVEN_STEPS_MIN && best.proof.fitting === best.proof.steps,
    ...decimalOfBest(best, decimal, doubts, sureness),
    doubts,
  };
}

function decimalOfBest(
  best: Candidate,
  file: DecimalMark,
  doubts: string[],
  sureness: number,
): { decimal: DecimalMark; sureness: number } {
  const used = [best.amount, best.out, best.in].filter((column) => column !== undefined);
  const dot = used.reduce((sum, column) => sum + column.votes.dot, 0);
  const comma = used.reduce((sum, column) => sum + column.votes.comma, 0);
  const open = used.reduce((sum, column) => sum + column.votes.open, 0);
  const decimal = dot === comma ? file : dot > comma ? '.' : ',';
  if (dot > 0 && comma > 0) {
    doubts.push(`Some amounts are written with a decimal point and some with a comma; assumed “${decimal}”.`);
    return { decimal, sureness: Math.min(sureness, 0.5) };
  }
  if (dot + comma === 0 && open > 0) {
    const cell = used.flatMap((column) => column.filled).find((value) => /[.,]\d{3}\D*$/.test(value));
    doubts.push(
      `“${cell ?? ''}” may be thousands or thousandths; assumed that “${decimal}” is the decimal mark.`,
    );
    return { decimal, sureness: Math.min(sureness, 0.5) };
  }
  return { decimal, sureness };
}

function sharesColumn(a: Candidate, b: Candidate): boolean {
  const own = [a.amount, a.out, a.in].filter((column) => column !== undefined);
  return [b.amount, b.out, b.in].some((column) => column !== undefined && own.includes(column));
}

function nameOf({ amount, out, in: into }: Candidate): string {
  const named = (column: Column) => (column.name === '' ? `column ${column.index + 1}` : `“${column.name}”`);
  return [amount, out, into]
    .filter((column) => column !== undefined)
    .map(named)
    .join(' and ');
}
