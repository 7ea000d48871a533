/** What a form says beside its lines: what the books do not know, and what they have otherwise. */
import type { FormName } from '../../shared/contract/tax.ts';
import { type EntityRow, isCalendarYear, methodOf, type taxYearOf } from '../ledger/index.ts';
import { type FormEdition, type FormLine, taxDepreciation } from '../tax/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import type { Taxpayer } from './business-profit.ts';
import type { Basis } from './tax-amounts.ts';
import type { Sorted } from './tax-lines.ts';

/** Said of the lines that others are computed from. */
export function unknownNotes({ lines }: FormEdition, unknown: readonly FormLine[]): string[] {
  const taken = unknown.filter(({ line }) =>
    lines.some(({ plus, minus }) => plus?.includes(line) || minus?.includes(line)),
  );
  if (taken.length === 0) return [];
  const names = taken.map(({ line }) => line).join(', ');
  return taken.length === 1
    ? [`The books do not know line ${names}: what is computed from it is without it.`]
    : [`The books do not know lines ${names}: what is computed from them is without them.`];
}

/** Charts that were made before lines could say so have meals among costs that count whole. */
export function mealNotes(form: FormName, { byLine }: Sorted): string[] {
  const other = form === '1065' ? '21' : form === '1120-s' ? '20' : null;
  if (other === null) return [];
  const onLine = byLine.get(other) ?? [];
  if (onLine.length === 0 || onLine.some(({ percent }) => percent !== undefined)) return [];
  return [
    `Every cost on line ${other} counts whole. Of meals half counts (IRC s. 274(n)): give their account the line “${other} (50 %)”.`,
  ];
}

/** Of books that count otherwise than those of the filer. */
export function methodNotes({ filer, books }: Taxpayer, asked: Basis | undefined): string[] {
  return books
    .filter((one) => methodOf(one, asked) !== methodOf(filer, asked))
    .map((one) => `The books of ${one.name} count on the ${methodOf(one)} basis, which is their own method.`);
}

export const RENTS =
  'Line 5 is line 41 of Schedule E: rents without the limits of losses, and the Schedules K-1 of companies whose books are here.';

export const paidNote = (year: number) =>
  `Line 26 is what was paid for ${year}, from February of it to January ${year + 1}, whatever year the books have it in.`;

/** Of a company whose year is none of the calendar; its list of assets goes by calendar years. */
export function fiscalNotes(
  db: VaultDatabase,
  filer: EntityRow,
  { from, to }: ReturnType<typeof taxYearOf>,
): string[] {
  if (isCalendarYear(filer)) return [];
  const listed = taxDepreciation(db, filer.id, Number(to.slice(0, 4))) !== null;
  return [
    `The tax year is ${from} to ${to}.`,
    ...(listed
      ? [
          'The list of assets is depreciated by calendar years and is left out: depreciation is that of the books. Have it worked out for this tax year.',
        ]
      : []),
  ];
}
