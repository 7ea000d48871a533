/** Whose cost it was, where an entry’s books have several on the other side: one button for each. */
import { text } from '../../text/index.ts';
import { Button, Dialog } from '../../ui/index.ts';
import styles from './Crossing.module.css';
import type { Choice, Kind } from './use-crossing.tsx';

interface WhoDialogProps {
  kind: Kind;
  choices: readonly Choice[];
  onClose: () => void;
  onChoose: (id: string) => void;
}

export function WhoDialog({ kind, choices, onClose, onChoose }: WhoDialogProps) {
  const words = text.crossing;
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
      <div className={styles.buttons}>
        {choices.map(({ id, name }) => (
          <Button key={id} onClick={() => onChoose(id)}>
            {name}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
