/** Archiving an account with what is below it: said first, since all of it goes out of sight. */
import type { Account } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { FormDialog } from '../../ui/index.ts';
import styles from './Dialogs.module.css';
import { liveBelow } from './tree.ts';
import type { Chart } from './use-chart.ts';

interface ArchiveDialogProps {
  account: Account;
  chart: Chart;
  onClose: () => void;
}

const words = text.accounts.archiving;
/** More are counted. */
const NAMED_MAX = 8;

export function ArchiveDialog({ account, chart, onClose }: ArchiveDialogProps) {
  const below = liveBelow(chart.accounts, account.id);
  const submit = () => {
    onClose();
    void chart.archive(account, true);
  };
  return (
    <FormDialog
      size="small"
      title={words.title(account.name)}
      onClose={onClose}
      onSubmit={submit}
      submit={words.confirm(below.length + 1)}
    >
      <div className={styles.fields}>
        <p>{words.text(below.length)}</p>
        <ul className={styles.names}>
          {below.slice(0, NAMED_MAX).map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
          {below.length > NAMED_MAX && <li>{words.more(below.length - NAMED_MAX)}</li>}
        </ul>
      </div>
    </FormDialog>
  );
}
