/** Asks the core where the difference may come from, with the ticks of this moment. */
import { useQuery } from '@tanstack/react-query';
import { formatMoney } from '../../../shared/money.ts';
import { api } from '../../app/client.ts';
import type { Clue, Mark, Marks } from './session.ts';
import type { Session } from './use-session.ts';

/** As many as the contract takes. */
const LEGS_MAX = 5000;

/** `undefined` while they are looked for; `null` where there is nothing to look for. */
export function useClues({
  account,
  date,
  balance,
  sums,
  marking,
}: Session): readonly Clue[] | undefined | null {
  const isOff = date !== null && balance !== null && sums !== null && sums.difference !== 0;
  const { data } = useQuery({
    ...api.reconcile.clues.queryOptions({
      input: {
        account: account.id,
        date: date ?? '',
        balance: formatMoney(balance ?? 0, account.currency),
        ticked: legsOf(marking.marks, 'cleared'),
        unticked: legsOf(marking.marks, 'pending'),
      },
    }),
    enabled: isOff,
    // Once ticks are stored the question is the one of before them again: its old answer must not come back.
    gcTime: 0,
    // Those of a tick ago stay until the new ones are there: the list must not jump at each key.
    placeholderData: (before) => (before?.account_id === account.id ? before : undefined),
  });
  if (!isOff) return null;
  return data?.clues;
}

function legsOf(marks: Marks, status: Mark): { entry_id: string; line: number }[] {
  return [...marks]
    .filter(([, mark]) => mark === status)
    .slice(0, LEGS_MAX)
    .map(([key]) => {
      const [entry_id = '', line] = key.split(' ');
      return { entry_id, line: Number(line) };
    });
}
