/** What of what crossed has an open finding. Pure. */
import type { OpenFindingOut } from '../../../shared/contract/veil.ts';

export type OpenFinding = OpenFindingOut;

export interface FindingsTold {
  open: readonly OpenFinding[];
}

export const NOTHING_OPEN: FindingsTold = { open: [] };

/** By the ids of crossings. */
export function byCrossing(findings: readonly OpenFinding[]): ReadonlyMap<string, FindingsTold> {
  const told = new Map<string, { open: OpenFinding[] }>();
  for (const finding of findings)
    for (const id of finding.crossings) {
      const known = told.get(id);
      if (known) known.open.push(finding);
      else told.set(id, { open: [finding] });
    }
  return told;
}

/** What only reminds of something that is not late yet gets no ring. */
export function isRinged({ open }: FindingsTold): boolean {
  return open.some(({ severity }) => severity !== 'info');
}
