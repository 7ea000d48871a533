/** V03: a contribution, a distribution or a guaranteed payment has its signed paper. */
import type { Severity } from '../../../shared/contract/veil.ts';
import { addDays, daysBetween } from '../../../shared/dates.ts';
import { readableDate } from '../../papers/index.ts';
import type { Crossing } from '../facts.ts';
import { age, day, money, type Outcome, type Seen, text, type View } from '../finding.ts';
import { amountOf, foreign, subjectOf, together, wantedPaper } from '../movements.ts';

export function paper(view: View): Outcome {
  const seen: Seen[] = [];
  const unknown: Crossing[] = [];
  for (const crossing of view.facts.crossings) {
    const wanted = wantedPaper(crossing, view.facts.company.id);
    if (wanted === null) continue;
    if (crossing.paper === null) unknown.push(crossing);
    else seen.push(...(seenOf(crossing, wanted, view) ?? []));
  }
  const missing = together(unknown, {
    one: ({ what, date }) => `Whether ${what} of ${readableDate(date)} has its paper.`,
    many: (count) => `Whether ${count} movements have their papers.`,
  });
  const { foreignCrossings, company } = view.facts;
  const untold = foreignCrossings.filter((one) => wantedPaper(one, company.id) !== null);
  return { seen, missing: [...foreign(untold), ...missing] };
}

function seenOf(crossing: Crossing, wanted: string, view: View): Seen[] | null {
  const { date, amountMinor } = crossing;
  const { paper_info_days: limit } = view.thresholds;
  const cured = crossing.paper!.signedOn;
  const waited = cured === null ? age(date, view) : daysBetween(date, cured);
  // In time: nothing to keep in mind.
  if (cured !== null && waited <= limit) return null;
  return [
    {
      severity: severityOf(waited, view),
      subject: subjectOf(crossing),
      text:
        cured === null
          ? `The record of ${amountOf(view, amountMinor)} is incomplete: no signed ${wanted}.`
          : `The ${wanted} of ${amountOf(view, amountMinor)} was signed late.`,
      facts: [
        money('Amount', amountMinor),
        day('Date', date),
        text('Paper', wanted),
        day('Wanted by', addDays(date, limit)),
      ],
      entryIds: crossing.entryIds,
      since: date,
      cured,
      cures: [waited > limit ? 'write-ratification' : 'make-paper', 'sign-paper'],
    },
  ];
}

function severityOf(waited: number, { thresholds }: View): Severity {
  if (waited <= thresholds.paper_info_days) return 'info';
  return waited <= thresholds.paper_medium_days ? 'medium' : 'high';
}
