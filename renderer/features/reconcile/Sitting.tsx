/** One account being reconciled. */
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { type Account, useBooks } from '../../app/books.ts';
import { ScreenBar } from '../../app/frame/ScreenBar.tsx';
import { TroubleState } from '../../app/TroubleState.tsx';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import {
  announce,
  Button,
  dateText,
  EmptyState,
  type GridHandle,
  moneyText,
  Skeleton,
  useLocale,
  VisuallyHidden,
} from '../../ui/index.ts';
import { Clues } from './Clues.tsx';
import { CoverageOf } from './Coverage.tsx';
import { History } from './History.tsx';
import { isOtherBalance, OtherBalanceDialog } from './OtherBalanceDialog.tsx';
import styles from './ReconcileScreen.module.css';
import { ReopenDialog } from './ReopenDialog.tsx';
import { RowsToTick } from './RowsToTick.tsx';
import { Slip } from './Slip.tsx';
import { savePaper } from './save-paper.ts';
import type { Finished, Mark, Row, RowPlace } from './session.ts';
import { useReconcileActions } from './use-reconcile-actions.ts';
import { type Session, useSession } from './use-session.ts';

const words = text.reconcile;

interface SittingProps {
  account: Account;
  /** The field that goes to another account. */
  choice: ReactNode;
}

export function Sitting({ account, choice }: SittingProps) {
  const locale = useLocale();
  const navigate = useNavigate();
  const { entity: entityOf } = useBooks();
  const session = useSession(account);
  const [reopening, setReopening] = useState<{ finished: Finished; open: boolean } | null>(null);
  const reopen = (finished: Finished) => setReopening({ finished, open: true });
  const grid = useRef<GridHandle>(null);
  const [overruling, setOverruling] = useState(false);
  const rowsWanted = useRef(false);
  const slip = useRef<HTMLElement>(null);
  const clues = useRef<HTMLElement>(null);
  const why = whyNot(session, locale);
  const finish = () => {
    if (why !== null) announce(why);
    else if (isOtherBalance(session)) setOverruling(true);
    else void session.finish();
  };
  // Whoever asks for the rows while they are still being read, gets them once they are there, unless the focus left meanwhile.
  const toRows = () => {
    if (grid.current) grid.current.focus();
    else rowsWanted.current = true;
  };
  const takeGrid = useCallback((handle: GridHandle | null) => {
    grid.current = handle;
    if (!handle || !rowsWanted.current) return;
    rowsWanted.current = false;
    const { activeElement } = document;
    if (activeElement === document.body || slip.current?.contains(activeElement)) handle.focus();
  }, []);
  const latest = session.history?.[0];
  useReconcileActions({
    ...{ account, slip, clues, finish, toRows },
    reopen: () => latest && reopen(latest),
    paper: () => latest && void savePaper(latest),
  });
  const mark = (rows: readonly RowPlace[], status: Mark) => session.marking.mark(rows, status);
  const show = (row: RowPlace) => {
    const index = grid.current?.indexOf(row.key) ?? -1;
    // One that a filter or the statement's day leaves out is shown in the register.
    if (index >= 0) grid.current?.goTo(index);
    else open(row);
  };
  const open = (row: Pick<Row, 'entry_id'>) =>
    void navigate({
      to: '/register/$account',
      params: { account: account.id },
      search: { entry: row.entry_id },
    });
  return (
    <>
      <ScreenBar
        title={words.title(account.name)}
        entity={entityOf(account.entity_id)}
        note={session.history && <Until until={session.until} />}
        actions={
          <Button variant="primary" keys="Mod+Enter" why={why} busy={session.finishing} onClick={finish}>
            {words.finish.action}
          </Button>
        }
      />
      <div className={styles.sitting}>
        <div className={styles.left}>
          <aside ref={slip} className={styles.side} aria-label={words.slip.label}>
            <VisuallyHidden>
              <h2>{words.slip.label}</h2>
            </VisuallyHidden>
            <Slip session={session} choice={choice} why={why} onEnter={toRows} />
            <Clues
              session={session}
              ref={clues}
              onMark={mark}
              onShow={show}
              onOpen={open}
              onReopen={() => latest && reopen(latest)}
            />
          </aside>
          <div className={styles.history}>
            <CoverageOf account={account} />
            <History history={session.history} onReopen={reopen} />
          </div>
        </div>
        <div className={styles.rows}>
          {session.error ? (
            <div className={styles.trouble}>
              <TroubleState error={session.error} onRetry={session.retry} />
            </div>
          ) : session.date === null && session.history ? (
            <AllDone account={account} until={session.until} />
          ) : session.snapshot ? (
            <RowsToTick
              session={session}
              snapshot={session.snapshot}
              ref={takeGrid}
              onMark={mark}
              onOpen={open}
            />
          ) : (
            <Skeleton lines={12} />
          )}
        </div>
      </div>
      <OtherBalanceDialog session={session} open={overruling} onClose={() => setOverruling(false)} />
      {reopening && (
        <ReopenDialog
          key={reopening.finished.id}
          {...reopening}
          onClose={() => setReopening({ ...reopening, open: false })}
        />
      )}
    </>
  );
}

/** Why it can’t be finished yet; `null` when it can. */
function whyNot({ date, balance, sums, account, until }: Session, locale: string): string | null {
  if (date === null) return words.finish.whyDate;
  if (date > today()) return words.slip.dateToCome;
  if (until !== null && date <= until) return words.slip.dateLate(dateText(until, locale));
  if (balance === null) return words.finish.whyBalance;
  if (!sums || sums.difference === null) return words.finish.whyBalance;
  if (sums.difference === 0) return null;
  return words.finish.whyOff(moneyText(Math.abs(sums.difference), account.currency, locale, 'symbol'));
}

function Until({ until }: { until: string | null }) {
  const locale = useLocale();
  return until === null ? words.never : words.until(dateText(until, locale));
}

function AllDone({ account, until }: { account: Account; until: string | null }) {
  const locale = useLocale();
  const { title, text: explained, register, import: importing } = words.done;
  return (
    <EmptyState
      drawing="done"
      title={until === null ? words.never : title(dateText(until, locale))}
      action={
        <>
          <Link to="/import">{importing}</Link>
          <Link to="/register/$account" params={{ account: account.id }}>
            {register}
          </Link>
        </>
      }
    >
      {explained}
    </EmptyState>
  );
}
