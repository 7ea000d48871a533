/** Opens closed books again, or a part of them; the reason is asked, and kept. */
import { useState } from 'react';
import { addDays } from '../../../shared/dates.ts';
import type { Entity } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { useDraft } from '../../app/drafts.ts';
import { text } from '../../text/index.ts';
import { DateInput, dateText, FormDialog, TextInput, useLocale } from '../../ui/index.ts';
import styles from './Dialogs.module.css';
import { Refusal } from './Refusal.tsx';

const words = text.accounts.reopening;
const REASON_MIN = 3;

export function ReopenDialog({ entity, onClose }: { entity: Entity; onClose: () => void }) {
  const locale = useLocale();
  const closed = entity.closed_through ?? '';
  const [reason, setReason, dropReason] = useDraft(`accounts.reopen.${entity.id}`, '');
  const [through, setThrough] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const reopen = useCommand(
    () => client.period.reopen({ entity: entity.id, through, reason: reason.trim() }),
    {
      done: ({ name, closed_through: left }) =>
        left === null
          ? text.accounts.said.reopened(name)
          : text.accounts.said.reopenedAfter(name, dateText(left, locale)),
      quiet: true,
    },
  );
  const missing = reason.trim().length < REASON_MIN;
  const close = () => {
    dropReason();
    onClose();
  };
  const submit = async () => {
    setTried(true);
    if (!missing && (await reopen.run(undefined)) !== null) close();
  };
  return (
    <FormDialog
      sticky
      size="small"
      title={words.title(entity.name)}
      onClose={close}
      onSubmit={() => void submit()}
      submit={words.confirm}
      busy={reopen.busy}
    >
      <div className={styles.fields}>
        <p>{words.text(dateText(closed, locale))}</p>
        <Refusal trouble={reopen.trouble} />
        <TextInput
          label={words.reason}
          value={reason}
          onChange={setReason}
          maxLength={1000}
          error={tried && missing ? words.reasonMissing : null}
          required
          autoFocus
        />
        <DateInput
          label={words.through}
          help={words.throughHelp}
          value={through}
          onCommit={setThrough}
          {...(closed !== '' && { max: addDays(closed, -1) })}
          allowEmpty
        />
      </div>
    </FormDialog>
  );
}
