/** What lending would book, in both books, before anybody saves it. */
import { useQuery } from '@tanstack/react-query';
import type { MovementInput } from '../../../shared/contract/crossing.ts';
import { useBooks } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { AccountName, Money } from '../../ui/index.ts';
import styles from './Dialogs.module.css';

export function BothBooks({ movement }: { movement: MovementInput }) {
  const { entity } = useBooks();
  const answer = useQuery({ ...api.crossing.preview.queryOptions({ input: movement }), retry: false });
  if (!answer.data) return null;
  const { from, to, currency } = answer.data;
  return (
    <>
      {[from, to].map((side) => (
        <div key={side.entity_id} className={styles.legs} data-hue={entity(side.entity_id)?.hue}>
          <h4>{side.entity}</h4>
          <ul>
            {side.legs.map((leg) => (
              <li key={leg.line}>
                <AccountName path={leg.account} skip={1} />
                <Money value={leg.amount} currency={currency} plus />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}
