/** What comes between an open vault and its books: a recovery code that is not on paper yet, and whose books they are. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useBooks } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { EntitiesStep } from './EntitiesStep.tsx';
import { Page } from './Page.tsx';
import { RecoveryStep } from './RecoveryStep.tsx';
import { hearRecoveryCode, pendingRecoveryCode, recoveryCodeIsWritten } from './recovery-draft.ts';

export function Beginning({ children }: { children: ReactNode }) {
  const [code, setCode] = useState<string | null | undefined>(undefined);
  const { entities, loading } = useBooks();
  const { data: status } = useQuery(api.app.status.queryOptions());
  const file = status?.file ?? null;
  useEffect(() => {
    const look = () => void pendingRecoveryCode(file).then((pending) => setCode(pending ?? null));
    look();
    return hearRecoveryCode(look);
  }, [file]);
  if (code === undefined || loading) return null;
  if (code !== null) {
    return (
      <Page>
        <RecoveryStep
          code={code}
          onWritten={() => {
            recoveryCodeIsWritten();
            setCode(null);
          }}
        />
      </Page>
    );
  }
  if (entities.length === 0) {
    return (
      <Page>
        <EntitiesStep />
      </Page>
    );
  }
  return children;
}
