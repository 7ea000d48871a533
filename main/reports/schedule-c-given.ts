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
import { lineAmounts, type Sorted, sumTaken, takenOf } from './tax-lines.ts';

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
  const shared = takeHomeCosts(db, form, span, byLine, given, isPart);
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
      ...shared,
      ...(home === null ? [] : homeNotes(db, home, span.entity)),
    ],
  };
}

/** What the company itself paid for the home counts on Form 8829, and not on a line of its own a second time. */
function takeHomeCosts(
  db: VaultDatabase,
  form: FormEdition,
  span: Span,
  byLine: Sorted['byLine'],
  given: Map<string, number>,
  isPart: boolean,
): string[] {
  // Its costs are the same whatever limits them in the end.
  const costs = homeOfYear(db, span, 0, isPart)?.costs ?? [];
  return costs.flatMap(({ accountId, minor }) => {
    const line = form.lines.find((one) =>
      byLine.get(one.line)?.some(({ account }) => account.id === accountId),
    );
    if (line === undefined || minor === 0) return [];
    const own = byLine.get(line.line)!.find(({ account }) => account.id === accountId)!;
    const taken = Math.min(minor, takenOf(line, own));
    given.set(line.line, (given.get(line.line) ?? sumTaken(line, byLine)) - taken);
    const amount = formatMoney(taken, span.entity.base_currency);
    return [
      `Line ${line.line} is without ${amount} of ${own.account.path}, which counts for the home office (Form 8829).`,
    ];
  });
}

/** What replaces the line comes first, whatever the order they were made in. */
function adjust(amount: number, adjustments: readonly Adjustment[]): number {
  const start = adjustments.find((a) => a.mode === 'replace')?.amount_minor ?? amount;
  return adjustments.filter((a) => a.mode === 'add').reduce((sum, a) => sum + a.amount_minor, start);
}
