/** One loan: what is owed, on which terms, what was agreed beside what was paid, and what tax law makes of it. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { type Action, useActions } from '../../app/actions.ts';
import { useBooks } from '../../app/books.ts';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { ScreenBar } from '../../app/frame/ScreenBar.tsx';
import { TroubleState } from '../../app/TroubleState.tsx';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { Button, Skeleton } from '../../ui/index.ts';
import { AmendDialog } from './AmendDialog.tsx';
import { BookDialog } from './BookDialog.tsx';
import { Figures } from './Figures.tsx';
import { Law } from './Law.tsx';
import styles from './Loan.module.css';
import { LoanChart } from './LoanChart.tsx';
import { Movements } from './Movements.tsx';
import { PayDialog } from './PayDialog.tsx';
import { Schedule } from './Schedule.tsx';
import { Terms } from './Terms.tsx';

const words = text.loan;

type Open = 'pay' | 'book' | 'amend' | null;

export function LoanScreen() {
  const { loan: id } = useParams({ from: '/loans/$loan' });
  const { entity } = useBooks();
  const navigate = useNavigate();
  const { pay } = useSearch({ from: '/loans/$loan' });
  const [open, setOpen] = useState<Open>(pay === undefined ? null : 'pay');
  const closePay = () => {
    setOpen(null);
    if (pay !== undefined) void navigate({ to: '.', search: {}, replace: true });
  };
  const answer = useQuery(api.loan.get.queryOptions({ input: { loan: id, as_of: today() } }));
  const loan = answer.data;
  const isOpen = loan !== undefined && loan.outstanding_minor + loan.interest_unpaid_minor > 0;
  useLoanActions(setOpen, isOpen);
  const leave = useCommand(() => client.loan.remove({ loan: id }), {
    done: () => words.remove.done(loan?.name ?? words.title),
  });
  const isEmpty = loan !== undefined && loan.movements.length + loan.accruals.length === 0;
  const remove = async () => {
    if ((await leave.run(undefined)) !== null) await navigate({ to: '/loans' });
  };
  return (
    <>
      <ScreenBar
        title={loan?.name ?? words.title}
        entity={loan && entity(loan.lender.id)}
        note={loan && words.one.parties(loan.lender.name, loan.borrower.name)}
        actions={
          <>
            <Button size="small" variant="quiet" onClick={() => void navigate({ to: '/loans' })}>
              {words.all}
            </Button>
            {isEmpty && (
              <Button size="small" title={words.remove.help} busy={leave.busy} onClick={() => void remove()}>
                {words.remove.do}
              </Button>
            )}
            {isOpen && (
              <>
                <Button size="small" variant="quiet" onClick={() => setOpen('amend')}>
                  {words.actions.amend}
                </Button>
                <Button size="small" onClick={() => setOpen('book')}>
                  {words.actions.book}
                </Button>
                <Button size="small" variant="primary" onClick={() => setOpen('pay')}>
                  {words.actions.pay}
                </Button>
              </>
            )}
          </>
        }
      />
      <div className={styles.loan}>
        {answer.isPending && <Skeleton lines={12} />}
        {answer.isError && <TroubleState error={answer.error} onRetry={() => void answer.refetch()} />}
        {loan && (
          <>
            <Figures loan={loan} />
            <div className={styles.halves}>
              <Terms loan={loan} />
              <Law loan={loan} />
            </div>
            <LoanChart loan={loan} />
            <Schedule loan={loan} />
            <Movements loan={loan} />
          </>
        )}
      </div>
      {loan && open === 'pay' && <PayDialog loan={loan} asked={pay} onClose={closePay} />}
      {loan && open === 'amend' && <AmendDialog loan={loan} onClose={() => setOpen(null)} />}
      {loan && open === 'book' && <BookDialog loan={loan.id} onClose={() => setOpen(null)} />}
    </>
  );
}

function useLoanActions(open: (what: Open) => void, isOpen: boolean): void {
  const navigate = useNavigate();
  const actions = useMemo<Action[]>(() => {
    const act = (id: string, title: string, keys: string[], run: () => void): Action => ({
      ...{ id: `loan.${id}`, title, group: text.app.groups.here, keys, run },
    });
    const all = act('back', words.actions.back, [], () => void navigate({ to: '/loans' }));
    return isOpen
      ? [
          act('pay', words.actions.pay, ['p'], () => open('pay')),
          act('book', words.actions.book, ['b'], () => open('book')),
          act('amend', words.actions.amend, ['e'], () => open('amend')),
          all,
        ]
      : [all];
  }, [open, isOpen, navigate]);
  useActions(actions);
}
