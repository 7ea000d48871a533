/** What a person should read of an investment transaction: what was done with which shares, at what price and cost. Pure. */
import { formatDecimal, parseDecimal } from '../../../shared/money.ts';
import { readWords } from '../text/words.ts';
import { incomeKind, type TradeKind } from './trade-kinds.ts';
import { readAmount } from './values.ts';

type Values = ReadonlyMap<string, string>;

/** What is within the total, by its leaf. */
const COSTS: readonly (readonly [leaf: string, words: string])[] = [
  ['COMMISSION', 'commission'],
  ['FEES', 'fees'],
  ['LOAD', 'load'],
  ['TAXES', 'taxes'],
  ['PENALTY', 'penalty'],
  ['WITHHOLDING', 'withheld'],
  ['STATEWITHHOLDING', 'withheld for the state'],
  ['ACCRDINT', 'accrued interest'],
];

const SOURCES: Readonly<Partial<Record<string, string>>> = {
  PRETAX: 'from pay before tax',
  AFTERTAX: 'from pay after tax',
  MATCH: 'from the employer’s match',
  PROFITSHARING: 'from profit sharing',
  ROLLOVER: 'from a rollover',
};

const CLOSURES: Readonly<Partial<Record<string, string>>> = {
  EXERCISE: 'Option exercised',
  ASSIGN: 'Option assigned',
  EXPIRE: 'Option expired',
};

/** “Bought 100 at 50.00; commission 25.00. YOU BOUGHT”. */
export function tradeWords(kind: TradeKind, values: Values): string {
  const { cash, side } = kind;
  const costs = COSTS.flatMap(([leaf, words]) => {
    const amount = figure(values.get(leaf), 2);
    return amount === null || !/[1-9]/.test(amount) ? [] : [`${words} ${amount}`];
  });
  const gain = figure(values.get('GAIN'), 2);
  const source = SOURCES[values.get('INV401KSOURCE')?.toUpperCase() ?? ''];
  const facts = [
    [whatHappened(kind, values), unitsOf(values)].filter(Boolean).join(' '),
    cash === 'none' && values.has('TOTAL') ? (figure(values.get('TOTAL'), 2) ?? '') : '',
    ...costs,
    source ?? '',
    gain === null ? '' : `gain by the broker’s own reckoning ${gain}`,
    side === 'sell' && gain === null ? 'what it had cost and gained is not told' : '',
  ];
  const told = facts.filter(Boolean).join('; ');
  const memo = readWords(values.get('MEMO'));
  return memo === '' ? told : `${told}. ${memo}`;
}

function whatHappened({ words, cash }: TradeKind, values: Values): string {
  const income = incomeKind(values.get('INCOMETYPE'))?.words;
  if (cash === 'reinvested') return income === undefined ? words : `${income} reinvested in`;
  if (income !== undefined) return income;
  const [from, to] = [values.get('SUBACCTFROM'), values.get('SUBACCTTO')];
  if (from !== undefined && to !== undefined) return `${words} from ${from} to ${to}`;
  const closure = CLOSURES[values.get('OPTACTION')?.toUpperCase() ?? ''];
  if (closure !== undefined) return closure;
  const action = values.get('TFERACTION')?.toUpperCase();
  if (action === 'IN' || action === 'OUT') return `${words} ${action.toLowerCase()}`;
  const [before, after] = [figure(values.get('OLDUNITS'), 0), figure(values.get('NEWUNITS'), 0)];
  return before !== null && after !== null ? `${words}: ${before} became ${after}` : words;
}

/** “100 at 50.00”. */
function unitsOf(values: Values): string {
  const units = figure(values.get('UNITS'), 0);
  if (units === null || !/[1-9]/.test(units)) return '';
  const price = figure(values.get('UNITPRICE'), 2);
  // The action says which way they go, but for those that are moved.
  const isMoved = !values.has('TOTAL') && !values.has('TFERACTION');
  const shown = isMoved ? units : units.replace('-', '');
  return price === null ? shown : `${shown} at ${price}`;
}

/** Without needless zeros, but with as many decimals as `places`; `null` for what is no number. */
function figure(written: string | undefined, places: number): string | null {
  const reading = readAmount(written);
  const decimal = 'amount' in reading ? parseDecimal(reading.amount) : null;
  return decimal && formatDecimal(decimal, places);
}
