/**
 * Where the difference of a reconciliation may come from. Each clue is a fact of the books and the bank's files, exact to
 * the minor unit, with what it would lower the difference by; that it is the reason is for a person to say. What makes
 * the difference alone comes first, and of that what the bank's own rows bear out.
 */
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import { CLUE_KINDS } from '../../../shared/contract/reconcile.ts';
import { formatMoney } from '../../../shared/money.ts';
import { findAccount, type Scope } from '../../ledger/index.ts';
import { currencyOf, measure, statedBalance } from '../measure.ts';
import { type Clue, type ClueKind, clue } from './clue.ts';
import { rowClues, togetherClues } from './from-rows.ts';
import { balanceClues, dayClues, openingClues, unbookedClues } from './from-statements.ts';
import { Marks } from './marks.ts';
import { type Sitting, sittingOf } from './sitting.ts';
import { wordsOf } from './words.ts';

type Input = z.output<NonNullable<(typeof contract.reconcile.clues)['~orpc']['inputSchema']>>;
type Output = z.input<NonNullable<(typeof contract.reconcile.clues)['~orpc']['outputSchema']>>;

const SHOWN_MAX = 10;
/** Of one kind: more of the same say less. */
const KIND_SHOWN_MAX = 3;
/** Some amount or other often fits one of these by chance; that a row is missing is as likely. */
const SLIPS: ReadonlySet<ClueKind> = new Set(['balance_digits', 'balance_point', 'sign', 'digits', 'point']);

export function findClues({ db, today }: Pick<Scope, 'db' | 'today'>, input: Input): Output {
  const account = findAccount(db, input.account, input.entity);
  const currency = currencyOf(db, account);
  const stated = statedBalance(db, account, currency, input, today);
  const measured = measure(db, account, stated);
  const marks = new Marks(db, account, input);
  const difference = measured.difference === null ? null : measured.difference - marks.through(stated.date);
  const money = (minor: number | null) => (minor === null ? null : formatMoney(minor, currency));
  const found =
    stated.minor === null || difference === null || difference === 0
      ? []
      : ranked(
          sittingOf({
            db,
            account,
            currency,
            stated: { ...stated, minor: stated.minor },
            measured,
            difference,
            marks,
          }),
        );
  return {
    account: account.path,
    account_id: account.id,
    currency,
    statement_date: stated.date,
    statement_balance: money(stated.minor),
    difference: money(difference),
    difference_minor: difference,
    clues: found.map((one) => ({
      ...one,
      ...wordsOf(one, currency),
      settles: one.effect === difference,
      effect: money(one.effect),
      effect_minor: one.effect,
      right: money(one.right),
      right_minor: one.right,
      rows: one.rows.map(({ status: _, ...row }) => ({
        ...row,
        amount: formatMoney(row.amount_minor, currency),
      })),
      unbooked: [...one.unbooked],
    })),
  };
}

/** The best first; of equal ones those that lie where the books and the bank part ways, then the latest. */
function ranked(sitting: Sitting): Clue[] {
  const rows = rowClues(sitting);
  const alone = rows.some(({ kind }) => kind === 'tick');
  const days = dayClues(sitting);
  const all = [
    ...balanceClues(sitting),
    ...rows,
    ...unbookedClues(sitting),
    ...openingClues(sitting),
    ...togetherClues(sitting, alone),
    ...days,
  ];
  const parting = days.filter(({ effect }) => effect === sitting.difference);
  const rank = (one: Clue) => {
    const settles = one.effect === sitting.difference ? 0 : 1000;
    const outOfPlace = one.rows.length > 0 && parting.length > 0 && !liesIn(one, parting);
    const unlikely = SLIPS.has(one.kind) && isBanks(one) ? 0.5 : 0;
    return settles + 2 * placeOf(one) + Number(outOfPlace) + unlikely;
  };
  const counts = new Map<string, number>();
  const shown = all
    .map((one) => ({ one, rank: rank(one) }))
    .sort((a, b) => a.rank - b.rank)
    .filter(({ one: { kind } }) => {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      return counts.get(kind)! <= KIND_SHOWN_MAX;
    })
    .slice(0, SHOWN_MAX)
    .map(({ one }) => one);
  return all.every(({ kind }) => SLIPS.has(kind)) ? [...shown, clue('missing', sitting.difference)] : shown;
}

/** Rows that only together make the difference come late: the more of them, the likelier it is chance. */
function placeOf({ kind, rows }: Clue): number {
  const more = kind === 'tick' ? rows.length - 1 : 0;
  return more === 0 ? CLUE_KINDS.indexOf(kind) : CLUE_KINDS.indexOf('gap') + more / 4;
}

/** A slip of the hand is likelier than one of the bank. */
function isBanks({ rows: [row] }: Clue): boolean {
  return row !== undefined && row.statement_line_id !== null;
}

function liesIn({ rows }: Clue, parting: readonly Clue[]): boolean {
  return parting.some(({ from, to }) => rows.some(({ date }) => date > (from ?? '') && date <= to!));
}
