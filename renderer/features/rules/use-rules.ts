/** The rules of one entity in their order, and what can be done to them; each shows in the same frame. */
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { queries } from '../../app/queries.ts';
import { text } from '../../text/index.ts';
import type { Rule } from './draft.ts';
import { areAlike, moved } from './order.ts';

const NONE: Rule[] = [];

export function useRules(entity: string | undefined) {
  const options = api.rules.list.queryOptions({ input: { ...(entity === undefined ? {} : { entity }) } });
  const query = useQuery({ ...options, enabled: entity !== undefined });
  const rules = query.data ?? NONE;
  const key = options.queryKey;
  const put = useCallback((next: Rule[]) => queries.setQueryData(key, next), [key]);
  const move = useCommand(async ({ id, to, before }: { id: string; to: number; before: Rule[] }) => {
    try {
      return await client.rules.update({ id, position: to + 1 });
    } catch (error) {
      put(before);
      throw error;
    }
  });
  const remove = useCommand(
    async ({ rule, before }: { rule: Rule; before: Rule[] }) => {
      try {
        return await client.rules.remove({ id: rule.id });
      } catch (error) {
        put(before);
        throw error;
      }
    },
    { done: (_, { rule }) => text.rules.removed(rule.label) },
  );
  return useMemo(
    () => ({
      query,
      rules,
      /** Shows the order that a drag would give, without keeping it. */
      show: (order: Rule[]) => put(order),
      move(from: number, to: number) {
        const rule = rules[from];
        if (!rule || from === to || !areAlike(rule, rules[to])) return;
        put(moved(rules, from, to));
        void move.run({ id: rule.id, to, before: rules });
      },
      /** Keeps where a drag has left a rule. */
      drop(id: string, before: Rule[]) {
        const to = rules.findIndex((rule) => rule.id === id);
        if (to === -1 || before[to]?.id === id) return;
        void move.run({ id, to, before });
      },
      remove(rule: Rule) {
        put(rules.filter(({ id }) => id !== rule.id));
        void remove.run({ rule, before: rules });
      },
    }),
    [query, rules, put, move.run, remove.run],
  );
}
