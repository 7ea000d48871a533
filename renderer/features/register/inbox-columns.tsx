/** The columns of the inbox: what came in or went out, and the category that it wants. */
import { useMemo } from 'react';
import type { Proposal } from '../../../shared/contract/learner.ts';
import { type Books, useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import {
  AccountPicker,
  DateText,
  type GridColumn,
  Kbd,
  Money,
  useLocale,
  VisuallyHidden,
} from '../../ui/index.ts';
import { CrossingChip } from '../crossing/CrossingChip.tsx';
import { MatchChip } from '../matching/MatchChip.tsx';
import type { Matches } from '../matching/use-matches.ts';
import { useCategories } from './CellEditors.tsx';
import { AccountCell } from './Cells.tsx';
import type { NamedAccount } from './changes.ts';
import styles from './Inbox.module.css';
import type { RegisterRow } from './types.ts';
import { hasRoom, useRoom } from './use-room.ts';
import { sayWhy } from './why-words.ts';

const words = text.register;

interface InboxColumnOptions {
  books: Books;
  proposalOf: (row: RegisterRow) => Proposal | null;
  matches: Matches;
  give: (row: RegisterRow, category: NamedAccount) => void;
  accept: (row: RegisterRow) => void;
  choose: (row: RegisterRow) => void;
}

export function useInboxColumns(options: InboxColumnOptions): GridColumn<RegisterRow>[] {
  const room = useRoom();
  const { books, proposalOf, matches, give, accept, choose } = options;
  return useMemo(
    () => [
      {
        id: 'date',
        header: words.columns.date,
        width: 112,
        sortable: true,
        cell: (row) => <DateText value={row.date} />,
        text: (row) => row.date,
      },
      {
        id: 'account',
        header: words.columns.account,
        width: 172,
        hidden: !hasRoom(room, 'small'),
        cell: (row) => <AccountCell row={row} books={books} />,
        text: (row) => `${books.account(row.account_id)?.entity}: ${books.account(row.account_id)?.name}`,
      },
      {
        id: 'payee',
        header: words.columns.payee,
        width: 150,
        // Its words tell what the category should be, which mostly is one short word or none.
        grow: 4,
        sortable: true,
        cell: (row) => (
          <PayeeCell row={row} matches={matches} own={books.entity(row.entity_id)?.name ?? ''} />
        ),
        text: (row) => row.payee,
      },
      {
        id: 'memo',
        header: words.columns.memo,
        width: 120,
        grow: 2,
        hidden: !hasRoom(room, 'normal'),
        cell: (row) => <span className={styles.quiet}>{row.memo}</span>,
        text: (row) => row.memo,
      },
      {
        id: 'amount',
        header: words.inbox.amount,
        width: 110,
        align: 'right',
        sortable: true,
        cell: (row) => <Money value={row.amount_minor} currency={row.currency} plus />,
        text: (row) => row.amount,
      },
      {
        id: 'category',
        header: words.columns.category,
        width: 170,
        grow: 3,
        hideable: false,
        cell: (row) => (
          <ProposalCell
            proposal={proposalOf(row)}
            onAccept={() => accept(row)}
            onChoose={() => choose(row)}
          />
        ),
        text: (row) => proposalOf(row)?.account ?? '',
        edit: ({ row }) => <ChooseCategory row={row} give={give} />,
      },
    ],
    [books, proposalOf, matches, give, accept, choose, room],
  );
}

function PayeeCell({ row, matches, own }: { row: RegisterRow; matches: Matches; own: string }) {
  const pair = matches.of(row.entry_id);
  return (
    <span className={styles.payee}>
      <span className={styles.leaf}>{row.payee}</span>
      {pair && <MatchChip pair={pair} entry={row.entry_id} />}
      {row.crossing && <CrossingChip crossing={row.crossing} own={own} />}
    </span>
  );
}

interface ProposalCellProps {
  proposal: Proposal | null;
  onAccept: () => void;
  onChoose: () => void;
}

function ProposalCell({ proposal, onAccept, onChoose }: ProposalCellProps) {
  const locale = useLocale();
  if (!proposal)
    return (
      <button type="button" tabIndex={-1} className={styles.choose} onClick={onChoose}>
        {words.inbox.choose}
      </button>
    );
  const leaf = proposal.account.split(':').at(-1) ?? proposal.account;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.proposal}
      title={`${proposal.account}. ${sayWhy(proposal, locale)}`}
      onClick={onAccept}
    >
      <VisuallyHidden>{words.inbox.accept} </VisuallyHidden>
      <span className={styles.leaf}>{leaf}</span>
      <span className={styles.confidence}>{words.inbox.confidence(proposal.confidence)}</span>
      <span aria-hidden="true">
        <Kbd keys="A" quiet />
      </span>
    </button>
  );
}

function ChooseCategory({ row, give }: { row: RegisterRow; give: InboxColumnOptions['give'] }) {
  const { account } = useBooks();
  const accounts = useCategories(row.entity_id, row.account_id);
  return (
    <AccountPicker
      label={words.columns.category}
      labelHidden
      openOnFocus
      accounts={accounts.filter(({ role }) => role !== 'uncategorised')}
      value={null}
      onCommit={(id) => {
        const category = account(id ?? undefined);
        if (category) give(row, category);
      }}
    />
  );
}
