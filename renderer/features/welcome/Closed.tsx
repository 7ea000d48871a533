/** What is shown while no vault is open: the first run, or the lock. */
import { useState } from 'react';
import type { AppStatus } from '../../../shared/contract/app.ts';
import { useVaultRequest, type VaultRequest } from '../../app/vault-request.ts';
import { NewVault } from './NewVault.tsx';
import { Page } from './Page.tsx';
import { Recover } from './Recover.tsx';
import { Start } from './Start.tsx';
import { Unlock } from './Unlock.tsx';

type View = 'start' | 'new' | 'unlock' | 'recover';

export function Closed({ status }: { status: AppStatus }) {
  const { request, asked } = useVaultRequest();
  return <Views key={asked} status={status} request={request} />;
}

function Views({ status, request }: { status: AppStatus; request: VaultRequest | null }) {
  const [view, setView] = useState<View>(request?.view ?? (status.state === 'none' ? 'start' : 'unlock'));
  const [file, setFile] = useState(request?.file ?? status.file);
  const openFile = (path: string) => {
    setFile(path);
    setView('unlock');
  };
  return (
    <Page>
      {view === 'start' && (
        <Start
          recent={status.recent}
          onNew={() => setView('new')}
          onOpen={() => setView('unlock')}
          onFile={openFile}
        />
      )}
      {view === 'new' && <NewVault suggested={status.suggested_file} onBack={() => setView('start')} />}
      {view === 'unlock' && (
        <Unlock
          key={file}
          file={file}
          recent={status.recent}
          onFile={openFile}
          onRecover={() => setView('recover')}
          onStart={() => setView('start')}
        />
      )}
      {view === 'recover' && <Recover file={file} onBack={() => setView('unlock')} />}
    </Page>
  );
}
