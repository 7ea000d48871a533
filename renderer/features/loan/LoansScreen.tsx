/** Loans between the companies and their owner: what is owed, what comes next, what is late. */
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { type Action, useActions } from '../../app/actions.ts';
import { useBooks } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { ScreenBar } from '../../app/frame/ScreenBar.tsx';
import { TroubleState } from '../../app/TroubleState.tsx';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { Button, DataGrid, EmptyState, Skeleton, VisuallyHidden } from '../../ui/index.ts';
import { BookDialog } from './BookDialog.tsx';
import { useLoanColumns } from './columns.tsx';
import { LendDialog } from './LendDialog.tsx';
import styles from './Loans.module.css';
import { RatesDialog } from './RatesDialog.tsx';
import type { Loan } from './types.ts';
import { Unwritten } from './Unwritten.tsx';
import { WriteTermsDialog } from './WriteTermsDialog.tsx';

const words = text.loan;
const loanId = ({ id }: Loan) => id;

type Open = 'lend' | 'book' | 'rates' | null;

export function LoansScreen() {
  const { entities, loading } = useBooks();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open>(null);
  const loans = useQuery(api.loan.list.queryOptions({ input: { as_of: today() } }));
  const unwritten = useQuery(api.loan.unwritten.queryOptions({ input: { as_of: today() } }));
  const { terms } = useSearch({ from: '/loans' });
  const write = useCallback(
    (crossing?: string) => void navigate({ to: '/loans', search: { terms: crossing }, replace: true }),
    [navigate],
  );
  const columns = useLoanColumns();
  const rows = loans.data ?? [];
  const canLend = entities.length > 1;
  const show = useCallback(
    (id: string) => void navigate({ to: '/loans/$loan', params: { loan: id } }),
    [navigate],
  );
  useListActions(setOpen, canLend, rows.length > 0);
  return (
    <div className={styles.screen}>
      <ScreenBar
        title={words.title}
        note={loans.data && rows.length > 0 && words.note(rows.length)}
        actions={
          canLend && (
            <>
              <Button size="small" variant="quiet" onClick={() => setOpen('rates')}>
                {words.rates.open}
              </Button>
              {rows.length > 0 && (
                <Button size="small" onClick={() => setOpen('book')}>
                  {words.actions.book}
                </Button>
              )}
              <Button
                size="small"
                variant="primary"
                icon={<IconPlus size={14} stroke={1.75} />}
                onClick={() => setOpen('lend')}
              >
                {words.lend}
              </Button>
            </>
          )
        }
      />
      <div className={styles.body}>
        {loans.isError && (
          <div className={styles.pad}>
            <TroubleState error={loans.error} onRetry={() => void loans.refetch()} />
          </div>
        )}
        {(loading || loans.isPending) && (
          <div className={styles.pad}>
            <Skeleton lines={8} />
          </div>
        )}
        {!loading && !canLend && <EmptyState title={words.noEntity} drawing="hull" />}
        {unwritten.data && unwritten.data.length > 0 && <Unwritten rows={unwritten.data} onWrite={write} />}
        {canLend && loans.data && unwritten.data?.length === 0 && rows.length === 0 && (
          <NoLoans onLend={() => setOpen('lend')} />
        )}
        {rows.length > 0 && (
          <DataGrid<Loan>
            label={words.label}
            columns={columns}
            rows={rows}
            rowId={loanId}
            select="none"
            storageKey="loans"
            onOpen={({ row }) => show(row.id)}
          />
        )}
      </div>
      {open === 'lend' && <LendDialog onClose={() => setOpen(null)} onLent={show} />}
      {open === 'book' && <BookDialog onClose={() => setOpen(null)} />}
      {terms !== undefined && <TermsOf crossing={terms} onClose={() => write()} />}
      {open === 'rates' && <RatesDialog onClose={() => setOpen(null)} />}
    </div>
  );
}

/** Of what was lent; nothing where its terms are written down by now. */
function TermsOf({ crossing, onClose }: { crossing: string; onClose: () => void }) {
  const { data } = useQuery(api.crossing.get.queryOptions({ input: { id: crossing } }));
  return data?.loan_id === null ? <WriteTermsDialog crossing={data} onClose={onClose} /> : null;
}

/** Teaches by an example. */
function NoLoans({ onLend }: { onLend: () => void }) {
  const { title, text: lead, example, more } = words.empty;
  const [who, what, both, monthly] = example;
  return (
    <>
      <VisuallyHidden>
        <h2>{words.title}</h2>
      </VisuallyHidden>
      <EmptyState title={title} drawing="scales" action={<Button onClick={onLend}>{words.lend}</Button>}>
        <p>{lead}</p>
        <p className={styles.example}>
          {who} <strong>{what}</strong>: {both}, {monthly}.
        </p>
        <p>{more}</p>
      </EmptyState>
    </>
  );
}

function useListActions(open: (what: Open) => void, canLend: boolean, hasLoans: boolean): void {
  const actions = useMemo<Action[]>(() => {
    const act = (id: string, title: string, key: string, run: () => void): Action => ({
      ...{ id: `loan.${id}`, title, group: text.app.groups.here, keys: [key], run },
    });
    const lend = act('lend', words.actions.lend, 'n', () => open('lend'));
    const book = act('book', words.actions.book, 'b', () => open('book'));
    const rates = act('rates', words.rates.open, 'f', () => open('rates'));
    return canLend ? [lend, ...(hasLoans ? [book] : []), rates] : [];
  }, [open, canLend, hasLoans]);
  useActions(actions);
}
