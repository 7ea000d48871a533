/**
 * V14: distributions within a member's basis; beyond it they are a gain (§ 731, § 1368). Of partnerships and S corporations. While
 * the year lasts, what is put in and earned cures it; a gain of a year that is over stays one.
 */
import { readableDate } from '../../papers/index.ts';
import type { MemberBasis } from '../facts.ts';
import { money, type Outcome, type Seen, type View } from '../finding.ts';
import { amountOf, foreign } from '../movements.ts';
import { lastRun } from '../runs.ts';

export function basis(view: View): Outcome {
  const { basis: all, company, foreignCrossings, foreignBalances } = view.facts;
  if (company.taxClass === null) return { seen: [], missing: ['The tax class is not recorded.'] };
  if (company.taxClass !== 'partnership' && company.taxClass !== 's-corp') return { seen: [], missing: [] };
  if (all === null) return { seen: [], missing: ['The members’ basis is not recorded.'] };
  const byYear = Map.groupBy(all, ({ memberId, year }) => `${memberId}/${year}`);
  return {
    seen: [...byYear].flatMap(([id, rows]) => seenOf(id, rows, view) ?? []),
    missing: [
      ...foreign([...foreignCrossings.filter(({ effect }) => effect !== null), ...foreignBalances]),
      ...untoldOf(all),
    ],
  };
}

/** One line for each member: there are as many rows as days on which something was distributed. */
function untoldOf(all: readonly MemberBasis[]): string[] {
  const ofMember = Map.groupBy(
    all.filter(({ basisMinor }) => basisMinor === null),
    ({ memberId }) => memberId,
  );
  return [...ofMember.values()].map((rows) => {
    const { name, date } = rows.reduce((first, one) => (one.date < first.date ? one : first));
    const more = rows.length === 1 ? '' : `, and on ${rows.length - 1} later days`;
    return `The basis of ${name} on ${readableDate(date)}${more}.`;
  });
}

function seenOf(id: string, rows: readonly MemberBasis[], view: View): Seen | null {
  const ordered = [...rows].sort((a, b) => (a.date < b.date ? -1 : 1));
  const run = lastRun(
    ordered,
    ({ basisMinor, distributedMinor }) => basisMinor !== null && distributedMinor > basisMinor,
  );
  if (run === null) return null;
  const { name, year, yearEnd, basisMinor, distributedMinor } = run.last;
  const beyond = distributedMinor - basisMinor!;
  const isOver = yearEnd < view.asOf;
  const amount = amountOf(view, beyond);
  return {
    severity: 'high',
    subject: { kind: 'member', id, name: `${name}, ${year}` },
    text: isOver
      ? `Distributions to ${name} in ${year} went beyond the basis by ${amount}, which is a gain of that year.`
      : `Distributions to ${name} go beyond the basis by ${amount}.`,
    facts: [
      money('Distributed', distributedMinor),
      money('Basis before', basisMinor!),
      money('Beyond it', beyond),
    ],
    since: run.since,
    cured: run.ended,
    cures: isOver ? ['accept-gain'] : ['contribute'],
  };
}
