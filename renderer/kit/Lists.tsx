import { useMemo, useState } from 'react';
import {
  AccountName,
  AccountPicker,
  Button,
  DataGrid,
  DateInput,
  DateText,
  EmptyState,
  type GridColumn,
  Money,
  MoneyInput,
  NOTHING,
  Panel,
  PayeeInput,
  type Selection,
  StatusMark,
  selectedCount,
  usePagedSource,
} from '../ui/index.ts';
import { ACCOUNTS, PAYEES, type Sample, sampleAt, samples } from './data.ts';
import styles from './kit.module.css';

const rowId = (row: Sample) => row.id;
const TOTAL = 100_000;

function columnsFor(
  save: (row: Sample, change: Partial<Sample>) => void,
  total?: number,
): GridColumn<Sample>[] {
  return [
    {
      id: 'status',
      header: 'State',
      width: 48,
      align: 'center',
      cell: (row) => <StatusMark status={row.status} />,
      text: (row) => row.status,
    },
    {
      id: 'date',
      header: 'Date',
      width: 116,
      sortable: true,
      cell: (row) => <DateText value={row.date} />,
      text: (row) => row.date,
      edit: ({ row }) => (
        <DateInput
          label="Date"
          labelHidden
          value={row.date}
          onCommit={(date) => date && save(row, { date })}
        />
      ),
    },
    {
      id: 'payee',
      header: 'Payee',
      width: 180,
      grow: 2,
      sortable: true,
      hideable: false,
      cell: (row) => row.payee,
      text: (row) => row.payee,
      edit: ({ row }) => (
        <PayeeInput
          label="Payee"
          labelHidden
          value={row.payee}
          suggestions={PAYEES}
          onCommit={(payee) => save(row, { payee })}
        />
      ),
    },
    {
      id: 'account',
      header: 'Category',
      width: 180,
      grow: 2,
      sortable: true,
      cell: (row) => <AccountName path={row.account} skip={1} />,
      text: (row) => row.account,
      edit: ({ row }) => (
        <AccountPicker
          label="Category"
          labelHidden
          accounts={ACCOUNTS}
          value={ACCOUNTS.find(({ path }) => path === row.account)?.id ?? null}
          onCommit={(id) =>
            save(row, { account: ACCOUNTS.find((one) => one.id === id)?.path ?? row.account })
          }
        />
      ),
    },
    { id: 'memo', header: 'Memo', width: 160, grow: 1, cell: (row) => row.memo, text: (row) => row.memo },
    {
      id: 'amount',
      header: 'Amount',
      width: 120,
      align: 'right',
      sortable: true,
      sortValue: (row) => row.amount,
      cell: (row) => <Money value={row.amount} currency="USD" />,
      text: (row) => String(row.amount / 100),
      edit: ({ row }) => (
        <MoneyInput
          label="Amount"
          labelHidden
          value={row.amount}
          currency="USD"
          onCommit={(amount) => amount !== null && save(row, { amount })}
        />
      ),
      ...(total !== undefined && { footer: <Money value={total} currency="USD" /> }),
    },
    {
      id: 'balance',
      header: 'Balance',
      width: 120,
      align: 'right',
      cell: (row) => <Money value={row.balance} currency="USD" tone="muted" />,
    },
  ];
}

function Long() {
  const source = usePagedSource<Sample>({
    key: 'all',
    fetch: async (offset, limit) => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      const count = Math.max(0, Math.min(limit, TOTAL - offset));
      return { total: TOTAL, rows: Array.from({ length: count }, (_, place) => sampleAt(offset + place)) };
    },
  });
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const [kept, setKept] = useState(0);
  const columns = useMemo(
    () =>
      columnsFor((row, change) => {
        setKept((before) => before + 1);
        source.patch(
          (one) => one.id === row.id,
          (one) => ({ ...one, ...change }),
        );
      }),
    [source],
  );
  return (
    <Panel
      title="100,000 entries, page by page"
      flush
      hue={0}
      actions={`${selectedCount(selection, TOTAL).toLocaleString('en')} selected, ${kept} kept`}
    >
      <div className={styles.tall}>
        <DataGrid
          label="Entries"
          columns={columns}
          rows={source}
          rowId={rowId}
          storageKey="kit.long"
          selection={selection}
          onSelection={setSelection}
          menu={({ row }) => [{ label: `Duplicate ${row.payee}`, onSelect: () => {} }]}
        />
      </div>
    </Panel>
  );
}

function Grouped() {
  const [rows, setRows] = useState(() => samples(60));
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set(['row-1']));
  const columns = useMemo(() => {
    const save = (row: Sample, change: Partial<Sample>) =>
      setRows((before) => before.map((one) => (one.id === row.id ? { ...one, ...change } : one)));
    return columnsFor(save, -123456);
  }, []);
  const groups = useMemo(
    () => ({
      key: (row: Sample) => row.date.slice(0, 7),
      header: (key: string, inside: readonly Sample[]) => (
        <>
          <DateText value={key} format="month" /> · {inside.length}
        </>
      ),
    }),
    [],
  );
  return (
    <Panel title="Groups, boxes, details, sums" flush>
      <div className={styles.tall}>
        <DataGrid
          label="Grouped entries"
          columns={columns}
          rows={rows}
          rowId={rowId}
          storageKey="kit.grouped"
          select="ticks"
          groups={groups}
          expanded={expanded}
          renderDetail={detail}
          onExpand={(row, open) =>
            setExpanded((before) => {
              const next = new Set(before);
              if (open) next.add(row.id);
              else next.delete(row.id);
              return next;
            })
          }
          band={band}
          look={look}
        />
      </div>
    </Panel>
  );
}

const detail = (row: Sample) => (
  <div>
    The split of {row.payee}: <Button size="small">Distribute the rest</Button>
  </div>
);
const band = (row: Sample) => (row.amount > 0 ? 0 : 1);
const look = (row: Sample) => (row.status === 'pending' ? ({ tone: 'muted' } as const) : undefined);

export function Lists() {
  const none = useMemo<Sample[]>(() => [], []);
  const few = useMemo(() => samples(4), []);
  const columns = useMemo(() => columnsFor(() => {}), []);
  return (
    <>
      <Long />
      <Grouped />
      <Panel title="Empty" flush>
        <div className={styles.tall}>
          <DataGrid
            label="Nothing"
            columns={columns}
            rows={none}
            rowId={rowId}
            empty={
              <EmptyState
                title="No entries yet"
                drawing="files"
                action={<Button variant="primary">Import statements</Button>}
              >
                Drop the bank’s files anywhere onto this window. Each row lands once, and is proven against
                the bank’s balances.
              </EmptyState>
            }
          />
        </div>
      </Panel>
      <Panel title="As high as its rows" flush hue={1}>
        <DataGrid label="A few" columns={columns} rows={few} rowId={rowId} height="content" select="single" />
      </Panel>
    </>
  );
}
