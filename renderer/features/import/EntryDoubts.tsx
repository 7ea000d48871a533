/** Of an entry that was made of a row which may be another from before: what it may be, and the two ways to decide it. */
import { useQuery } from '@tanstack/react-query';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { Button } from '../../ui/index.ts';
import styles from './RowsPane.module.css';

interface EntryDoubtsProps {
  entry: string;
  /** To the entry of the row from before: the one that was open has gone. */
  onGo: (entry: string) => void;
}

export function EntryDoubts({ entry, onGo }: EntryDoubtsProps) {
  const words = text.imports.doubts;
  const doubts = useQuery(api.imports.doubts.queryOptions({ input: { entry } }));
  const decide = useCommand(
    ({ row, same }: { row: string; same: boolean }) => client.imports.decide({ row, same }),
    { done: (_, { same }) => (same ? words.left : words.stays) },
  );
  return doubts.data?.map(({ row_id: row, like }) => (
    <section key={row} aria-label={words.title} className={styles.doubt}>
      <p>{words.may(like.payee || like.memo, like.file)}</p>
      <Button
        size="small"
        busy={decide.busy}
        onClick={() =>
          void decide.run({ row, same: true }).then((done) => done && like.entry_id && onGo(like.entry_id))
        }
      >
        {words.choices.same}
      </Button>
      <Button size="small" busy={decide.busy} onClick={() => void decide.run({ row, same: false })}>
        {words.choices.another}
      </Button>
    </section>
  ));
}
