/** Merges an account into another of its type: what would move is shown first, and one Undo brings it back. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { troubleOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import { AccountPicker, dateText, FormDialog, useLocale } from '../../ui/index.ts';
import styles from './Dialogs.module.css';
import { Refusal } from './Refusal.tsx';
import { familyOf } from './tree.ts';

interface MergeDialogProps {
  account: Account;
  accounts: readonly Account[];
  onClose: () => void;
  onDone: (into: string) => void;
}

const words = text.accounts.merge;

export function MergeDialog({ account, accounts, onClose, onDone }: MergeDialogProps) {
  const [into, setInto] = useState<string | null>(null);
  const family = familyOf(accounts, account.id);
  const others = accounts.filter(({ id }) => !family.has(id));
  const target = others.find(({ id }) => id === into);
  const preview = useQuery({
    queryKey: ['accounts.merge', account.id, into],
    queryFn: () => client.account.merge({ account: account.id, into: into ?? '', preview: true }),
    enabled: into !== null,
    retry: false,
    gcTime: 0,
  });
  const merge = useCommand((to: string) => client.account.merge({ account: account.id, into: to }), {
    done: () => text.accounts.said.merged(account.name, target?.name ?? ''),
    quiet: true,
  });
  const submit = async () => {
    if (into === null || !preview.data || (await merge.run(into)) === null) return;
    onClose();
    onDone(into);
  };
  return (
    <FormDialog
      title={words.title(account.name)}
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={target ? words.confirm(account.name, target.name) : words.button}
      disabled={!preview.data}
      busy={merge.busy}
    >
      <div className={styles.fields}>
        <p>{words.text(account.name)}</p>
        <AccountPicker
          label={words.into}
          accounts={others}
          types={[account.type]}
          value={into}
          onCommit={setInto}
          autoFocus
        />
        <div aria-live="polite">
          {preview.isError || merge.trouble ? (
            <Refusal trouble={merge.trouble ?? troubleOf(preview.error)} />
          ) : (
            <Moves found={preview.data} waiting={into === null} />
          )}
        </div>
      </div>
    </FormDialog>
  );
}

type Found = Awaited<ReturnType<typeof client.account.merge>>;

function Moves({ found, waiting }: { found: Found | undefined; waiting: boolean }) {
  const locale = useLocale();
  const day = (date: string) => dateText(date, locale);
  return (
    <dl className={styles.moves}>
      <dt>{words.what}</dt>
      {waiting && <dd className={styles.quiet}>{words.waiting}</dd>}
      {found && (
        <>
          <dd>
            {found.postings === 0 ? words.nothing : words.postings(found.postings)}
            {found.first_date !== null && found.last_date !== null && (
              <span className={styles.quiet}> {words.days(day(found.first_date), day(found.last_date))}</span>
            )}
          </dd>
          <dd>{words.rules(found.rules)}</dd>
          <dd>{words.children(found.children)}</dd>
        </>
      )}
    </dl>
  );
}
