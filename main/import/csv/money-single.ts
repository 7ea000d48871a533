/**
 * One column of amounts for both directions, and how its signs are to be read: by themselves, turned round, by a column
 * of words or by explicit pluses. A running balance decides where there is one. Nothing fails.
 */

import type { SignRule } from '../../../shared/contract/mapping.ts';
import { isMarkedIn } from '../amounts.ts';
import { cardSigns, readsLikeCard } from './card-signs.ts';
import { flagWord, phraseFinder, plainWords } from './header.ts';
import { balanceFor, type Candidate, type MoneyColumn, NOT_AMOUNTS, type Scene } from './money-evidence.ts';
import type { Column } from './profile.ts';
import { type BalanceProof, fitOf, strengthOf } from './running.ts';
import type { Flag } from './said.ts';
import { INVESTMENT_WORDS } from './words.ts';

export function singles(scene: Scene): Candidate[] {
  return scene.money
    .filter(({ kind, role }) => kind === 'number' && (role === null || !NOT_AMOUNTS.has(role)))
    .map((column) => single(scene, column));
}

function single(scene: Scene, amount: MoneyColumn): Candidate {
  const { head: values, reading: raw } = amount;
  const signs = signsOf(scene, amount, values);
  const { balance, proof, chosen } = proveSigns(scene, amount, values, signs);
  const named = amountName(amount);
  const score =
    4 * named +
    (named === 0 && (amount.role === 'out' || amount.role === 'in') ? 1 : 0) +
    5 * fitOf(proof) +
    (raw.negative > 0 && raw.positive > 0 ? 1.5 : 0) +
    (raw.cents >= 0.5 ? 1 : 0) +
    (chosen.sign.rule === 'flag' || chosen.sign.rule === 'inverted' ? 1 : 0) +
    amount.filled.length / amount.values.length -
    (scene.layout.namesKnown && named === 0 ? 1.5 : 0) -
    (raw.cents === 0 && named === 0 && !(raw.negative > 0 && raw.positive > 0) ? 2 : 0);
  return {
    ...(chosen.asOut ? { out: amount } : { amount }),
    score,
    named,
    balance,
    proof,
    sign: chosen.sign,
    outSign: 'positive',
    sureness: chosen.sureness,
    doubts: chosen.doubt === null ? [] : [chosen.doubt],
  };
}

function amountName({ scores }: Column): number {
  return Math.max(scores.amount ?? 0, 1.05 * (scores.net ?? 0), 0.9 * (scores.gross ?? 0));
}

/** A way to read the signs of one column, with what speaks for it. */
interface SignChoice {
  sign: SignRule;
  /** The values as that rule reads them. */
  values: readonly number[];
  sureness: number;
  doubt: string | null;
  /** The column is money out by its name, and holds nothing else. */
  asOut: boolean;
}

/** Every way to read the signs that makes sense, the likeliest first. */
function signsOf(scene: Scene, amount: MoneyColumn, values: readonly number[]): SignChoice[] {
  const asIs = choice({ rule: 'as-is' }, values, 0.95, null);
  const inverted = choice(
    { rule: 'inverted' },
    values.map((v) => -v),
    0.8,
    null,
  );
  const { negative, positive } = amount.reading;
  if (scene.flag !== null) return flaggedSigns(scene.flag, asIs, inverted, values, scene);
  if (negative > 0 && positive > 0) return mixedSigns(scene, amount, asIs, inverted);
  if (negative > 0) return [asIs, inverted];
  if (amount.filled.some(isMarkedIn) && !amount.filled.every(isMarkedIn)) {
    const marked = amount.values.slice(0, values.length).map(isMarkedIn);
    const signed = values.map((v, row) => (marked[row] ? v : -v));
    return [choice({ rule: 'unmarked-out' }, signed, 0.8, null)];
  }
  if (amount.role === 'out')
    return [
      {
        ...choice(
          { rule: 'as-is' },
          values.map((v) => -v),
          0.85,
          null,
        ),
        asOut: true,
      },
    ];
  if (amount.role === 'in') return [choice({ rule: 'as-is' }, values, 0.85, null)];
  const doubt =
    'Every amount is positive and nothing says which way the money went; all were taken as money in.';
  return [
    { ...asIs, sureness: 0.55, doubt },
    { ...inverted, sureness: 0.55 },
  ];
}

function choice(
  sign: SignRule,
  values: readonly number[],
  sureness: number,
  doubt: string | null,
): SignChoice {
  return { sign, values, sureness, doubt, asOut: false };
}

const saysInvestment = phraseFinder(INVESTMENT_WORDS);

const TURNED = 'Payments and refunds are negative, so the signs were turned round: money spent is negative.';

/** Both signs occur on a card that is known to be one. */
function signsOfCard(scene: Scene, asIs: SignChoice, inverted: SignChoice): SignChoice[] {
  const rows = [...asIs.values.keys()];
  const minus = rows.filter((row) => asIs.values[row]! < 0);
  const plus = rows.filter((row) => asIs.values[row]! > 0);
  switch (cardSigns({ minus, plus }, scene.said())) {
    case 'spent-is-positive':
      return [{ ...inverted, sureness: 0.85, doubt: TURNED }, asIs];
    case 'spent-is-negative':
    case 'likely-negative':
      return [asIs, inverted];
    case 'unknown': {
      const doubt = 'Nothing says whether money spent on the card is positive or negative.';
      return [
        { ...asIs, sureness: 0.6, doubt },
        { ...inverted, sureness: 0.6, doubt },
      ];
    }
  }
}

