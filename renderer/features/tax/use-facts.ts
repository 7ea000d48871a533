/** What a taxpayer said of a year, which their LLCs share: kept in the vault, one change at a time. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import type { FactsChange } from './facts.ts';
import type { Facts } from './types.ts';
import type { Shown } from './use-shown.ts';

export interface KeptFacts {
  /** `undefined` until they are there. */
  facts: Facts | undefined;
  set: (change: FactsChange) => void;
}

export function useFacts({ entity, year }: Shown): KeptFacts {
  const { data } = useQuery(api.tax.facts.queryOptions({ input: { entity: entity.id, year } }));
  const keep = useCommand((change: FactsChange) =>
    client.tax.set_facts({ entity: entity.id, year, ...change }),
  );
  const [changing, setChanging] = useState<FactsChange>({});
  const set = async (change: FactsChange) => {
    setChanging(change);
    await keep.run(change);
    // A later change that is still on its way stays shown.
    setChanging((now) => (now === change ? {} : now));
  };
  return { facts: data && { ...data, ...changing }, set: (change) => void set(change) };
}
