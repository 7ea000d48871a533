/**
 * What stands on lines of Schedule C instead of what the books have, or beside it: depreciation of the list of assets, miles of the
 * log that nobody paid back, and the office at home, which line 29 limits. An adjustment by hand goes before all of them.
 */
import { formatMoney } from '../../shared/money.ts';
import { type Adjustment, deductedMiles, type FormEdition } from '../tax/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { homeNotes, homeOfYear } from './home-office.ts';
import type { Span } from './span.ts';
import { depreciationLines, depreciationNotes, section179Notes } from './tax-depreciation.ts';
import { lineAmounts, type Sorted, sumTaken } from './tax-lines.ts';

/** The lines that are filled so, with what they are called in a bridge. */
export const GIVEN_LINES = {
  '9': 'miles at the standard rate',
  '13': 'depreciation for tax (Form 4562)',
  '30': 'business use of the home',
} as const;
const MILES = '9';
const TENTATIVE = '29';
const HOME = '30';

export interface Filled {
  given: ReadonlyMap<string, number>;
  lines: ReadonlyMap<string, number>;
  notes: string[];
}

export function fillLines(
  db: VaultDatabase,
  form: FormEdition,
  span: Span,
  { byLine }: Sorted,
  adjustments: readonly Adjustment[],
  isPart = false,
): Filled {
  const listed = depreciationLines(db, form.form, span, isPart);
  const given = new Map(listed);
  const driven = deductedMiles(db, span.entity.id, span);
  const booked = sumTaken(form.lines.find(({ line }) => line === MILES)!, byLine);
  if (driven !== null) given.set(MILES, booked + driven);
  const amounts = () =>
    lineAmounts(
      form,
      byLine,
      ({ line }) => given.get(line),
      ({ line }, amount) =>
        adjust(
          amount,
          adjustments.filter((one) => one.line === line),
        ),
    );
  const before = amounts();
  const home = homeOfYear(db, span, before.get(TENTATIVE)!, isPart);
  if (home !== null) given.set(HOME, home.deduction);
  const lines = home === null ? before : amounts();
  const money = (amount: number) => formatMoney(amount, span.entity.base_currency);
  return {
    ...{ given, lines },
    notes: [
      ...depreciationNotes(listed, span.entity),
      ...(listed.size === 0 ? [] : section179Notes(db, span, lines)),
      ...(driven === null
        ? []
        : [
            `Line ${MILES} has ${money(driven)} of the mileage log, for business miles that nobody paid back.`,
          ]),
      ...(driven !== null && booked !== 0
        ? [
            `Line ${MILES} also has ${money(booked)} of the books. For one car either miles or its costs are deducted, but for parking and tolls.`,
          ]
        : []),
      ...(home === null ? [] : homeNotes(db, home, span.entity)),
    ],
  };
}

/** What replaces the line comes first, whatever the order they were made in. */
function adjust(amount: number, adjustments: readonly Adjustment[]): number {
  const start = adjustments.find((a) => a.mode === 'replace')?.amount_minor ?? amount;
  return adjustments.filter((a) => a.mode === 'add').reduce((sum, a) => sum + a.amount_minor, start);
}
