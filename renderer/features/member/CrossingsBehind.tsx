/** What is behind a line of the tax view: each crossing with its day, its kind and its entry. */
import { IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../app/client.ts';
import { text } from '../../text/index.ts';
import { cx, DateText, Money } from '../../ui/index.ts';
import styles from './Member.module.css';
import type { TaxView } from './types.ts';

const words = text.member.tax;
const SHOWN_MAX = 50;

interface OpenLabelProps {
  label: string;
  count: number;
  open: boolean;
  onToggle: () => void;
}

export function OpenLabel({ label, count, open, onToggle }: OpenLabelProps) {
  return (
    <>
      <button
        type="button"
        className={cx(styles.open, open && styles.opened)}
        aria-expanded={open}
        title={words.open(label)}
        onClick={onToggle}
      >
        <IconChevronRight size={16} stroke={1.5} aria-hidden />
        {label}
      </button>
      <span className={styles.count}>{words.crossings(count)}</span>
    </>
  );
}

interface CrossingsBehindProps {
  view: Pick<TaxView, 'from' | 'to' | 'taxpayer_id'>;
  /** Whose books the account is in. */
  entity: string;
  account: string;
  /** Of figures, in the table that this stands in. */
  columns: number;
}

export function CrossingsBehind({ view: { from, to, taxpayer_id }, account, columns }: CrossingsBehindProps) {
  const answer = useQuery(
    api.reports.eliminations.queryOptions({
      input: { entity: taxpayer_id, from, to, account, limit: SHOWN_MAX },
    }),
  );
  const found = answer.data;
  if (!found) return null;
  return (
    <>
      {found.eliminations.map((one) => (
        <tr key={`${one.crossing_id} ${one.amount}`} className={styles.detail}>
          <th scope="row" className={styles.name} colSpan={columns}>
            <Link to="/register/$account" params={{ account }} search={{ entry: one.entry_id, from, to }}>
              <DateText value={one.date} />
            </Link>{' '}
            {words.kinds[one.kind]}
          </th>
          <td className={styles.figure}>
            <Money value={one.amount} currency={one.currency} tone="muted" />
          </td>
        </tr>
      ))}
      {found.total > found.eliminations.length && (
        <tr className={styles.detail}>
          <th scope="row" className={styles.name} colSpan={columns + 1}>
            {words.more(found.total - found.eliminations.length)}
          </th>
        </tr>
      )}
    </>
  );
}
