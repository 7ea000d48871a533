/** What is open, of every company, and which movements each finding is about: what the wall rings. */
import type { OpenFindingOut } from '../../shared/contract/veil.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { listEntities, type Scope } from '../ledger/index.ts';
import { prepared } from '../vault/index.ts';
import { keyOf, type Subject } from './finding.ts';
import { keptHealth } from './kept.ts';

interface Row {
  id: string;
  kind: 'loan' | 'management-fee' | 'rent';
  loan_id: string | null;
  from_id: string;
  to_id: string;
}
/** Of kinds whose findings are about a loan, or about what goes on between two, and not about one movement. */
const together = prepared<Row>(
  `SELECT c.id, c.kind, c.loan_id, oe.entity_id AS from_id, me.entity_id AS to_id FROM crossing c
   JOIN entry oe ON oe.id = c.origin_entry_id JOIN entry me ON me.id = c.mirror_entry_id
   WHERE c.kind IN ('loan', 'management-fee', 'rent') AND oe.date <= ? ORDER BY oe.date, c.id`,
);

export function openFindings(scope: Pick<Scope, 'db' | 'dayOf'>, asOf: CalendarDate): OpenFindingOut[] {
  const { db } = scope;
  const moved = Map.groupBy(together(db).all(asOf), subjectOf);
  const crossingsOf = ({ kind, id }: Subject): string[] =>
    kind === 'crossing' ? [id] : (moved.get(id.replace(/^loan\//, '')) ?? []).map((one) => one.id);
  return listEntities(db)
    .filter(({ kind }) => kind === 'llc')
    .flatMap((company) =>
      keptHealth(scope, company, asOf)
        .findings.filter(({ cured }) => cured === null)
        .map((finding) => ({
          ...{ entity_id: company.id, entity: company.name, key: keyOf(finding), check: finding.check },
          ...{ severity: finding.severity, text: finding.text, crossings: crossingsOf(finding.subject) },
        })),
    );
}

/** What findings call it: the loan, or the two where nobody wrote one down. */
function subjectOf({ kind, loan_id: loanId, from_id: from, to_id: to }: Row): string {
  if (kind === 'loan') return loanId ?? `${from}/${to}`;
  return `${kind === 'rent' ? 'lease' : 'services'}/${from}/${to}`;
}
