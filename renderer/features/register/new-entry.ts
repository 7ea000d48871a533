/** A transaction that somebody enters by hand: what the form holds, what is missing, and the entry it makes. */
import { AMOUNT_MINOR_MAX, formatMoney } from '../../../shared/money.ts';
import { evaluate } from '../../ui/index.ts';
import { newPart, problemOf, type Reading, type SplitPart, workOut } from './splits.ts';
import type { Entry, EntryCreate } from './types.ts';

export interface NewEntry {
  open: boolean;
  /** '' where it is not known yet. */
  date: string;
  account_id: string | null;
  payee: string;
  memo: string;
  tags: string[];
  /** As typed; one of the two. */
  out: string;
  in: string;
  category_id: string | null;
  /** Instead of one category. */
  parts: SplitPart[] | null;
}

export function emptyEntry(date: string, account_id: string | null): NewEntry {
  return {
    open: false,
    date,
    account_id,
    payee: '',
    memo: '',
    tags: [],
    out: '',
    in: '',
    category_id: null,
    parts: null,
  };
}

export type NewEntryProblem = 'date' | 'account' | 'amount' | 'unreadable' | 'category' | 'split';

/** The amount of the account's leg in minor units: money out is negative. `null` while there is none to be read. */
export function amountOf({ out, in: came }: Pick<NewEntry, 'out' | 'in'>, reading: Reading): number | null {
  let sum = 0;
  let any = false;
  for (const [typed, sign] of [
    [out, -1],
    [came, 1],
  ] as const) {
    if (typed.trim() === '') continue;
    const result = evaluate(typed, reading);
    if (!result.ok || Math.abs(result.minor) > AMOUNT_MINOR_MAX) return null;
    sum += sign * result.minor;
    any = true;
  }
  return any ? sum : null;
}

/** What is still wanted, the first thing first. */
export function missingOf(form: NewEntry, reading: Reading): NewEntryProblem | null {
  if (form.date === '') return 'date';
  if (form.account_id === null) return 'account';
  const amount = amountOf(form, reading);
  if (amount === null) return form.out.trim() === '' && form.in.trim() === '' ? 'amount' : 'unreadable';
  if (form.parts) {
    const worked = workOut(Math.abs(amount), form.parts, reading);
    return problemOf(worked, form.parts) === null ? null : 'split';
  }
  return form.category_id === null ? 'category' : null;
}

/** The entry, from a form of which nothing is missing. */
export function entryOf(form: NewEntry, entity: string, reading: Reading): EntryCreate {
  const amount = amountOf(form, reading);
  if (amount === null || form.account_id === null) throw new RangeError('the form is not complete');
  const { currency } = reading;
  return {
    entity,
    date: form.date,
    payee: form.payee.trim(),
    memo: form.memo.trim(),
    tags: form.tags,
    postings: [
      { account: form.account_id, amount: formatMoney(amount, currency), currency },
      ...othersOf(form, amount, reading).map((leg) => ({ ...leg, currency })),
    ],
  };
}

/** A leg against the account’s own. */
export interface OtherLeg {
  account: string;
  amount: string;
  memo?: string;
}

/** One for the category, or for each part that the form is split into; they come to `amount`, with the other sign. */
export function othersOf(form: NewEntry, amount: number, reading: Reading): OtherLeg[] {
  const sign = amount > 0 ? -1 : 1;
  const { parts, category_id } = form;
  const whole = Math.abs(amount);
  const legs = parts
    ? parts.map((part, at) => ({ ...part, minor: workOut(whole, parts, reading).amounts[at] ?? null }))
    : [{ account_id: category_id, memo: '', minor: whole }];
  return legs.flatMap(({ account_id: account, memo, minor }) =>
    account === null || minor === null
      ? []
      : [{ account, amount: formatMoney(minor * sign, reading.currency), ...(memo === '' ? {} : { memo }) }],
  );
}

/** One category instead of parts, or parts that begin with the category. */
export function turnSplit({ parts, category_id }: NewEntry): Partial<NewEntry> {
  if (parts) return { parts: null };
  return { parts: [newPart({ account_id: category_id }), newPart()], category_id: null };
}

/** A form filled with what another entry says, seen from the leg at `own`. */
export function copyOf(
  entry: Entry,
  own: number,
  date: string,
  parts: SplitPart[],
  reading: Reading,
): NewEntry {
  const leg = entry.postings[own]!;
  const typed = formatMoney(Math.abs(leg.amount_minor), leg.currency).replace('.', reading.decimal);
  const split = entry.postings.length !== 2;
  return {
    open: true,
    date,
    account_id: leg.account_id,
    payee: entry.payee,
    memo: entry.memo,
    tags: [...entry.tags],
    out: leg.amount_minor > 0 ? '' : typed,
    in: leg.amount_minor > 0 ? typed : '',
    category_id: split ? null : (entry.postings[1 - own]?.account_id ?? null),
    parts: split ? parts : null,
  };
}
