/** Every proposal that is sure, to be looked at and then taken in one step. */
import { useMemo, useState } from 'react';
import type { Proposal } from '../../../shared/contract/learner.ts';
import { text } from '../../text/index.ts';
import { AccountName, dayColumn, type GridColumn, ListDialog, Money, useLocale } from '../../ui/index.ts';
import type { Inbox } from './use-inbox.ts';
import { sayWhy } from './why-words.ts';

const words = text.register.inbox;

interface SureDialogProps {
  inbox: Pick<Inbox, 'proposals' | 'takeSure'>;
  onClose: () => void;
}

const rowId = ({ entry_id }: Proposal) => entry_id;

export function SureDialog({ inbox, onClose }: SureDialogProps) {
  const { sure } = inbox.proposals;
  const [busy, setBusy] = useState(false);
  const columns = useColumns();
  const take = async () => {
    setBusy(true);
    if (await inbox.takeSure()) onClose();
    else setBusy(false);
  };
  return (
    <ListDialog<Proposal>
      title={words.sure.title(sure.length)}
      onClose={onClose}
      intro={words.sure.text}
      list={{ label: words.sure.list, columns, rows: sure, rowId }}
      confirm={words.sure.run(sure.length)}
      onConfirm={() => void take()}
      busy={busy}
    />
  );
}

function useColumns(): readonly GridColumn<Proposal>[] {
  const locale = useLocale();
  return useMemo(() => {
    const { columns } = text.register;
    const why = (proposal: Proposal) => sayWhy(proposal, locale);
    return [
      dayColumn(columns.date),
      {
        id: 'payee',
        header: columns.payee,
        width: 150,
        grow: 2,
        cell: ({ called, payee }) => called ?? payee,
        text: ({ called, payee }) => called ?? payee,
      },
      {
        id: 'category',
        header: columns.category,
        width: 140,
        grow: 1,
        cell: ({ account }) => <AccountName path={account} leafOnly strong />,
        text: ({ account }) => account,
      },
      { id: 'why', header: words.sure.why, width: 190, grow: 3, cell: why, text: why },
      {
        id: 'amount',
        header: words.amount,
        width: 110,
        align: 'right',
        cell: ({ amount, currency }) => <Money value={amount} currency={currency} plus />,
        text: ({ amount }) => amount,
      },
    ] satisfies GridColumn<Proposal>[];
  }, [locale]);
}
