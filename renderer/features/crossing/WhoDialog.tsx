/** Whose cost it was, where an entry’s books have several on the other side: one button for each. */
import { useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { Button, Dialog, EntityMark, Stack } from '../../ui/index.ts';
import { AboutEntry } from './AboutEntry.tsx';
import styles from './Crossing.module.css';
import type { About, Choice, Kind } from './use-crossing.tsx';

interface WhoDialogProps {
  kind: Kind;
  about: About;
  choices: readonly Choice[];
  onClose: () => void;
  onChoose: (id: string) => void;
}

export function WhoDialog({ kind, about, choices, onClose, onChoose }: WhoDialogProps) {
  const words = text.crossing;
  const { entity } = useBooks();
  return (
    <Dialog
      open
      size="small"
      title={words.ask[kind]}
      onClose={onClose}
      footer={
        <Button variant="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
      }
    >
      <Stack>
        <AboutEntry about={about} />
        <div className={styles.choices}>
          {choices.map(({ id, name }, at) => {
            const mark = entity(id);
            return (
              <Button
                key={id}
                icon={mark && <EntityMark entity={mark} size="small" />}
                data-autofocus={at === 0 ? 'true' : undefined}
                onClick={() => onChoose(id)}
              >
                {name}
              </Button>
            );
          })}
        </div>
      </Stack>
    </Dialog>
  );
}
