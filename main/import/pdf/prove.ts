/**
 * Chooses, among the ways in which a segment can be read, the one that its own balances prove: opening and rows come to
 * closing, or every balance beside a row follows from the one before. Where none does, the likeliest way comes back
 * unproven, with signs only where they are told, and nothing taken for a closing balance that may be a row. Pure
 * functions; nothing fails.
 */
import { phraseFinder, plainWords } from '../csv/header.ts';
import { CARD_PAYMENT_WORDS } from '../csv/words.ts';
import type { PossibleRow, PrintedBalance, PrintedRow, Segment } from './segments.ts';
import {
  type BalanceRule,
  brokenSteps,
  moneysOf,
  type RowRule,
  type SignedRow,
  signedBalance,
  signRows,
  signsByBalances,
} from './signs.ts';

export interface Reading {
  rows: SignedRow[];
  balanceRule: BalanceRule;
  opening: PrintedBalance | null;
  closing: PrintedBalance | null;
  /** The rows run from new to old. */
  isDescending: boolean;
  /** The lines that were taken for rows though no date is printed on them are among the rows. */
  withUndated: boolean;
  /** Lines that are called like a balance, and that nothing proves to be one or a row. */
  open: PrintedRow[];
  proof: 'total' | 'steps' | 'none';
  /** Closing less opening and rows; `null` where a balance is not printed. */
  off: bigint | null;
  /** Rows whose balance beside them does not follow from the one before. */
  broken: SignedRow[];
}

/** So many lines that may be a balance or a row are tried each by itself. */
const POSSIBLE_TRIED = 6;

/** Pages repeat balances; more than so many different ones are none of the account's ends. */
const BALANCES_TRIED = 12;

interface Way {
  rowRule: RowRule;
  balanceRule: BalanceRule;
}

const paysCard = phraseFinder(CARD_PAYMENT_WORDS);

export function prove(segment: Segment, isCard: boolean, isDescending: boolean): Reading {
  const { possible } = segment;
  if (possible.length === 0) return proveRows(segment, isCard, isDescending);
  const each = possible.length === 1 ? [] : possible.slice(0, POSSIBLE_TRIED).map((one) => [one]);
  for (const taken of [[], possible, ...each]) {
    const reading = proveRows(taking(segment, taken), isCard, isDescending);
    if (reading.proof !== 'none') return reading;
  }
  const asked = new Set(possible.map(({ balance }) => balance));
  const closings = segment.closings.filter((balance) => !asked.has(balance));
  const open = possible.filter(({ balance }) => segment.closings.includes(balance)).map(({ row }) => row);
  return { ...proveRows({ ...segment, closings }, isCard, isDescending), open };
}

/** The segment with these lines as rows of it, and not as balances. */
function taking(segment: Segment, taken: readonly PossibleRow[]): Segment {
  if (taken.length === 0) return segment;
  const balances = new Set(taken.map(({ balance }) => balance));
  const others = (all: readonly PrintedBalance[]) => all.filter((balance) => !balances.has(balance));
  const openings = others(segment.openings);
  const closings = others(segment.closings);
  return { ...segment, rows: inOrder([...segment.rows, ...taken.map(({ row }) => row)]), openings, closings };
}

const inOrder = (rows: readonly PrintedRow[]): PrintedRow[] =>
  rows.toSorted((a, b) => a.line.number - b.line.number);

function proveRows(segment: Segment, isCard: boolean, isDescending: boolean): Reading {
  const rowSets = [segment.rows];
  if (segment.undated.length > 0) rowSets.push(inOrder([...segment.rows, ...segment.undated]));
  let first: Reading | null = null;
  for (const [index, rows] of rowSets.entries()) {
    for (const way of waysOf(rows, isCard)) {
      const tried = tryWay(segment, rows, way, isCard, isDescending);
      const reading = { ...tried, withUndated: index === 1, open: [] };
      if (reading.proof !== 'none') return reading;
      if (first === null || reading.broken.length < first.broken.length) first = reading;
    }
  }
  return untold(first!, isCard);
}

/** The likelier way first. A way and its exact opposite prove each other, so the first of them must be the right one. */
function waysOf(rows: readonly PrintedRow[], isCard: boolean): Way[] {
  if (!isCard)
    return [
      { rowRule: 'written', balanceRule: 'written' },
      { rowRule: 'plus-in', balanceRule: 'written' },
    ];
  const rowRule = cardRule(rows);
  const other = rowRule === 'owed' ? 'written' : 'owed';
  const balanceRules = (['owed', 'written'] as const).toSorted((a) => (a === rowRule ? -1 : 1));
  return [rowRule, other].flatMap((rule) =>
    balanceRules.map((balanceRule) => ({ rowRule: rule, balanceRule }) as Way),
  );
}

/** On a card most rows are purchases, and payments are the others. */
function cardRule(rows: readonly PrintedRow[]): 'written' | 'owed' {
  const amounts = moneysOf(rows).flatMap(({ row, money }) =>
    money.amount ? [{ row, mark: money.amount.mark }] : [],
  );
  const payments = amounts.filter(({ row }) => paysCard(plainWords(row.text.join(' '))));
  const lessened = payments.filter(({ mark }) => mark === 'minus').length;
  if (lessened > 0) return 'owed';
  const minus = amounts.filter(({ mark }) => mark === 'minus').length;
  return minus * 2 > amounts.length ? 'written' : 'owed';
}

