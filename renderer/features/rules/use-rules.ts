/** The rules of one entity in their order, and what can be done to them; each shows in the same frame. */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import type { Rule } from './draft.ts';
import { areAlike, moved } from './order.ts';

const NONE: Rule[] = [];

export function useRules(entity: string | undefined) {
  const options = api.rules.list.queryOptions({ input: { ...(entity === undefined ? {} : { entity }) } });
  const query = useQuery({ ...options, enabled: entity !== undefined });
  const kept = query.data ?? NONE;
  // What the books are asked to become is shown until they have answered all of it: what is read after one change,
  // while the next is on its way, would put back for a moment what that one changed, under keys that are being pressed.
  const [ahead, setAhead] = useState<{ entity: string | undefined; order: Rule[] } | null>(null);
  const rules = ahead !== null && ahead.entity === entity ? ahead.order : kept;
  const running = useRef(0);
  const move = useCommand((input: { id: string; position: number }) => client.rules.update(input));
  const remove = useCommand((rule: Rule) => client.rules.remove({ id: rule.id }), {
    done: (_, rule) => text.rules.removed(rule.label),
  });
  return useMemo(() => {
    const show = (order: Rule[]) => setAhead({ entity, order });
    const settle = () => {
      if (running.current === 0) setAhead(null);
    };
    const keep = async (change: () => Promise<unknown>) => {
      running.current += 1;
      await change();
      running.current -= 1;
      settle();
    };
    return {
      query,
      rules,
      /** Shows the order that a drag would give, without keeping it. */
      show,
      move(from: number, to: number) {
        const rule = rules[from];
        if (!rule || from === to || !areAlike(rule, rules[to])) return;
        show(moved(rules, from, to));
        void keep(() => move.run({ id: rule.id, position: to + 1 }));
      },
      /** Keeps where a drag has left a rule. */
      drop(id: string, before: readonly Rule[]) {
        const to = rules.findIndex((rule) => rule.id === id);
        if (to === -1 || before[to]?.id === id) settle();
        else void keep(() => move.run({ id, position: to + 1 }));
      },
      remove(rule: Rule) {
        show(rules.filter(({ id }) => id !== rule.id));
        void keep(() => remove.run(rule));
      },
    };
  }, [query, rules, entity, move.run, remove.run]);
}
