/** What of what crossed has an open finding. Pure. */
import type { OpenFindingOut } from '../../../shared/contract/veil.ts';

export interface OpenFinding extends Omit<OpenFindingOut, 'entity_id' | 'entity'> {
  /** Whose finding it is: where something crossed between two companies, of both. */
  companies: { id: string; name: string }[];
}

/** What two companies have in common is told once. Of what is about no movement each has its own, whatever it is called. */
export function toldOnce(findings: readonly OpenFindingOut[]): OpenFinding[] {
  const told = new Map<string, OpenFinding>();
  for (const { entity_id: id, entity: name, ...finding } of findings) {
    const isShared = finding.crossings.length > 0;
    const key = isShared ? finding.key : `${id}/${finding.key}`;
    const known = told.get(key);
    if (known) known.companies.push({ id, name });
    else told.set(key, { ...finding, key, companies: [{ id, name }] });
  }
  return [...told.values()];
}

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
