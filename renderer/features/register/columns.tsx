/** The columns of a register. Wide windows show more of them; each can be hidden, moved and resized. */
import type { Account, Books } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { type GridColumn, Money } from '../../ui/index.ts';
import {
  AmountEditor,
  CategoryEditor,
  DateEditor,
  MemoEditor,
  PayeeEditor,
  TagsEditor,
} from './CellEditors.tsx';
import {
  AccountCell,
  AmountCell,
  AttachmentsCell,
  CategoryCell,
  DateCell,
  holdsMoney,
  StatusCell,
  TagsCell,
} from './Cells.tsx';
import { type Change, lockOf } from './changes.ts';
import type { RegisterRow } from './types.ts';
import type { Edits } from './use-edits.ts';
import { hasRoom, type Room } from './use-room.ts';

export interface ColumnOptions {
  /** The one account that is shown; several otherwise. */
  account: Account | undefined;
  several: boolean;
  books: Books;
  edits: Edits;
  /** How many columns there is room for. */
  room: Room;
  onToggleStatus: (row: RegisterRow) => void;
}

/** Which column shows a field, for keys that edit it. */
export const COLUMN_OF: Record<Change['field'], (row: RegisterRow) => string> = {
  date: () => 'date',
  payee: () => 'payee',
  category: () => 'category',
  memo: () => 'memo',
  tags: () => 'tags',
  amount: (row) => (row.amount_minor < 0 ? 'out' : 'in'),
};

type Column = GridColumn<RegisterRow>;

export function registerColumns(options: ColumnOptions): Column[] {
  const { several, account } = options;
  const [out, came] = amounts(options);
  const money = holdsMoney(account);
  return [
    dateColumn(options),
    ...(several ? [accountColumn(options)] : []),
    payeeColumn(options),
    categoryColumn(options),
    ...wordColumns(options),
    statusColumn(options),
    // Books have debits at the left; a bank's account has what goes out there.
    ...(money ? [out, came] : [came, out]),
    ...(several ? [] : [balanceColumn(account)]),
    attachmentsColumn(options),
  ];
}

const words = text.register.columns;
const can = (field: Change['field']) => (row: RegisterRow) => lockOf(row, field) === null;

function dateColumn({ edits }: ColumnOptions): Column {
  return {
    id: 'date',
    header: words.date,
    width: 112,
    hideable: false,
    sortable: true,
    cell: (row) => <DateCell row={row} lock={lockOf(row, 'date')} />,
    text: (row) => row.date,
    edit: ({ row }) => <DateEditor row={row} edits={edits} />,
    canEdit: can('date'),
  };
}

function accountColumn({ books, room }: ColumnOptions): Column {
  const name = (row: RegisterRow) => {
    const account = books.account(row.account_id);
    return `${account?.entity ?? ''}: ${account?.name ?? ''}`;
  };
  return {
    id: 'account',
    header: words.account,
    // What goes out and what comes in must both be in sight; whose it is, its hue tells too.
    width: hasRoom(room, 'narrow') ? 168 : 124,
    hidden: !hasRoom(room, 'small'),
    cell: (row) => <AccountCell row={row} books={books} />,
    text: name,
  };
}

function payeeColumn({ edits }: ColumnOptions): Column {
  return {
    id: 'payee',
    header: words.payee,
    width: 112,
    grow: 4,
    sortable: true,
    cell: (row) => <span>{row.payee}</span>,
    text: (row) => row.payee,
    edit: ({ row }) => <PayeeEditor row={row} edits={edits} />,
    canEdit: can('payee'),
  };
}

function categoryColumn({ books, edits, account, room }: ColumnOptions): Column {
  return {
    id: 'category',
    header: holdsMoney(account) ? words.category : words.other,
    width: 112,
    grow: 3,
    sortable: true,
    cell: (row) => <CategoryCell row={row} books={books} leafOnly={!hasRoom(room, 'wide')} />,
    text: (row) => row.others.map((other) => other.account).join('; '),
    edit: ({ row }) => <CategoryEditor row={row} edits={edits} />,
    canEdit: can('category'),
  };
}

function wordColumns({ edits, room }: ColumnOptions): Column[] {
  return [
    {
      id: 'memo',
      header: words.memo,
      width: 120,
      grow: 2,
      hidden: !hasRoom(room, 'normal'),
      cell: (row) => <span>{row.memo}</span>,
      text: (row) => row.memo,
      edit: ({ row }) => <MemoEditor row={row} edits={edits} />,
      canEdit: can('memo'),
    },
    {
      id: 'tags',
      header: words.tags,
      width: 120,
      grow: 1,
      hidden: !hasRoom(room, 'wide'),
      cell: (row) => <TagsCell tags={row.tags} />,
      text: (row) => row.tags.join(', '),
      edit: ({ row }) => <TagsEditor row={row} edits={edits} />,
      canEdit: can('tags'),
    },
  ];
}

function statusColumn({ account, several, onToggleStatus, room }: ColumnOptions): Column {
  return {
    id: 'status',
    header: words.status,
    width: 58,
    // Only a bank sees rows; of other accounts it says nothing.
    hidden: !hasRoom(room, several ? 'narrow' : 'small') || !holdsMoney(account),
    align: 'center',
    cell: (row) => <StatusCell row={row} onToggle={onToggleStatus} />,
    text: (row) => row.status,
  };
}

function amounts({ account, edits }: ColumnOptions): [Column, Column] {
  const money = holdsMoney(account);
  const column = (id: 'out' | 'in', header: string, sign: 1 | -1): Column => ({
    id,
    header,
    width: 94,
    align: 'right',
    sortable: true,
    cell: (row) => <AmountCell row={row} sign={sign} lock={lockOf(row, 'amount')} />,
    text: (row) => ((row.amount_minor >= 0 ? 1 : -1) === sign ? row.amount.replace('-', '') : ''),
    edit: ({ row }) => <AmountEditor row={row} edits={edits} label={header} sign={sign} />,
    canEdit: can('amount'),
  });
  return [
    column('out', money ? words.out : words.credit, -1),
    column('in', money ? words.in : words.debit, 1),
  ];
}

/** Income, equity and debts grow on the credit side: their balance is shown as what it is, not as a minus. */
const ON_CREDIT: ReadonlySet<Account['type']> = new Set(['income', 'equity']);

export function balanceSign(account: Account | undefined): 1 | -1 {
  return account && ON_CREDIT.has(account.type) ? -1 : 1;
}

function balanceColumn(account: Account | undefined): Column {
  const sign = balanceSign(account);
  return {
    id: 'balance',
    header: words.balance,
    width: 102,
    align: 'right',
    cell: (row) => (
      <Money
        value={row.balance_minor === null ? null : row.balance_minor * sign}
        currency={row.currency}
        tone="muted"
      />
    ),
    text: (row) => row.balance ?? '',
  };
}

function attachmentsColumn({ room }: ColumnOptions): Column {
  return {
    id: 'attachments',
    header: words.attachments,
    width: 50,
    hidden: !hasRoom(room, 'narrow'),
    cell: (row) => <AttachmentsCell count={row.attachments} />,
    text: (row) => String(row.attachments),
  };
}
