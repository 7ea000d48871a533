/** What a row of the bank stands for, chosen from all that waits in its account; what is left over can be said as well. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import { formatMoney } from '../../../shared/money.ts';
import { useBooks } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import {
  AccountName,
  AccountPicker,
  dayColumn,
  type GridColumn,
  ListDialog,
  Money,
  moneyText,
  TextInput,
  useLocale,
} from '../../ui/index.ts';
import styles from './ChooseDialog.module.css';
import { type Leg, lockOf, sayLosses, sayRow } from './match-words.ts';
import type { Matching } from './use-matching.ts';

const words = text.matching.choosing;

interface ChooseDialogProps {
  line: string;
  matching: Matching;
  onClose: () => void;
  /** The entry that stands for the row now. */
  onDone: (entry: string) => void;
}

const keyOf = ({ entry_id, line }: Leg) => `${entry_id} ${line}`;
const NEWEST_FIRST = { column: 'date', descending: true };

export function ChooseDialog({ line, matching, onClose, onDone }: ChooseDialogProps) {
  const locale = useLocale();
  const books = useBooks();
  const [search, setSearch] = useState('');
  const [rest, setRest] = useState<string | null>(null);
  const [picked, setPicked] = useState<readonly Leg[] | null>(null);
  const asked = useQuery({
    ...api.matching.choosable.queryOptions({ input: { line, search: useDeferredValue(search) } }),
    placeholderData: keepPreviousData,
  });
  const columns = useColumns();
  const { row, stands, legs = [], more = false } = asked.data ?? {};
  // What was ticked may have been changed since.
  const known = new Map([...legs, ...(stands ?? [])].map((leg) => [keyOf(leg), leg]));
  const chosen = picked?.map((leg) => known.get(keyOf(leg)) ?? leg) ?? stands ?? [];
  const rows = useMemo(() => {
    const all = [...(picked ?? []), ...(stands ?? []), ...legs];
    return [...new Map(all.map((leg) => [keyOf(leg), leg])).values()];
  }, [picked, stands, legs]);
  const sum = chosen.reduce((total, { amount_minor }) => total + amount_minor, 0);
  const left = (row?.amount_minor ?? 0) - sum;
  const money = (minor: number) => moneyText(minor, row?.currency ?? 'USD', locale, 'symbol');
  const isUneven = left !== 0 && rest === null;
  const locked = asked.data ? lockOf(asked.data) : null;
  const why = locked ?? (chosen.length === 0 ? words.chooseOne : isUneven ? words.uneven(money(left)) : null);
  const owner = books.account(row?.account_id)?.entity_id;
  const take = async () => {
    const said =
      left === 0 || rest === null ? null : { account: rest, amount: formatMoney(left, row!.currency) };
    const choice = { row: line, legs: chosen, rest: said };
    const now = await matching.choose(choice, asked.data?.losses ?? []);
    if (now !== null) onDone(now);
  };
  return (
    <ListDialog<Leg>
      title={words.title}
      onClose={onClose}
      intro={row ? sayRow(row, locale) : ''}
      list={{
        ...{ label: words.list, columns, rowId: keyOf, initialSort: NEWEST_FIRST },
        rows: asked.data ? rows : null,
        empty: { title: words.nothing, text: words.nothingText },
        selection: { all: false, ids: new Set(chosen.map(keyOf)) },
        onSelection: ({ ids }) => setPicked(rows.filter((leg) => ids.has(keyOf(leg)))),
      }}
      below={
        row && (
          <>
            <p className={styles.sum} role="status">
              {words.sum(chosen.length, money(sum), money(row.amount_minor))}
              <strong className={left === 0 ? styles.even : styles.left}>
                {left === 0 ? words.even : words.left(money(left))}
              </strong>
            </p>
            {left !== 0 && chosen.length > 0 && owner !== undefined && (
              <AccountPicker
                label={words.rest}
                help={words.restHelp}
                accounts={books.accountsOf(owner).filter(({ id }) => id !== row.account_id)}
                value={rest}
                onCommit={setRest}
                allowEmpty
              />
            )}
          </>
        )
      }
      notes={[more ? words.more : null, ...(asked.data ? sayLosses(asked.data) : [])]}
      confirm={text.matching.match}
      onConfirm={() => void take()}
      busy={matching.busy}
      disabled={!asked.data}
      why={why}
    >
      <TextInput
        type="search"
        label={words.search}
        value={search}
        maxLength={200}
        onChange={setSearch}
        autoFocus
      />
      {asked.isError && <TroubleState inline error={asked.error} onRetry={() => void asked.refetch()} />}
    </ListDialog>
  );
}

function useColumns(): readonly GridColumn<Leg>[] {
  return useMemo(() => {
    const { columns } = text.register;
    return [
      { ...dayColumn<Leg>(columns.date), sortable: true, sortValue: ({ date }) => date },
      {
        id: 'payee',
        header: columns.payee,
        width: 170,
        grow: 3,
        cell: ({ payee, memo }) => payee || memo,
        text: ({ payee, memo }) => payee || memo,
        sortable: true,
      },
      {
        id: 'category',
        header: columns.category,
        width: 150,
        grow: 2,
        cell: ({ category }) => (category === null ? null : <AccountName path={category} leafOnly />),
        text: ({ category }) => category ?? '',
      },
      {
        id: 'amount',
        header: text.register.inbox.amount,
        width: 120,
        align: 'right',
        cell: ({ amount, currency }) => <Money value={amount} currency={currency} plus />,
        text: ({ amount }) => amount,
        sortable: true,
        sortValue: ({ amount_minor }) => amount_minor,
      },
    ] satisfies GridColumn<Leg>[];
  }, []);
}
