/** The chart of one entity, archived accounts too, and what can be done to an account; each shows in the same frame. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Account } from '../../app/books.ts';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { queries } from '../../app/queries.ts';
import { text } from '../../text/index.ts';
import { familyOf } from './tree.ts';

const NONE: Account[] = [];
const { said } = text.accounts;

type Change = Partial<Pick<Account, 'name' | 'code' | 'tax_line' | 'archived' | 'parent_id'>>;

interface Update {
  id: string;
  change: Change;
  before: readonly Account[];
  say?: string;
}

export function useChart(entity: string | undefined) {
  const options = api.account.list.queryOptions({
    input: { include_archived: true, ...(entity === undefined ? {} : { entity }) },
  });
  const query = useQuery({ ...options, enabled: entity !== undefined });
  const accounts = query.data ?? NONE;
  const key = options.queryKey;
  const update = useCommand(
    async ({ id, change, before }: Update) => {
      const { parent_id: parent, ...fields } = change;
      try {
        return await client.account.update({
          account: id,
          ...fields,
          ...(parent !== undefined && { parent }),
          ...(fields.archived === true && { with_children: true }),
        });
      } catch (error) {
        queries.setQueryData(key, [...before]);
        throw error;
      }
    },
    { done: (_, { say }) => say },
  );
  return useMemo(() => {
    const change = (account: Account, what: Change, say?: string) => {
      const family = familyOf(accounts, account.id);
      queries.setQueryData(
        key,
        accounts.map((one) => {
          if (one.id === account.id) return { ...one, ...what };
          // What is below it goes along.
          return what.archived === true && family.has(one.id) ? { ...one, archived: true } : one;
        }),
      );
      return update.run({
        id: account.id,
        change: what,
        before: accounts,
        ...(say !== undefined && { say }),
      });
    };
    return {
      query,
      accounts,
      edit: (account: Account, what: Pick<Change, 'name' | 'code' | 'tax_line'>) => change(account, what),
      move: (account: Account, under: Account | null) =>
        change(
          account,
          { parent_id: under?.id ?? null },
          under ? said.moved(account.name, under.name) : said.movedTop(account.name),
        ),
      archive: (account: Account, archived: boolean) =>
        change(account, { archived }, archived ? said.archived(account.name) : said.restored(account.name)),
    };
  }, [query, accounts, key, update.run]);
}

export type Chart = ReturnType<typeof useChart>;
