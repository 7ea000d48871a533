/**
 * What stands before the books: signing in, then the vault. Shows the books only while a vault is open, and drops
 * everything it knew of them when it is locked.
 */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import type { AppStatus } from '../../../shared/contract/app.ts';
import { text } from '../../text/index.ts';
import { Button, clearToasts, EmptyState } from '../../ui/index.ts';
import { api } from '../client.ts';
import { closeDrafts, openDrafts } from '../drafts.ts';
import { droppedFiles, removeDroppedFiles } from '../dropped-files.ts';
import { forgetImporting } from '../importing.ts';
import { queries } from '../queries.ts';
import { TroubleState } from '../TroubleState.tsx';
import { VaultNotices } from '../VaultNotices.tsx';
import { requestVault } from '../vault-request.ts';
import styles from './Gate.module.css';
import { type SignIn, signIn, signInAgain } from './session.ts';

export interface GateProps {
  /** What is shown while no vault is open: first run, or the lock. */
  closed: (status: AppStatus) => ReactNode;
  children: ReactNode;
}

export function Gate({ closed, children }: GateProps) {
  const [signed, setSigned] = useState<SignIn | null>(null);
  useEffect(() => {
    void signIn().then(setSigned, () => setSigned('in'));
  }, []);
  if (signed === null) return null;
  if (signed !== 'in') return <NotSignedIn spent={signed === 'spent'} onSigned={setSigned} />;
  return <VaultGate closed={closed}>{children}</VaultGate>;
}

function NotSignedIn({ spent, onSigned }: { spent: boolean; onSigned: (signed: SignIn) => void }) {
  const { title, text: explain, spent: spentText, again } = text.app.notSignedIn;
  return (
    <main className={styles.alone}>
      <h1 className={styles.name}>{text.app.name}</h1>
      <EmptyState
        title={title}
        action={<Button onClick={() => void signInAgain().then(onSigned)}>{again}</Button>}
      >
        {spent ? `${spentText} ${explain}` : explain}
      </EmptyState>
    </main>
  );
}

/** A vault can be locked from elsewhere (another tab, the command line, by itself), so it is looked at now and then. */
const LOOK_MS = 15_000;

/** The vault that was open last, and what had been dropped on it when it was closed. */
let last: { file: string; dropped: readonly File[] } | null = null;

function VaultGate({ closed, children }: GateProps) {
  const status = useQuery(api.app.status.queryOptions({ refetchInterval: LOOK_MS, staleTime: 0 }));
  const [ready, setReady] = useState(false);
  const open = status.data?.state === 'open';
  const file = status.data?.file;
  useEffect(() => {
    if (!open || !file) return;
    let gone = false;
    requestVault(null);
    // Statements that were dropped on one vault are not another’s.
    if (last !== null && last.file !== file) removeDroppedFiles(last.dropped);
    void openDrafts()
      .catch(() => undefined)
      .then(() => {
        if (!gone) setReady(true);
      });
    return () => {
      gone = true;
      last = { file, dropped: droppedFiles() };
      setReady(false);
      closeDrafts();
      clearToasts();
      forgetImporting();
      forgetBooks();
    };
  }, [open, file]);
  if (status.isPending) return null;
  if (!status.data) {
    return (
      <main className={styles.alone}>
        <TroubleState error={status.error} onRetry={() => void status.refetch()} />
      </main>
    );
  }
  if (!open) {
    return (
      <>
        <VaultNotices />
        {closed(status.data)}
      </>
    );
  }
  return ready ? children : null;
}

/** Everything that was asked of the vault, but not whether it is open. */
function forgetBooks(): void {
  const status = JSON.stringify(api.app.status.queryKey());
  queries.removeQueries({ predicate: ({ queryKey }) => JSON.stringify(queryKey) !== status });
}
