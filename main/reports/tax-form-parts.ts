/** What several books bring to one form: put together, and estimated tax by the year that it counts for. */
import { type EstimatePayment, PAYMENTS } from './estimate-payments.ts';
import type { Span } from './span.ts';
import type { Contribution, TaxAmounts } from './tax-amounts.ts';
import type { Sorted } from './tax-lines.ts';

/** What counts for the year takes the place of what was paid within it. */
export function takePayments(
  { byLine }: Sorted,
  parts: readonly { span: Span; amounts: TaxAmounts }[],
  payments: readonly EstimatePayment[],
): void {
  const booked = new Map(byLine.get(PAYMENTS.line)?.map((one) => [one.account.id, one]));
  const paid = Map.groupBy(payments, ({ accountId }) => accountId);
  const taken = parts.flatMap(({ span, amounts: { chart } }) =>
    chart.flatMap((account): Contribution[] => {
      const before = booked.get(account.id);
      const amount = (paid.get(account.id) ?? []).reduce((sum, { minor }) => sum + minor, 0);
      if (!before && amount === 0) return [];
      return [{ ...{ entity: span.entity.name, account, books: 0 }, ...before, amount }];
    }),
  );
  if (taken.length > 0) byLine.set(PAYMENTS.line, taken);
}

export function merge(all: readonly Sorted[]): Sorted {
  const byLine = new Map<string, Contribution[]>();
  for (const sorted of all)
    for (const [line, ones] of sorted.byLine) byLine.set(line, [...(byLine.get(line) ?? []), ...ones]);
  return {
    byLine,
    elsewhere: all.flatMap(({ elsewhere }) => elsewhere),
    unmapped: all.flatMap(({ unmapped }) => unmapped),
  };
}
