/** Entities and accounts, as every screen needs them: asked for once, kept, and found by id. */
import type { InferContractRouterOutputs } from '@orpc/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Contract } from '../../shared/contract/index.ts';
import { hueOf } from '../ui/index.ts';
import { api } from './client.ts';

type Outputs = InferContractRouterOutputs<Contract>;
export type Entity = Outputs['entity']['list'][number] & { hue: number };
export type Account = Outputs['account']['list'][number];

/** Roles whose accounts have statements of their own, in the order the sidebar shows them. */
export const MONEY_ROLES: readonly Account['role'][] = ['bank', 'cash', 'card', 'investment', 'loan'];
const SIDE_ROLES: readonly Account['role'][] = [...MONEY_ROLES, 'receivable', 'payable'];
/** Companies first, then people, each in the order they were added. */
export function withHues(listed: readonly Outputs['entity']['list'][number][]): Entity[] {
  // Ids begin with the time, and a hue must not change when somebody comes later with an earlier name.
  const entities = listed.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const hues = hueOf(entities);
  return [
    ...entities.filter(({ kind }) => kind === 'llc'),
    ...entities.filter(({ kind }) => kind === 'person'),
  ].map((entity) => ({ ...entity, hue: hues.get(entity.id) ?? 0 }));
}

export interface Books {
  /** Still being asked for, the first time. */
  loading: boolean;
  entities: readonly Entity[];
  accounts: readonly Account[];
  entity(id: string | undefined): Entity | undefined;
  account(id: string | undefined): Account | undefined;
  accountsOf(entityId: string): readonly Account[];
  /** What the sidebar lists: accounts that hold money or are owed. */
  sideAccountsOf(entityId: string): readonly Account[];
}

const NONE: never[] = [];

export function useBooks(): Books {
  const entityQuery = useQuery(api.entity.list.queryOptions());
  const accountQuery = useQuery(api.account.list.queryOptions({ input: {} }));
  const entityRows = entityQuery.data ?? NONE;
  const accounts = accountQuery.data ?? NONE;
  const loading = entityQuery.isPending || accountQuery.isPending;
  return useMemo(() => {
    const entities = withHues(entityRows);
    const entityById = new Map(entities.map((entity) => [entity.id, entity]));
    const accountById = new Map(accounts.map((account) => [account.id, account]));
    const of = new Map(
      entities.map(({ id }) => [id, accounts.filter((account) => account.entity_id === id)] as const),
    );
    return {
      loading,
      entities,
      accounts,
      entity: (id) => (id === undefined ? undefined : entityById.get(id)),
      account: (id) => (id === undefined ? undefined : accountById.get(id)),
      accountsOf: (id) => of.get(id) ?? NONE,
      sideAccountsOf: (id) =>
        (of.get(id) ?? NONE)
          .filter(({ role }) => SIDE_ROLES.includes(role))
          .toSorted((a, b) => SIDE_ROLES.indexOf(a.role) - SIDE_ROLES.indexOf(b.role)),
    };
  }, [entityRows, accounts, loading]);
}
