/** Backups with their proven state, and the way back to one. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { sentenceOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import {
  Badge,
  Button,
  DateText,
  Dialog,
  EmptyState,
  instantText,
  Section,
  Skeleton,
  TextInput,
  useLocale,
} from '../../ui/index.ts';
import styles from './VaultScreen.module.css';

type Backup = Awaited<ReturnType<typeof client.vault.backups>>[number];

export function BackupsSection() {
  const words = text.vault.backups;
  const backups = useQuery(api.vault.backups.queryOptions());
  const make = useCommand(() => client.vault.backup(), { done: words.made, undo: false });
  const [chosen, setChosen] = useState<Backup | null>(null);
  return (
    <div className={styles.sections}>
      <Section
        title={text.vault.sections.backups}
        actions={
          <Button busy={make.busy} onClick={() => void make.run(undefined)}>
            {words.make}
          </Button>
        }
      >
        {backups.isPending && <Skeleton lines={4} />}
        {backups.isError && <TroubleState error={backups.error} onRetry={() => void backups.refetch()} />}
        {backups.data?.length === 0 && (
          <EmptyState title={words.none.title} drawing="hull">
            {words.none.text}
          </EmptyState>
        )}
        {backups.data && backups.data.length > 0 && (
          <BackupTable backups={backups.data} onRestore={setChosen} />
        )}
      </Section>
      <RestoreDialog backup={chosen} onClose={() => setChosen(null)} />
    </div>
  );
}

interface BackupTableProps {
  backups: readonly Backup[];
  onRestore: (backup: Backup) => void;
}

function BackupTable({ backups, onRestore }: BackupTableProps) {
  const words = text.vault.backups;
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.columns.at}</th>
            <th scope="col">{words.columns.kind}</th>
            <th scope="col" className={styles.right}>
              {words.columns.size}
            </th>
            <th scope="col">{words.columns.state}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {backups.map((backup) => (
            <tr key={backup.name}>
              <th scope="row">
                <DateText value={backup.created_at} />
              </th>
              <td>{words.kinds[backup.kind] ?? backup.kind}</td>
              <td className={styles.right}>{words.size(backup.size)}</td>
              <td className={styles.wide}>
                {backup.verified ? (
                  <Badge tone="good">{words.proven}</Badge>
                ) : (
                  <Badge tone="bad" title={backup.problems.join(' ')}>
                    {`${words.broken}: ${backup.problems.join(' ')}`}
                  </Badge>
                )}
              </td>
              <td>
                <Button size="small" disabled={!backup.verified} onClick={() => onRestore(backup)}>
                  {words.restore}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RestoreDialog({ backup, onClose }: { backup: Backup | null; onClose: () => void }) {
  const words = text.vault.backups;
  const locale = useLocale();
  const [passphrase, setPassphrase] = useState('');
  const restore = useCommand(() => client.app.restore({ backup: backup?.name ?? '', passphrase }), {
    done: words.restored,
    undo: false,
    quiet: true,
  });
  const close = () => {
    setPassphrase('');
    restore.clear();
    onClose();
  };
  const submit = async () => {
    if (passphrase !== '' && (await restore.run(undefined))) close();
  };
  return (
    <Dialog
      open={backup !== null}
      onClose={close}
      title={words.restoreTitle}
      sticky
      onSubmit={() => void submit()}
      footer={
        <Button type="submit" variant="primary" busy={restore.busy}>
          {words.confirm}
        </Button>
      }
    >
      <div className={styles.form}>
        <p className={styles.text}>{backup && words.restoreText(instantText(backup.created_at, locale))}</p>
        <TextInput
          label={words.restorePassphrase}
          type="password"
          autoComplete="current-password"
          value={passphrase}
          onChange={setPassphrase}
          error={restore.trouble ? sentenceOf(restore.trouble) : null}
        />
      </div>
    </Dialog>
  );
}