function tryWay(
  segment: Segment,
  printed: readonly PrintedRow[],
  way: Way,
  isCard: boolean,
  isDescending: boolean,
): Omit<Reading, 'withUndated' | 'open'> {
  const { balanceRule } = way;
  const ruled = signRows(moneysOf(printed), way.rowRule, isCard);
  const ends = endsOf(segment, balanceRule, ruled);
  const start = ends?.opening
    ? signedBalance(ends.opening.money, balanceRule)
    : startOf(segment, balanceRule);
  const steps = brokenSteps(ruled, balanceRule, start, isDescending);
  const base = { balanceRule, isDescending, broken: steps.broken };
  if (ends !== null) return { ...base, rows: ruled, ...ends, proof: 'total', off: 0n };
  const likely = likelyEnds(segment);
  const off = offBy(likely, balanceRule, ruled);
  if (steps.checked > 0 && steps.broken.length === 0 && isStepped(ruled) && (off === null || off === 0n))
    return { ...base, rows: ruled, ...likely, proof: 'steps', off };
  // The balances beside the rows may tell what the rows themselves do not.
  const told = signsByBalances(ruled, balanceRule, start, isDescending);
  if (ruled.some(({ byRule }) => byRule) && told.some((row, index) => row.byRule !== ruled[index]!.byRule)) {
    const again = brokenSteps(told, balanceRule, start, isDescending);
    const whole = told.every(({ cents }) => cents !== null);
    const found = whole ? endsOf(segment, balanceRule, told) : null;
    const rest = { balanceRule, isDescending, broken: again.broken, rows: told };
    if (found !== null) return { ...rest, ...found, proof: 'total', off: 0n };
    const stillOff = offBy(likely, balanceRule, told);
    const isProof =
      whole && again.checked > 0 && again.broken.length === 0 && (stillOff === null || stillOff === 0n);
    if (isProof || !showsRule(ruled))
      return { ...rest, ...likely, proof: isProof ? 'steps' : 'none', off: stillOff };
  }
  return { ...base, rows: ruled, ...likely, proof: 'none', off };
}

/** All but the first row are checked by a balance that follows. */
function isStepped(rows: readonly SignedRow[]): boolean {
  return (
    rows.filter(({ money }) => money.balance !== null).length > 1 && rows.every(({ cents }) => cents !== null)
  );
}

function startOf({ openings }: Segment, rule: BalanceRule): bigint | null {
  return openings.length === 0 ? null : signedBalance(openings[0]!.money, rule);
}

/** The printed balances that opening, rows and closing agree on. */
function endsOf(
  { openings, closings }: Segment,
  rule: BalanceRule,
  rows: readonly SignedRow[],
): Pick<Reading, 'opening' | 'closing'> | null {
  if (rows.some(({ cents }) => cents === null)) return null;
  const sum = sumOf(rows);
  const last = different(closings.toReversed());
  for (const opening of different(openings)) {
    const wanted = signedBalance(opening.money, rule) + sum;
    const closing = last.find(({ money }) => signedBalance(money, rule) === wanted);
    if (closing) return { opening, closing };
  }
  return null;
}

function different(balances: readonly PrintedBalance[]): PrintedBalance[] {
  const seen = new Set<string>();
  const found: PrintedBalance[] = [];
  for (const balance of balances) {
    const key = `${balance.money.mark} ${balance.money.cents}`;
    if (seen.has(key)) continue;
    seen.add(key);
    found.push(balance);
    if (found.length >= BALANCES_TRIED) break;
  }
  return found;
}

function likelyEnds({ openings, closings }: Segment): Pick<Reading, 'opening' | 'closing'> {
  return { opening: openings[0] ?? null, closing: closings.at(-1) ?? null };
}

function offBy(
  { opening, closing }: Pick<Reading, 'opening' | 'closing'>,
  rule: BalanceRule,
  rows: readonly SignedRow[],
): bigint | null {
  if (opening === null || closing === null) return null;
  return signedBalance(closing.money, rule) - signedBalance(opening.money, rule) - sumOf(rows);
}

function sumOf(rows: readonly SignedRow[]): bigint {
  return rows.reduce((sum, { cents }) => sum + (cents ?? 0n), 0n);
}

/** Without proof, a sign that only a rule gave is kept where the rows themselves show the rule at work. */
function untold(reading: Reading, isCard: boolean): Reading {
  if (isCard || showsRule(reading.rows)) return reading;
  return { ...reading, rows: reading.rows.map((row) => (row.byRule ? { ...row, cents: null } : row)) };
}

/** Whether signs are written on some of the rows whose sign a rule gave, so that it means something where there is none. */
function showsRule(rows: readonly SignedRow[]): boolean {
  return rows.some(
    ({ byRule, money }) => byRule && (money.amount?.mark === 'minus' || money.amount?.mark === 'plus'),
  );
}
