/** V04: each distribution has its solvency record, and passes the tests that the state asks for. */
import { readableDate } from '../../papers/index.ts';
import { worst } from '../../solvency/index.ts';
import type { Crossing, Snapshot } from '../facts.ts';
import { day, money, type Outcome, type Seen, text, type View } from '../finding.ts';
import { amountOf, foreign, isDistribution, subjectOf, together } from '../movements.ts';

export function distribution(view: View): Outcome {
  const { crossings, snapshots, company, foreignCrossings } = view.facts;
  const draws = crossings.filter((crossing) => isDistribution(crossing, company.id));
  const untold = foreign(foreignCrossings.filter((one) => isDistribution(one, company.id)));
  if (draws.length === 0) return { seen: [], missing: untold };
  if (snapshots === null)
    return { seen: [], missing: [...untold, 'Solvency at the distributions is not recorded.'] };
  const records = Map.groupBy([...snapshots].sort(byDay), ({ crossingId }) => crossingId);
  const seen: Seen[] = [];
  const unknown: Crossing[] = [];
  const resultOf = ({ results }: Snapshot) => worst(view.profile.tests.map((test) => results[test]));
  for (const draw of draws) {
    const own = records.get(draw.id) ?? [];
    const last = own.at(-1);
    const result = last && resultOf(last);
    // What came of it, the last record says; whether it was looked at in time, the first that it did not fail in.
    const first = own.find((one) => resultOf(one) !== 'fails') ?? null;
    if (result === 'unknown') unknown.push(draw);
    else if (last && result === 'fails') seen.push(failed(draw, last, view));
    else if (first === null || first.preparedOn > draw.date) seen.push(unrecorded(draw, first, view));
  }
  const missing = together(unknown, {
    one: ({ what, date }) => `Whether the company was solvent after ${what} of ${readableDate(date)}.`,
    many: (count) => `Whether the company was solvent after ${count} distributions.`,
  });
  return { seen, missing: [...untold, ...missing] };
}

function byDay(a: Snapshot, b: Snapshot): number {
  return a.preparedOn !== b.preparedOn ? (a.preparedOn < b.preparedOn ? -1 : 1) : a.id < b.id ? -1 : 1;
}

function unrecorded(draw: Crossing, snapshot: Snapshot | null, view: View): Seen {
  return {
    severity: 'medium',
    subject: subjectOf(draw),
    text:
      snapshot === null
        ? `Solvency at the distribution of ${amountOf(view, draw.amountMinor)} is not recorded.`
        : `Solvency at the distribution of ${amountOf(view, draw.amountMinor)} was recorded later.`,
    facts: [money('Amount', draw.amountMinor), day('Date', draw.date)],
    entryIds: draw.entryIds,
    since: draw.date,
    cured: snapshot?.preparedOn ?? null,
    cures: ['take-snapshot'],
  };
}

function failed(draw: Crossing, snapshot: Snapshot, { profile, ...view }: View): Seen {
  const tests = profile.tests.filter((test) => snapshot.results[test] === 'fails');
  return {
    severity: 'critical',
    subject: subjectOf(draw),
    text: `The distribution of ${amountOf({ profile, ...view }, draw.amountMinor)} does not pass the test of the state: ${tests.map((test) => TESTS[test]).join(' and ')}.`,
    facts: [
      money('Amount', draw.amountMinor),
      money('Equity after it', snapshot.equityMinor),
      day('Date', draw.date),
      text('Source', profile.testsSource),
    ],
    entryIds: draw.entryIds,
    since: draw.date,
    // What left the company that day no later movement undoes: the books of that day may have lacked something, or it was no draw.
    cures: ['take-snapshot', 'take-apart'],
  };
}

const TESTS = {
  'balance-sheet': 'assets against liabilities',
  'debts-due': 'debts as they come due',
} as const;
