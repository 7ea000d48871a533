/** What can be done to an account of the chart, by whatever way: key, menu, palette or pointer. */
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Account } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { announce, toast } from '../../ui/index.ts';
import type { ChartDialog } from './ChartDialogs.tsx';
import { type ChartRow, headOf, indented, liveBelow, outdented, refusalOf } from './tree.ts';
import type { Chart } from './use-chart.ts';

const { said, refused, types } = text.accounts;

export const DEEDS = [
  'register',
  'rename',
  'code',
  'taxLine',
  'move',
  'cut',
  'paste',
  'indent',
  'outdent',
  'merge',
  'archive',
  'toggle',
  'ledger',
] as const;
export type Deed = (typeof DEEDS)[number];

interface Given {
  chart: Chart;
  rows: readonly ChartRow[];
  fold: (ids: readonly string[], open: boolean) => void;
  open: (dialog: ChartDialog) => void;
  edit: (id: string, column: string) => void;
}

export interface Deeds {
  /** The account that waits to be pasted. */
  cut: string | null;
  uncut: () => void;
  /** `null`: to the top of its type. Says why when it can't be. */
  moveTo: (account: Account, under: Account | null) => void;
  run: (deed: Deed, account: Account) => void;
}

export function useDeeds(given: Given): Deeds {
  const navigate = useNavigate();
  const [cut, setCut] = useState<string | null>(null);
  const latest = useRef(given);
  latest.current = given;
  const waiting = useRef(cut);
  waiting.current = cut;

  const moveTo = useCallback((account: Account, asked: Account | null) => {
    const { chart, fold } = latest.current;
    const head = headOf(chart.accounts, account.type);
    const under = asked ?? (head?.id === account.id ? null : (head ?? null));
    const why = refusalOf(chart.accounts, account, under);
    if (why !== null) {
      const message =
        why === 'type' ? refused.type(account.name, types[under?.type ?? account.type]) : refused[why];
      toast({ message, key: 'accounts.refused' });
      return;
    }
    if (under) fold([under.id], true);
    void chart.move(account, under);
  }, []);

  const run = useCallback(
    (deed: Deed, account: Account) => {
      const { chart, rows, fold, open, edit } = latest.current;
      const { accounts } = chart;
      const column = { rename: 'name', code: 'code', taxLine: 'taxLine' } as const;
      switch (deed) {
        case 'register':
          return void navigate({ to: '/register/$account', params: { account: account.id } });
        case 'ledger':
          return void navigate({
            to: '/reports/$report',
            params: { report: 'general-ledger' },
            search: { entity: account.entity_id, account: account.id },
          });
        case 'rename':
        case 'code':
        case 'taxLine':
          return edit(account.id, column[deed]);
        case 'move':
        case 'merge':
          return open({ what: deed, account });
        case 'archive':
          if (!account.archived && liveBelow(accounts, account.id).length > 0)
            return open({ what: 'archive', account });
          return void chart.archive(account, !account.archived);
        case 'toggle': {
          const row = rows.find(({ id }) => id === account.id);
          return row?.hasChildren ? fold([row.id], !row.open) : undefined;
        }
        case 'cut':
          announce(said.cut(account.name));
          return setCut(account.id);
        case 'paste': {
          const moved = accounts.find(({ id }) => id === waiting.current);
          setCut(null);
          if (moved) return moveTo(moved, account);
          toast({ message: said.notCut, key: 'accounts.refused' });
          return;
        }
        case 'indent':
        case 'outdent': {
          const under = deed === 'indent' ? indented(rows, account) : outdented(accounts, account);
          if (under) return moveTo(account, under);
          announce(deed === 'indent' ? refused.first : refused.top);
          return;
        }
      }
    },
    [navigate, moveTo],
  );

  return useMemo(
    () => ({
      cut,
      uncut: () => {
        announce(said.uncut);
        setCut(null);
      },
      moveTo,
      run,
    }),
    [cut, moveTo, run],
  );
}
