/** An adjustment of a line of Schedule C while somebody writes it. Pure. */
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../shared/contract/index.ts';
import { formatMoney, parseMoney } from '../../../shared/money.ts';

export type Adjustment = InferContractRouterOutputs<Contract>['tax']['adjustments'][number];
export type Mode = Adjustment['mode'];

export interface AdjustmentDraft {
  line: string | null;
  mode: Mode;
  /** Minor units, as it stands on the form: expenses positive. */
  minor: number | null;
  reason: string;
}

export const NEW_ADJUSTMENT: AdjustmentDraft = { line: null, mode: 'add', minor: null, reason: '' };
/** As the contract asks. */
const REASON_MIN = 3;

export function draftOfAdjustment(
  { line, mode, amount, reason }: Adjustment,
  currency: string,
): AdjustmentDraft {
  return { line, mode, minor: parseMoney(amount, currency), reason };
}

export type AdjustmentProblem = 'line' | 'amount' | 'reason';

export function problemsOfAdjustment({ line, minor, reason }: AdjustmentDraft): AdjustmentProblem[] {
  return [
    ...(line === null ? (['line'] as const) : []),
    ...(minor === null ? (['amount'] as const) : []),
    ...(reason.trim().length < REASON_MIN ? (['reason'] as const) : []),
  ];
}

/** As the commands take it; the draft has no problems. */
export function adjustmentInput({ line, mode, minor, reason }: AdjustmentDraft, currency: string) {
  if (line === null || minor === null) throw new RangeError('the adjustment is not complete');
  return { line, mode, amount: formatMoney(minor, currency), reason: reason.trim() };
}

/** Another one that sets the line already: a line is set once. */
export function setAlready(
  { line, mode }: AdjustmentDraft,
  others: readonly Adjustment[],
  saved: Adjustment | null,
): Adjustment | undefined {
  if (mode !== 'replace') return undefined;
  return others.find((one) => one.id !== saved?.id && one.mode === 'replace' && one.line === line);
}