/** Both signs occur: they are the bank's, but a card's statement has them the other way round. */
function mixedSigns(scene: Scene, amount: Column, asIs: SignChoice, inverted: SignChoice): SignChoice[] {
  if (scene.isCard) return signsOfCard(scene, asIs, inverted);
  const { cardPayments, purchases } = scene.said();
  const isCardPayment = (row: number) => cardPayments.has(row);
  const rows = [...asIs.values.keys()];
  const out = rows.filter((row) => asIs.values[row]! < 0);
  const into = rows.filter((row) => asIs.values[row]! > 0);
  if (readsLikeCard({ minus: out, plus: into }, scene.said()))
    return [{ ...inverted, sureness: 0.65, doubt: TURNED }, asIs];
  const share = out.length / rows.filter((row) => asIs.values[row] !== 0).length;
  if (share <= 0.3 && out.length > 0 && out.filter(isCardPayment).length >= out.length / 2) {
    const doubt =
      'Payments to the card are negative, so the signs were turned round: money spent is negative.';
    return [{ ...inverted, sureness: 0.65, doubt }, asIs];
  }
  // On a card's statement what was bought is named so; positive there means money spent.
  const bought = rows.filter((row) => purchases.has(row));
  const paidNegative = out.some(isCardPayment);
  if (
    bought.filter((row) => asIs.values[row]! > 0).length > bought.length / 2 ||
    (paidNegative && share < 0.5)
  ) {
    const doubt =
      'What was bought is positive and payments are negative, so the signs were turned round: money spent is negative.';
    return [{ ...inverted, sureness: 0.65, doubt }, asIs];
  }
  const invested = scene.columns.some((column) => saysInvestment(plainWords(column.name)));
  if (share <= 0.25 && rows.length >= 4 && amount.role !== 'in' && !invested) {
    const doubt = 'Most amounts are positive. On a card’s statement that often means money spent.';
    return [{ ...asIs, sureness: 0.65, doubt }, inverted];
  }
  return [asIs, inverted];
}

function flaggedSigns(
  flag: Flag,
  asIs: SignChoice,
  inverted: SignChoice,
  values: readonly number[],
  scene: Scene,
): SignChoice[] {
  const isDebit = flag.column.values.slice(0, scene.rows).map((cell) => {
    const word = flagWord(cell);
    return word === '' ? flag.blank === 'debit' : flag.debit.includes(word);
  });
  const count = (debit: boolean, negative: boolean) =>
    values.filter((v, row) => v !== 0 && isDebit[row] === debit && v < 0 === negative).length;
  const [debitDown, debitUp] = [count(true, true), count(true, false)];
  const [creditDown, creditUp] = [count(false, true), count(false, false)];
  const byFlag = choice(
    { rule: 'flag', column: flag.column.index, debit: flag.debit, credit: flag.credit, blank: flag.blank },
    values.map((v, row) => (isDebit[row] ? -v : v)),
    0.92,
    null,
  );
  if (debitDown + creditDown === 0) return [{ ...byFlag, sureness: flag.blank === null ? 0.92 : 0.8 }];
  if (debitUp === 0 && creditDown === 0) return [asIs];
  const contrary = debitDown === 0 && creditUp === 0;
  if (contrary && debitUp + creditDown >= 6) return [inverted];
  const named = flag.column.name === '' ? `Column ${flag.column.index + 1}` : `“${flag.column.name}”`;
  const doubt = `${named} and the signs of the amounts contradict each other.`;
  if (contrary)
    return [
      { ...byFlag, sureness: 0.4, doubt },
      { ...inverted, sureness: 0.4, doubt },
    ];
  const odd = (debitUp + creditDown) / values.length;
  return [
    { ...asIs, sureness: odd <= 0.1 ? 0.75 : 0.5, doubt },
    { ...byFlag, sureness: 0.5, doubt },
  ];
}

/** Lets the running balance choose between the ways to read the signs; without one, the first stands. */
function proveSigns(
  scene: Scene,
  amount: MoneyColumn,
  values: readonly number[],
  choices: readonly SignChoice[],
): { balance: Column | null; proof: BalanceProof; chosen: SignChoice } {
  let best = { ...balanceFor(scene, [amount], choices[0]!.values), chosen: choices[0]! };
  const margin = best.chosen.sureness >= 0.9 ? 0.5 : 0.1;
  for (const other of choices.slice(1)) {
    const found = balanceFor(scene, [amount], other.values);
    if (strengthOf(found.proof) > strengthOf(best.proof) + margin && found.proof.fitting >= 2)
      best = { ...found, chosen: other };
  }
  const { chosen, proof } = best;
  const settled = fitOf(proof) >= 0.9 && proof.fitting >= Math.min(3, values.length - 1);
  if (settled && !isContradiction(chosen))
    return { ...best, chosen: { ...chosen, sureness: Math.max(chosen.sureness, 0.97), doubt: null } };
  return best;
}

/** Signs that speak against a flag stay a doubt even where the balance follows. */
function isContradiction(chosen: SignChoice): boolean {
  return chosen.doubt !== null && chosen.sureness <= 0.5;
}
