/** V14: distributions within a member's basis; beyond it they are a gain (§ 731, § 1368). Of partnerships and S corporations. */
import type { MemberBasis } from '../facts.ts';
import { money, type Outcome, type Seen, type View } from '../finding.ts';
import { amountOf, foreign } from '../movements.ts';
import { lastRun } from '../runs.ts';

export function basis(view: View): Outcome {
  const { basis: all, company, foreignCrossings, foreignBalances } = view.facts;
  if (company.taxClass === null) return { seen: [], missing: ['The tax class is not recorded.'] };
  if (company.taxClass !== 'partnership' && company.taxClass !== 's-corp') return { seen: [], missing: [] };
  if (all === null) return { seen: [], missing: ['The members’ basis is not recorded.'] };
  const byMember = Map.groupBy(all, ({ memberId }) => memberId);
  return {
    seen: [...byMember.values()].flatMap((rows) => seenOf(rows, view) ?? []),
    missing: [
      ...foreign([...foreignCrossings.filter(({ effect }) => effect !== null), ...foreignBalances]),
      ...all
        .filter(({ basisMinor }) => basisMinor === null)
        .map(({ name, date }) => `The basis of ${name} on ${date}.`),
    ],
  };
}

function seenOf(rows: readonly MemberBasis[], view: View): Seen | null {
  const ordered = [...rows].sort((a, b) => (a.date < b.date ? -1 : 1));
  const run = lastRun(
    ordered,
    ({ basisMinor, distributedMinor }) => basisMinor !== null && distributedMinor > basisMinor,
  );
  if (run === null) return null;
  const { memberId, name, basisMinor, distributedMinor } = run.last;
  const beyond = distributedMinor - basisMinor!;
  return {
    severity: 'high',
    subject: { kind: 'member', id: memberId, name },
    text: `Distributions to ${name} go beyond the basis by ${amountOf(view, beyond)}.`,
    facts: [
      money('Distributed', distributedMinor),
      money('Basis before', basisMinor!),
      money('Beyond it', beyond),
    ],
    since: run.since,
    cured: run.ended,
    cures: ['contribute'],
  };
}
