/** What the chart tells of an account; name, code and tax line can be written over. */
import { useMemo } from 'react';
import type { Account } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { type GridColumn, Money, moneyText, TextInput, useLocale, VisuallyHidden } from '../../ui/index.ts';
import styles from './ChartList.module.css';
import { NameCell } from './NameCell.tsx';
import type { ChartRow } from './tree.ts';
import type { Chart } from './use-chart.ts';
import type { Grip } from './use-drag.ts';

const words = text.accounts.grid;

interface Given {
  base: string;
  grip: Grip;
  onFold: (row: ChartRow) => void;
  onEdit: Chart['edit'];
}

const orNull = (typed: string) => (typed.trim() === '' ? null : typed.trim());

function nameProblem(name: string): string | null {
  if (name.trim() === '') return text.accounts.newAccount.nameMissing;
  return name.includes(':') ? text.accounts.newAccount.nameColon : null;
}

/** What nobody treats specially has no kind to tell. */
function kindOf({ role }: Account): string {
  return role === 'other' ? '' : text.accounts.roles[role];
}

export function useChartColumns({ base, grip, onFold, onEdit }: Given): readonly GridColumn<ChartRow>[] {
  const locale = useLocale();
  return useMemo(
    () =>
      [
        {
          id: 'name',
          header: words.name,
          width: 240,
          minWidth: 180,
          grow: 3,
          hideable: false,
          cell: (row) => <NameCell row={row} grip={grip} onFold={onFold} />,
          text: ({ account }) => account.path,
          edit: ({ row: { account } }) => (
            <TextInput
              label={words.name}
              labelHidden
              value={account.name}
              check={nameProblem}
              maxLength={200}
              onCommit={(name) => void onEdit(account, { name: name.trim() })}
            />
          ),
        },
        {
          id: 'code',
          header: words.code,
          width: 60,
          cell: ({ account }) => <span className={styles.quiet}>{account.code}</span>,
          text: ({ account }) => account.code ?? '',
          edit: ({ row: { account } }) => (
            <TextInput
              label={words.code}
              labelHidden
              value={account.code ?? ''}
              maxLength={20}
              onCommit={(code) => void onEdit(account, { code: orNull(code) })}
            />
          ),
        },
        {
          id: 'kind',
          header: words.kind,
          width: 112,
          grow: 1,
          cell: ({ account }) => <span className={styles.quiet}>{kindOf(account)}</span>,
          text: ({ account }) => kindOf(account),
        },
        {
          id: 'taxLine',
          header: words.taxLine,
          width: 84,
          cell: ({ account }) => <span className={styles.quiet}>{account.tax_line}</span>,
          text: ({ account }) => account.tax_line ?? '',
          edit: ({ row: { account } }) => (
            <TextInput
              label={words.taxLine}
              labelHidden
              value={account.tax_line ?? ''}
              maxLength={40}
              onCommit={(line) => void onEdit(account, { tax_line: orNull(line) })}
            />
          ),
        },
        {
          id: 'balance',
          header: words.balance,
          width: 124,
          align: 'right',
          hideable: false,
          cell: (row) => <Balance row={row} base={base} />,
          text: ({ amounts }) =>
            amounts
              .map(({ minor, currency }) =>
                moneyText(minor, currency, locale, currency === base ? 'plain' : 'code'),
              )
              .join(' + '),
        },
      ] satisfies GridColumn<ChartRow>[],
    [base, grip, onFold, onEdit, locale],
  );
}

function Balance({ row, base }: { row: ChartRow; base: string }) {
  const { account, amounts, hasChildren } = row;
  return (
    <span className={styles.amounts} data-sum={hasChildren || undefined}>
      {hasChildren && <VisuallyHidden>{words.rolledUp(account.name)} </VisuallyHidden>}
      {amounts.map(({ currency, minor }) => (
        <Money
          key={currency}
          value={minor}
          currency={currency}
          show={currency === base ? 'plain' : 'code'}
          dashZero
        />
      ))}
    </span>
  );
}
