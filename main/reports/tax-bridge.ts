/**
 * From what the books of a disregarded LLC earned to line 31 of its owner's Schedule C, line by line: what does not exist for
 * income tax, what the cash basis counts in another period, what is reported elsewhere or not at all, what the law limits, and
 * what was adjusted by hand. The lines come to line 31 exactly; what no line explains would stand in one of its own.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { formatMoney } from '../../shared/money.ts';
import {
  BUCKET,
  type ChartAccount,
  type EntityRow,
  loadChart,
  type Scope,
  sumEarnings,
} from '../ledger/index.ts';
import type { Eliminated, FormLine } from '../tax/index.ts';
import { type DrawnUp, drawUp } from './schedule-c.ts';
import { GIVEN_LINES } from './schedule-c-given.ts';
import { takenOf } from './tax-lines.ts';

type Report = z.infer<NonNullable<(typeof contract.reports.tax_view)['~orpc']['outputSchema']>>;
type Bridge = Report['bridges'][number];
type What = Bridge['lines'][number]['what'];

/** Profit positive, in minor units. */
interface Step {
  what: What;
  label: string;
  amount: number;
  account?: string;
  crossings?: number;
}

const NET_PROFIT = '31';

export function bridgeOf(
  scope: Scope,
  entity: EntityRow,
  days: { from: string; to: string },
  gone: readonly Eliminated[],
): Bridge {
  const drawn = drawUp(scope, { entity: entity.id, ...days }, gone);
  const currency = entity.base_currency;
  const chart = new Map(loadChart(scope.db, entity.id).map((account) => [account.id, account]));
  const books = bookedProfit(scope, entity, days);
  const steps: Step[] = [
    { what: 'books', label: 'Net income of the books', amount: books },
    ...eliminated(entity, days, chart, gone),
    ...timing(drawn, chart),
    ...elsewhere(drawn),
    ...limits(drawn),
    ...listed(drawn),
    ...adjustments(drawn),
  ];
  const line = drawn.report.lines.find((one) => one.line === NET_PROFIT)!;
  const profit = drawn.lines.get(NET_PROFIT)!;
  const rest = profit - steps.reduce((sum, { amount }) => sum + amount, 0);
  if (rest !== 0) steps.push({ what: 'rest', label: 'Other lines of the form', amount: rest });
  steps.push({ what: 'return', label: `Schedule C, line ${NET_PROFIT}: ${line.label}`, amount: profit });
  return {
    ...{ entity_id: entity.id, entity: entity.name },
    lines: steps.map(({ what, label, amount, account, crossings }) => ({
      ...{ what, label, amount: formatMoney(amount, currency) },
      ...{ account_id: account ?? null, crossings: crossings ?? 0 },
    })),
  };
}

function bookedProfit({ db }: Scope, { id, base_currency }: EntityRow, days: { from: string; to: string }) {
  const sums = sumEarnings(db, { entityId: id, ...days, bucket: BUCKET.whole });
  return sums.reduce((sum, { currency, minor }) => (currency === base_currency ? sum - minor : sum), 0);
}

/** One for each account of income or expense between the two. */
function eliminated(
  { id, base_currency }: EntityRow,
  { from }: { from: string },
  chart: ReadonlyMap<string, ChartAccount>,
  gone: readonly Eliminated[],
): Step[] {
  const own = gone.filter(
    ({ entityId, accountId, date, currency }) =>
      entityId === id && currency === base_currency && date >= from && isEarning(chart.get(accountId ?? '')),
  );
  return [...Map.groupBy(own, ({ accountId }) => accountId!)].map(([account, ofAccount]) => ({
    what: 'eliminated',
    label: `${chart.get(account)!.name}: between books of one taxpayer`,
    amount: ofAccount.reduce((sum, { minor }) => sum + minor, 0),
    account,
    crossings: new Set(ofAccount.map(({ crossingId }) => crossingId)).size,
  }));
}

function isEarning(account: ChartAccount | undefined): boolean {
  return account?.type === 'income' || account?.type === 'expense';
}

const TIMING = {
  income: 'Income that was not yet received, or was received later',
  deferred: 'Received before it was earned',
  expense: 'Costs that were not yet paid, or were paid later',
} as const;

/** What the cash basis moves from one period to another, by what it is of. */
function timing({ amounts: { cash } }: DrawnUp, chart: ReadonlyMap<string, ChartAccount>): Step[] {
  const amounts = { income: 0, deferred: 0, expense: 0 };
  for (const [id, shift] of cash.shift) {
    const type = chart.get(id)?.type;
    amounts[type === 'income' || type === 'expense' ? type : 'deferred'] -= shift;
  }
  return (['income', 'deferred', 'expense'] as const)
    .filter((of) => amounts[of] !== 0)
    .map((of) => ({ what: 'timing', label: TIMING[of], amount: amounts[of] }));
}

/** Of another form, or of none: it is no part of this one's profit. */
function elsewhere({ sorted }: DrawnUp): Step[] {
  return [...sorted.elsewhere, ...sorted.unmapped].map(({ account, amount }) => ({
    what: 'elsewhere',
    label: `${account.name}: ${account.tax_line === null ? 'on no line' : account.tax_line}`,
    amount,
    account: account.id,
  }));
}

/** The part of a cost that is not deductible. */
function limits({ form, sorted }: DrawnUp): Step[] {
  return form.lines
    .filter(({ from }) => from === 'debits')
    .flatMap((line): Step[] => {
      const all = sorted.byLine.get(line.line) ?? [];
      const kept = all.reduce((sum, one) => sum + one.amount - takenOf(line, one), 0);
      if (kept === 0) return [];
      const part = line.percent === undefined ? 'a part' : `${line.percent} %`;
      return [{ what: 'limit', label: `${line.label}: ${part} of the cost`, amount: kept }];
    });
}

/** What the list of assets, the mileage log and the home office put in the place of the books. */
function listed({ form, sorted, given }: DrawnUp): Step[] {
  return [...given].flatMap(([name, amount]): Step[] => {
    const change = amount - bookedOn(sorted, form.lines.find(({ line }) => line === name)!);
    return change === 0
      ? []
      : [
          {
            what: 'adjustment',
            label: `Line ${name}: ${GIVEN_LINES[name as keyof typeof GIVEN_LINES]}`,
            amount: -change,
          },
        ];
  });
}

function bookedOn({ byLine }: DrawnUp['sorted'], line: FormLine): number {
  return (byLine.get(line.line) ?? []).reduce((sum, one) => sum + takenOf(line, one), 0);
}

/** What each adjusted line is away from what would have stood there. */
function adjustments({ form, sorted, given, adjustments: all }: DrawnUp): Step[] {
  return form.lines.flatMap((line): Step[] => {
    const own = all.filter((one) => one.line === line.line);
    if (own.length === 0 || line.from === 'lines') return [];
    const booked = given.get(line.line) ?? bookedOn(sorted, line);
    const start = own.find(({ mode }) => mode === 'replace')?.amount_minor ?? booked;
    const now = own.reduce((sum, one) => (one.mode === 'add' ? sum + one.amount_minor : sum), start);
    const change = now - booked;
    if (change === 0) return [];
    const reasons = own.map(({ reason }) => reason).join('; ');
    return [
      {
        what: 'adjustment',
        label: `Line ${line.line}: ${reasons}`,
        amount: line.from === 'credits' || RAISES.has(line.line) ? change : -change,
      },
    ];
  });
}

/** Of the lines given by hand: what is left in stock at the end lowers what was sold. */
const RAISES: ReadonlySet<string> = new Set(['41']);
