/** Accounts sorted onto the lines of a form, and the lines filled from them and from each other. */
import { allocate, minor } from '../../shared/money.ts';
import type { EntityRow } from '../ledger/index.ts';
import {
  type FormEdition,
  type FormLine,
  fills,
  findAccountLine,
  mainForm,
  type Place,
  placeOf,
  placeUnder,
} from '../tax/index.ts';
import type { Contribution } from './tax-amounts.ts';

export interface Sorted {
  byLine: Map<string, Contribution[]>;
  /** Reported on another form: "Sch B 1". */
  elsewhere: Contribution[];
  /** On no line, or on one that this form does not have or fills otherwise. */
  unmapped: Contribution[];
}

/**
 * What of one entity's accounts goes on a form. Those without a line are shown on the main form of their entity, and so are those
 * whose line is not understood, or is on a form that their books do not fill: each account is on one form at least. `owner` is
 * the class of the company on whose return the entity's books are, where it is not its own.
 */
export function sortOnto(
  form: FormEdition,
  { tax_class: taxClass }: Pick<EntityRow, 'tax_class'>,
  contributions: readonly Contribution[],
  owner: TaxClass = null,
): Sorted {
  const sorted: Sorted = { byLine: new Map(), elsewhere: [], unmapped: [] };
  const put = ({ line }: FormLine, contribution: Contribution) => {
    const list = sorted.byLine.get(line);
    if (list) list.push(contribution);
    else sorted.byLine.set(line, [contribution]);
  };
  for (const contribution of contributions) {
    const place = placeOnReturn(taxClass, owner, contribution.account.tax_line);
    if (place.form !== form.form) {
      const rest = form.lines.find(({ restOf }) => restOf !== undefined && restOf === place.form);
      if (rest && place.percent !== ALL)
        put(rest, { ...contribution, percent: ALL - place.percent, isRest: true });
      else sorted.elsewhere.push(contribution);
      continue;
    }
    const line = findAccountLine(form, place.line);
    if (line?.from !== 'credits' && line?.from !== 'debits') sorted.unmapped.push(contribution);
    else put(line, place.percent === ALL ? contribution : { ...contribution, percent: place.percent });
  }
  return sorted;
}

type TaxClass = EntityRow['tax_class'];

const ALL = 100;

function placeOnReturn(taxClass: TaxClass, owner: TaxClass, text: string | null): Place {
  const isUnder = taxClass === 'disregarded' && (owner === 'partnership' || owner === 's-corp');
  if (isUnder && text !== null) return placeUnder(owner, text);
  const named = text === null ? null : placeOf(taxClass, text);
  if (named?.form && fills(taxClass, named.form)) return named;
  return { form: mainForm(isUnder ? owner : taxClass), line: '', percent: ALL };
}

/** What a line comes to beside its accounts and other lines; `undefined` where nothing else tells it. */
export type Given = (line: FormLine) => number | undefined;
/** What is made of a line in the end. */
export type Change = (line: FormLine, amount: number) => number;

/** Every line's amount as it stands on the form. Computed lines take the changed amounts of those they come from. */
export function lineAmounts(
  form: FormEdition,
  byLine: ReadonlyMap<string, Contribution[]>,
  given: Given,
  change: Change = (_, amount) => amount,
): Map<string, number> {
  const lines = new Map(form.lines.map((line) => [line.line, line]));
  const amounts = new Map<string, number>();
  const amountOf = (name: string): number => {
    const known = amounts.get(name);
    if (known !== undefined) return known;
    const line = lines.get(name)!;
    const computed = sumOver(line.plus, amountOf) - sumOver(line.minus, amountOf);
    const taken = sumTaken(line, byLine);
    const amount = change(line, given(line) ?? computed + taken);
    amounts.set(name, amount);
    return amount;
  };
  for (const { line } of form.lines) amountOf(line);
  return amounts;
}

export function sumTaken(line: FormLine, byLine: ReadonlyMap<string, Contribution[]>): number {
  return sumOver(byLine.get(line.line), (one) => takenOf(line, one));
}

function sumOver<T>(items: readonly T[] | undefined, amountOf: (item: T) => number): number {
  return (items ?? []).reduce((sum, item) => sum + amountOf(item), 0);
}

/** As it stands on the form: receipts positive for credits, everything else positive for debits. */
export function signed(line: FormLine, debits: number): number {
  return line.from === 'credits' ? -debits : debits;
}

/** The part of an account's amount that the return takes; half cents of a percentage go up. */
export function takenOf(line: FormLine, contribution: Contribution): number {
  const whole = signed(line, contribution.amount);
  const percent = contribution.percent ?? line.percent ?? ALL;
  if (percent === ALL) return whole;
  const [first] = allocate(
    minor(whole),
    contribution.isRest ? [ALL - percent, percent] : [percent, ALL - percent],
  );
  return contribution.isRest ? whole - first! : first!;
}
