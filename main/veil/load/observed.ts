/**
 * What no books tell and somebody recorded in the calendar: that contracts and invoices were looked through, what in them is to be
 * corrected, and advances for expenses. No movement is such an advance: what an owner gets before is a loan.
 */
import { addDays } from '../../../shared/dates.ts';
import type { Facts, Formality } from '../facts.ts';
import { lastDone } from './calendar.ts';

/** From the advance to the day by which the excess is to be back: Reg. 1.62-2(g)(2). */
const RETURNED_WITHIN_DAYS = 120;

export function observedOf(
  formalities: readonly Formality[],
): Pick<Facts, 'namesReviewedOn' | 'nameFaults' | 'advances'> {
  const of = (kind: Formality['kind']) => formalities.filter((one) => one.kind === kind);
  return {
    namesReviewedOn: lastDone(formalities, 'name-review'),
    nameFaults: of('name-correction').map(({ id, title, recordedOn, doneOn }) => ({
      ...{ id, title, foundOn: recordedOn, correctedOn: doneOn },
    })),
    advances: of('expense-advance').map(({ id, title, dueOn, recordedOn, doneOn }) => ({
      ...{ id, title, returnedOn: doneOn },
      date: dueOn === null ? recordedOn : addDays(dueOn, -RETURNED_WITHIN_DAYS),
    })),
  };
}
