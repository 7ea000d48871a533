/** Every proposal that is sure, to be looked at and then taken in one step. */
import { useMemo, useState } from 'react';
import type { Proposal } from '../../../shared/contract/learner.ts';
import { text } from '../../text/index.ts';
import { AccountName, Button, DataGrid, DateText, Dialog, type GridColumn, Money } from '../../ui/index.ts';
import styles from './SureDialog.module.css';
import type { Inbox } from './use-inbox.ts';

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
    <Dialog
      open
      size="wide"
      title={words.sure.title(sure.length)}
      onClose={onClose}
      onSubmit={() => void take()}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {words.sure.cancel}
          </Button>
          <Button type="submit" variant="primary" busy={busy}>
            {words.sure.run(sure.length)}
          </Button>
        </>
      }
    >
      <div className={styles.sure}>
        <p className={styles.text}>{words.sure.text}</p>
        <div className={styles.list}>
          <DataGrid<Proposal>
            label={words.sure.list}
            columns={columns}
            rows={sure}
            rowId={rowId}
            select="none"
          />
        </div>
      </div>
    </Dialog>
  );
}

function useColumns(): readonly GridColumn<Proposal>[] {
  return useMemo(() => {
    const { columns } = text.register;
    return [
      {
        id: 'date',
        header: columns.date,
        width: 106,
        cell: ({ date }) => <DateText value={date} />,
        text: ({ date }) => date,
      },
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
      { id: 'why', header: words.sure.why, width: 190, grow: 3, cell: words.why, text: words.why },
      {
        id: 'amount',
        header: words.amount,
        width: 110,
        align: 'right',
        cell: ({ amount, currency }) => <Money value={amount} currency={currency} plus />,
        text: ({ amount }) => amount,
      },
    ] satisfies GridColumn<Proposal>[];
  }, []);
}
