/** What the company gave to its owners without a return, each with the solvency that was recorded for it. */
import type { CrossingOut } from '../../shared/contract/crossing.ts';
import type { Gathered } from './gather.ts';

export interface Distribution {
  crossing: CrossingOut;
  /** The latest record; `null` where solvency was not recorded. */
  snapshot: Gathered['solvency'][number] | null;
  /** Of the tests that the state asks for. */
  result: 'passes' | 'fails' | 'unknown' | 'none';
}

export function distributionsOf({
  company,
  crossed,
  solvency,
}: Pick<Gathered, 'company' | 'crossed' | 'solvency'>): Distribution[] {
  return crossed
    .filter(({ effect, from }) => effect === 'distribution' && from.entity_id === company.id)
    .map((crossing) => {
      const snapshot =
        solvency
          .filter(({ crossing_id: id }) => id === crossing.id)
          .sort((a, b) => (a.prepared_at < b.prepared_at ? 1 : -1))[0] ?? null;
      return { crossing, snapshot, result: snapshot?.figures.result ?? 'none' };
    });
}
