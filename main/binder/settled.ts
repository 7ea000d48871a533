/** What left something owed, and what settled it, so that each can name the other. */
import { claimsOn } from '../crossing/index.ts';
import type { VaultDatabase } from '../vault/index.ts';

export interface Settled {
  claims: ReturnType<typeof claimsOn>;
  /** Of what settled or gave up something, for which movements that was owed. */
  settles: ReadonlyMap<string, readonly string[]>;
}

/** By the end of that day. */
export function settledOf(db: VaultDatabase, entity: string, asOf: string): Settled {
  const claims = claimsOn(db, { entity, asOf });
  const pairs = [...claims.values()].flatMap(({ crossing, settledBy }) =>
    settledBy.map(({ id }) => ({ by: id, of: crossing.id })),
  );
  const settles = Map.groupBy(pairs, ({ by }) => by);
  return { claims, settles: new Map([...settles].map(([by, list]) => [by, list.map(({ of }) => of)])) };
}
