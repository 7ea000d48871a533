/** A report that is put together, in its address and as it is asked. */
import { type BuildDefinition, buildDefinition } from '../../../shared/contract/report-build.ts';
import type { BuiltSearch } from '../../app/search.ts';

/** Ids as an address has them, with commas between. */
export function ids(joined: string | undefined): string[] {
  return joined === undefined || joined === '' ? [] : joined.split(',');
}

/** Half-typed amounts ask nothing. */
export function definitionOfSearch(search: BuiltSearch): BuildDefinition {
  const { from: _, to: __, saved: ___, entities, accounts, ...rest } = search;
  const lists = {
    ...(entities === undefined ? {} : { entities: ids(entities) }),
    ...(accounts === undefined ? {} : { accounts: ids(accounts) }),
  };
  const read = buildDefinition.safeParse({ ...rest, ...lists });
  if (read.success) return read.data;
  const { amount_min: _min, amount_max: _max, ...without } = rest;
  return buildDefinition.parse({ ...without, ...lists });
}

export function builtSearchOf({ entities, accounts, ...rest }: BuildDefinition): BuiltSearch {
  return {
    ...rest,
    ...(entities?.length ? { entities: entities.join(',') } : {}),
    ...(accounts?.length ? { accounts: accounts.join(',') } : {}),
  };
}
