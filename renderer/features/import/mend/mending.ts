/** A row that could not be booked, as a form that somebody fills, and what the form says of it. */
import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../../shared/contract/index.ts';
import { formatMoney } from '../../../../shared/money.ts';
import { amountOf, emptyEntry, type NewEntry, othersOf } from '../../register/new-entry.ts';
import type { Reading } from '../../register/splits.ts';

export type Unbooked = InferContractRouterOutputs<Contract>['imports']['unbooked_row'];
export type Likely = Unbooked['likely'][number];
type Mending = InferContractRouterInputs<Contract>['imports']['mend'];

/** Said in place of an entry: it is none of those that are there. */
export const ANOTHER = 'another';

/** With what could be read. */
export function formOf({ read, account_id, payee }: Unbooked): NewEntry {
  const amount = read.amount ?? '';
  const typed = amount.replace('-', '');
  return {
    ...emptyEntry(read.date ?? '', account_id),
    open: true,
    payee,
    memo: read.memo,
    out: amount.startsWith('-') ? typed : '',
    in: amount.startsWith('-') ? '' : typed,
  };
}

/** Of a form of which nothing is missing; `same`: the entry that it is, or another one than those that may be it. */
export function mendingOf(
  row: string,
  found: Unbooked,
  form: NewEntry,
  reading: Reading,
  same: string | null,
): Mending {
  const minor = amountOf(form, reading) ?? 0;
  const amount = formatMoney(minor, reading.currency);
  const payee = form.payee.trim();
  const account = found.account_id === null && form.account_id !== null ? { account: form.account_id } : {};
  const said = { row, date: form.date, amount, ...account };
  if (same !== null && same !== ANOTHER) return { ...said, entry: same };
  return {
    ...said,
    // The name that was proposed is left to the core, whose rules may know a better one by the amount.
    ...(payee === found.payee ? {} : { payee }),
    ...{ memo: form.memo.trim(), tags: form.tags },
    ...(form.parts === null ? {} : { legs: othersOf(form, minor, reading) }),
    ...(form.category_id === null ? {} : { category: form.category_id }),
    alone: same === ANOTHER,
  };
}
