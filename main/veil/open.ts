/** What is open, of every company, and which movements each finding is about: what the wall rings. */
import type { OpenFindingOut } from '../../shared/contract/veil.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { listEntities, type Scope } from '../ledger/index.ts';
import { keyOf } from './finding.ts';
import { keptHealth } from './kept.ts';

export function openFindings(scope: Pick<Scope, 'db' | 'dayOf'>, asOf: CalendarDate): OpenFindingOut[] {
  const { db } = scope;
  return listEntities(db)
    .filter(({ kind }) => kind === 'llc')
    .flatMap((company) =>
      keptHealth(scope, company, asOf)
        .findings.filter(({ cured }) => cured === null)
        .map((finding) => ({
          ...{ entity_id: company.id, entity: company.name, key: keyOf(finding), check: finding.check },
          ...{ severity: finding.severity, text: finding.text, crossings: [...finding.crossingIds] },
        })),
    );
}
