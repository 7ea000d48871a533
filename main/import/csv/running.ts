/**
 * Running balances: whether a column of balances follows from a column of amounts, and in which order the rows lie.
 *
 * In rows from old to new, balance minus everything up to the row stays the same; from new to old, balance plus
 * everything before the row in the file does. That holds across rows without a balance, too.
 */

/** Which way the rows lie, and whether a balance is the one after its row or before it. */
export type BalanceKind = 'after-ascending' | 'after-descending' | 'before-ascending' | 'before-descending';

const BALANCE_KINDS: readonly BalanceKind[] = [
  'after-ascending',
  'after-descending',
  'before-ascending',
  'before-descending',
];

export interface BalanceProof {
  kind: BalanceKind;
  /** Steps from one balance to the next that were checked, and how many of them fit. */
  steps: number;
  fitting: number;
}

/** Balances from before their rows are rare: fewer fitting steps than this may be chance. */
const UNUSUAL_STEPS_MIN = 3;

/** What stays the same from row to row, if the rows lie that way. */
export function invariantOf(kind: BalanceKind, balance: number, before: number, amount: number): number {
  switch (kind) {
    case 'after-ascending':
      return balance - before - amount;
    case 'after-descending':
      return balance + before;
    case 'before-ascending':
      return balance - before;
    case 'before-descending':
      return balance + before + amount;
  }
}

/** Which way a file's dates run; `null` where they don't tell. */
export type RowOrder = 'ascending' | 'descending' | null;

/**
 * Weighs `balances` (NaN where a row has none) against `amounts`. Numbers are good enough here: this is evidence of
 * what a column means, and no amount comes out of it.
 *
 * Turning all signs and the order round, and taking balances as before instead of after their rows, fits the very
 * same numbers. So the order that the dates show is heeded, and "after" is preferred: it is what banks print.
 */
export function proveBalance(
  amounts: readonly number[],
  balances: readonly number[],
  order: RowOrder,
): BalanceProof {
  let best: BalanceProof = { kind: 'after-ascending', steps: 0, fitting: 0 };
  for (const kind of BALANCE_KINDS) {
    if (order !== null && !kind.endsWith(order)) continue;
    const proof = weigh(kind, amounts, balances);
    if (kind.startsWith('before') && proof.fitting < UNUSUAL_STEPS_MIN) continue;
    if (proof.fitting > best.fitting) best = proof;
  }
  return best;
}

function weigh(kind: BalanceKind, amounts: readonly number[], balances: readonly number[]): BalanceProof {
  const proof: BalanceProof = { kind, steps: 0, fitting: 0 };
  let before = 0;
  let last = Number.NaN;
  let lastBalance = Number.NaN;
  for (let row = 0; row < amounts.length; row++) {
    const amount = amounts[row]!;
    const balance = balances[row]!;
    if (!Number.isNaN(balance)) {
      const invariant = invariantOf(kind, balance, before, amount);
      // A step on which nothing moves proves nothing.
      if (!Number.isNaN(last) && (balance !== lastBalance || amount !== 0)) {
        proof.steps++;
        if (Math.abs(invariant - last) < 0.005 && balance !== lastBalance) proof.fitting++;
      }
      last = invariant;
      lastBalance = balance;
    }
    before += amount;
  }
  return proof;
}

/** The share of steps that fit; 0 where there was none to check. */
export function fitOf(proof: BalanceProof): number {
  return proof.steps === 0 ? 0 : proof.fitting / proof.steps;
}

/** The same, with balances from before their rows counted as the weaker proof that they are. */
export function strengthOf(proof: BalanceProof): number {
  return fitOf(proof) * (proof.kind.startsWith('before') ? 0.8 : 1);
}
