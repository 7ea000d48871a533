/**
 * V13: what an owner paid for the company is reported within 60 days, and an advance that was too much comes back within 120
 * (Reg. 1.62-2(g)(2)). A report without purpose, place or a receipt that is required is none until it is signed. A cost that is paid back or given up counts as reported that day.
 */
import { addDays, type CalendarDate, daysBetween } from '../../../shared/dates.ts';
import { type Claim, claimsOf } from '../../crossing/index.ts';
import { readableDate } from '../../papers/index.ts';
import type { Advance, Crossing } from '../facts.ts';
import { age, day, money, type Outcome, type Seen, type View } from '../finding.ts';
import { amountOf, foreign, settlingCure, subjectOf, together } from '../movements.ts';

export function reimbursement(view: View): Outcome {
  const { crossings, advances, company, foreignCrossings } = view.facts;
  const claims = claimsOf(crossings);
  const seen: Seen[] = [];
  const unknown: Crossing[] = [];
  for (const crossing of crossings) {
    if (!isAdvancedByOwner(crossing, company.id)) continue;
    const claim = claims.get(crossing.id)!;
    const found = late(claim, reportedOn(crossing, claim), view);
    // A report may have come in time, where nobody knows whether there is one.
    if (found && crossing.paper === null) unknown.push(crossing);
    else if (found) seen.push(found);
  }
  const missing = together(unknown, {
    one: ({ what, date }) => `When ${what} of ${readableDate(date)} was reported.`,
    many: (count) => `When ${count} costs that the owner paid were reported.`,
  });
  missing.push(...foreign(foreignCrossings.filter((one) => isAdvancedByOwner(one, company.id))));
  if (advances === null) missing.push('Advances for expenses are not recorded.');
  return { seen: [...seen, ...(advances ?? []).flatMap((one) => excess(one, view) ?? [])], missing };
}

function isAdvancedByOwner({ kind, settlement, toId, amountMinor }: Crossing, company: string): boolean {
  return kind === 'business' && settlement === 'owed' && toId === company && amountMinor > 0;
}

function reportedOn({ paper }: Crossing, { settledOn }: Claim<Crossing>): CalendarDate | null {
  const made = paper?.madeOn ?? null;
  if (made === null || settledOn === null) return made ?? settledOn;
  return made < settledOn ? made : settledOn;
}

function late(
  { crossing, openMinor }: Claim<Crossing>,
  reported: CalendarDate | null,
  view: View,
): Seen | null {
  const { date, amountMinor } = crossing;
  const { report_low_days: low, report_medium_days: medium } = view.thresholds;
  const waited = reported === null ? age(date, view) : daysBetween(date, reported);
  if (waited <= low) return null;
  return {
    severity: waited > medium ? 'medium' : 'low',
    subject: subjectOf(crossing),
    text:
      reported === null
        ? `A business cost of ${amountOf(view, amountMinor)} that the owner paid is not reported yet.`
        : `A business cost of ${amountOf(view, amountMinor)} that the owner paid was reported or settled late.`,
    facts: [
      money('Amount', amountMinor),
      day('Date', date),
      day('Report due', addDays(date, low)),
      ...(reported === null ? [] : [day('Reported or settled', reported)]),
    ],
    entryIds: crossing.entryIds,
    since: date,
    opened: addDays(date, low + 1),
    cured: reported,
    cures: [
      'file-report',
      settlingCure('record-repayment', crossing, openMinor),
      settlingCure('waive', crossing, openMinor),
    ],
  };
}

function excess({ id, title, date, returnedOn }: Advance, view: View): Seen | null {
  const limit = view.thresholds.report_medium_days;
  const waited = returnedOn === null ? age(date, view) : daysBetween(date, returnedOn);
  if (waited <= limit) return null;
  return {
    severity: 'medium',
    subject: { kind: 'advance', id, name: title },
    text: `Of the advance for expenses “${title}”, the excess ${returnedOn === null ? 'is not back yet' : 'came back late'}.`,
    facts: [
      day('Date', date),
      day('Due back', addDays(date, limit)),
      ...(returnedOn === null ? [] : [day('Came back', returnedOn)]),
    ],
    since: date,
    opened: addDays(date, limit + 1),
    cured: returnedOn,
    cures: ['return-excess', 'do-formality'],
  };
}
