/** Closes the books of an entity through a day. */
import { useState } from 'react';
import { addDays } from '../../../shared/dates.ts';
import type { Entity } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { DateInput, dateText, FormDialog, useLocale } from '../../ui/index.ts';
import styles from './Dialogs.module.css';
import { Refusal } from './Refusal.tsx';

const words = text.accounts.closing;

/** The end of last month, unless that is closed already. */
function likely(closed: string | null): string | null {
  const end = addDays(`${today().slice(0, 7)}-01`, -1);
  return closed === null || end > closed ? end : null;
}

export function CloseDialog({ entity, onClose }: { entity: Entity; onClose: () => void }) {
  const locale = useLocale();
  const closed = entity.closed_through;
  const [through, setThrough] = useState(() => likely(closed));
  const [tried, setTried] = useState(false);
  const close = useCommand((day: string) => client.period.close({ entity: entity.id, through: day }), {
    done: (answer) => text.accounts.said.closed(answer.name, dateText(answer.closed_through ?? '', locale)),
    quiet: true,
  });
  const submit = async () => {
    setTried(true);
    if (through !== null && (await close.run(through)) !== null) onClose();
  };
  return (
    <FormDialog
      size="small"
      title={words.title(entity.name)}
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={through === null ? words.button : words.confirm(dateText(through, locale))}
      busy={close.busy}
    >
      <div className={styles.fields}>
        <p>{words.text}</p>
        <Refusal trouble={close.trouble} />
        <DateInput
          label={words.through}
          value={through}
          onCommit={setThrough}
          max={today()}
          {...(closed !== null && { min: addDays(closed, 1) })}
          error={tried && through === null ? words.missing : null}
          required
          autoFocus
        />
      </div>
    </FormDialog>
  );
}
