/** The statement in hand: what was typed, or what the imported statement states, and the rows up to its day. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { formatMoney, tryParseMoney } from '../../../shared/money.ts';
import type { Account } from '../../app/books.ts';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { useDraft } from '../../app/drafts.ts';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { dateText, useLocale } from '../../ui/index.ts';
import { readSnapshot } from './read.ts';
import { type Finished, type Snapshot, type Status, type Sums, sumsOf } from './session.ts';
import { type Marking, useMarks } from './use-marks.ts';

/** What somebody typed; `null` where the imported statement speaks. */
interface Typed {
  date: string | null;
  balance: number | null;
}

const NOTHING: Typed = { date: null, balance: null };

export interface Session {
  account: Account;
  /** `null`: nothing is left to reconcile, until a day is typed. */
  date: string | null;
  balance: number | null;
  /** What the imported statement of that day states. */
  stated: number | null;
  /** The balance is the one that was typed. */
  byHand: boolean;
  setDate(date: string | null): void;
  setBalance(balance: number | null): void;
  takeStated(): void;
  history: readonly Finished[] | undefined;
  /** The day until which it is reconciled. */
  until: string | null;
  snapshot: Snapshot | undefined;
  sums: Sums | null;
  marking: Marking;
  /** `reason`: why the balance counts, where the bank’s own file states another. */
  finish(reason?: string): Promise<boolean>;
  finishing: boolean;
  error: Error | null;
  retry(): void;
}

function minorOf(amount: string | null | undefined, currency: string): number | null {
  if (amount == null) return null;
  const minor = tryParseMoney(amount, currency);
  return typeof minor === 'number' ? minor : null;
}

export function useSession(account: Account): Session {
  const locale = useLocale();
  const [typed, setTyped, dropTyped] = useDraft<Typed>(`reconcile.${account.id}`, NOTHING);
  const latest = useQuery(api.reconcile.status.queryOptions({ input: { account: account.id } }));
  const list = useQuery(api.reconcile.list.queryOptions({ input: { account: account.id } }));
  const until = list.data?.[0]?.statement_date ?? null;
  const offered = latest.data && list.data ? offerOf(latest.data, until) : null;
  const date = typed.date ?? offered;
  const answer = useQuery({
    queryKey: ['reconcile.snapshot', account.id, date],
    queryFn: ({ signal }) => readSnapshot(account.id, date ?? '', signal),
    enabled: date !== null,
    // Another day of the same account: its rows stay until those of the new day are there.
    placeholderData: (before, query) =>
      query?.queryKey[1] === account.id ? keepPreviousData(before) : undefined,
  });
  const snapshot = date === null ? undefined : answer.data;
  const stated = minorOf(snapshot?.status.statement_balance, account.currency);
  const balance = typed.balance ?? stated;
  const marking = useMarks();
  const finishing = useCommand(
    async (input: { date: string; balance: number; reason: string | undefined }) => {
      await marking.settled();
      const done = await client.reconcile.finish({
        account: account.id,
        date: input.date,
        balance: formatMoney(input.balance, account.currency),
        reason: input.reason,
      });
      dropTyped();
      return done;
    },
    { done: (done) => text.reconcile.finish.done(account.name, dateText(done.statement_date, locale)) },
  );
  return {
    account,
    date,
    balance,
    stated,
    byHand: typed.balance !== null,
    setDate: (next) => setTyped({ date: next, balance: null }),
    setBalance: (next) => setTyped({ ...typed, balance: next }),
    takeStated: () => setTyped({ ...typed, balance: null }),
    history: list.data,
    until,
    snapshot,
    sums: snapshot ? sumsOf(snapshot, marking.marks, balance) : null,
    marking,
    finishing: finishing.busy,
    finish: async (reason) => {
      if (date === null || balance === null) return false;
      const done = await finishing.run({ date, balance, reason });
      if (done) {
        setTyped(NOTHING);
        dropTyped();
      }
      return done !== null;
    },
    error: answer.error ?? latest.error ?? list.error,
    retry: () => {
      void latest.refetch();
      void list.refetch();
      if (date !== null) void answer.refetch();
    },
  };
}

/** The latest imported statement, or today where there is none; nothing when it lies before what is finished. */
function offerOf(latest: Status, until: string | null): string | null {
  const day = latest.statement_balance === null ? today() : latest.statement_date;
  return until !== null && day <= until ? null : day;
}
