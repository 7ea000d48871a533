/** How the chart is looked at: what is found, folded and at the cursor; and the ways to get there. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { asBoolean, usePref } from '../../ui/index.ts';
import type { ChartListHandle } from './ChartList.tsx';
import { ancestorsOf, chartRows, chartTree } from './tree.ts';
import type { Chart } from './use-chart.ts';
import { useClosed } from './use-closed.ts';
import { useDeeds } from './use-deeds.ts';
import { useDialog } from './use-dialog.ts';

/** `asked`: the account that the address names. */
export function useChartView(chart: Chart, asked: string | undefined) {
  const { accounts } = chart;
  const list = useRef<ChartListHandle>(null);
  const dialogs = useDialog(() => list.current?.focus());
  const findRef = useRef<HTMLInputElement>(null);
  const [find, setFind] = useState('');
  const [archived, setArchived] = usePref('accounts.archived', false, asBoolean);
  const [closed, fold] = useClosed();
  const [activeId, setActive] = useState<string | null>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  const tree = useMemo(() => chartTree(accounts), [accounts]);
  const rows = useMemo(() => chartRows(tree, { closed, archived, find }), [tree, closed, archived, find]);
  const deeds = useDeeds({
    chart,
    rows,
    fold,
    open: dialogs.open,
    edit: (id, column) => list.current?.edit(id, column),
  });

  // Once for each address that names one, as soon as the chart is there.
  const shown = useRef<string>(undefined);
  useEffect(() => {
    if (asked === shown.current) return;
    const account = accounts.find(({ id }) => id === asked);
    if (asked !== undefined && !account) return;
    shown.current = asked;
    if (!account) return;
    if (account.archived) setArchived(true);
    setFind('');
    setWanted(account.id);
  }, [asked, accounts, setArchived]);

  // What was just made, once it is in the list and the dialog has given the focus back.
  useEffect(() => {
    if (wanted === null || !accounts.some(({ id }) => id === wanted)) return;
    if (!rows.some(({ id }) => id === wanted)) {
      const hidden = ancestorsOf(accounts, wanted).filter((id) => closed.has(id));
      if (hidden.length > 0) fold(hidden, true);
      else setWanted(null);
      return;
    }
    const timer = setTimeout(() => {
      setWanted(null);
      list.current?.goTo(wanted);
    }, 60);
    return () => clearTimeout(timer);
  }, [wanted, rows, accounts, closed, fold]);

  const parents = useMemo(() => rows.filter(({ hasChildren }) => hasChildren), [rows]);
  return {
    list,
    dialogs,
    findRef,
    find,
    setFind,
    archived,
    setArchived,
    fold,
    rows,
    deeds,
    show: (id: string) => {
      setFind('');
      setWanted(id);
    },
    setActive,
    active: (rows.find(({ id }) => id === activeId) ?? rows[0])?.account,
    folded: parents.some((row) => !row.open),
    foldAll: (unfold: boolean) => fold(unfold ? [...closed] : parents.map(({ id }) => id), unfold),
    reach: {
      focusList: () => list.current?.focus(),
      focusFind: () => findRef.current?.select(),
      toggleArchived: () => setArchived(!archived),
    },
  };
}

export type ChartView = ReturnType<typeof useChartView>;
