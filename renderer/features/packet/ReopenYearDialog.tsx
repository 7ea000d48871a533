/** Opens a closed year again; the reason is asked, and kept. */
import { useState } from 'react';
import type { Entity } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { useDraft } from '../../app/drafts.ts';
import { text } from '../../text/index.ts';
import { ErrorState, FormDialog, TextInput } from '../../ui/index.ts';
import styles from './CloseView.module.css';

const words = text.packet.close;
const REASON_MIN = 3;

interface ReopenProps {
  entity: Entity;
  year: number;
  onClose: () => void;
}

export function ReopenYearDialog({ entity, year, onClose }: ReopenProps) {
  const [reason, setReason, dropReason] = useDraft(`packet.reopen.${entity.id}.${year}`, '');
  const [tried, setTried] = useState(false);
  const reopen = useCommand(() => client.close.reopen({ entity: entity.id, year, reason: reason.trim() }), {
    done: () => words.reopened(year, entity.name),
    quiet: true,
  });
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
      title={words.reopenTitle(year, entity.name)}
      onClose={close}
      onSubmit={() => void submit()}
      submit={words.reopen}
      busy={reopen.busy}
    >
      <p className={styles.text}>{words.reopenText}</p>
      {reopen.trouble && <ErrorState inline title={reopen.trouble.message} remedy={reopen.trouble.remedy} />}
      <TextInput
        label={words.reason}
        value={reason}
        onChange={setReason}
        maxLength={1000}
        error={tried && missing ? words.reasonMissing : null}
        required
        autoFocus
      />
    </FormDialog>
  );
}
