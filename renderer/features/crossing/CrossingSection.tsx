/** In the details of an entry that is one side of a pair: who paid for whom, what became of it, and the way to the other side. */
import { useNavigate } from '@tanstack/react-router';
import type { CrossingOfEntry } from '../../../shared/contract/crossing.ts';
import { text } from '../../text/index.ts';
import { Button } from '../../ui/index.ts';
import styles from './Crossing.module.css';
import { sayCrossing } from './CrossingChip.tsx';
import { useCrossing } from './use-crossing.tsx';

interface CrossingSectionProps {
  entry: string;
  crossing: CrossingOfEntry;
  /** The entity in whose books the entry is. */
  own: string;
  onGo: (entry: string) => void;
}

const words = text.crossing;

export function CrossingSection({ entry, crossing, own, onGo }: CrossingSectionProps) {
  const { remove, busy, dialog } = useCrossing();
  const navigate = useNavigate();
  const { id, kind, settlement, is_origin, with: other, entry_id } = crossing;
  const [from, to] = is_origin ? [own, other] : [other, own];
  const left = words.settled(kind, settlement, from, to);
  return (
    <div className={styles.pair}>
      <p className={styles.what}>{sayCrossing(crossing, own)}</p>
      {left !== null && <p className={styles.why}>{left}</p>}
      <div className={styles.buttons}>
        <Button size="small" onClick={() => onGo(entry_id)}>
          {words.show(other)}
        </Button>
        <Button size="small" onClick={() => void navigate({ to: '/wall', search: { crossing: id } })}>
          {words.onWall}
        </Button>
        <Button
          size="small"
          variant="quiet"
          busy={busy}
          onClick={() => {
            // The entry made for the payment goes: what is shown then is the payment.
            if (!is_origin) onGo(entry_id);
            void remove(entry);
          }}
        >
          {words.remove}
        </Button>
      </div>
      {dialog}
    </div>
  );
}
