/** Who was paid and has not said yet who they are. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { text } from '../../text/index.ts';
import { Button, Money } from '../../ui/index.ts';
import { blank, type PartProps } from './open.ts';
import styles from './Vendor.module.css';

const words = text.vendor;

export function Wanted({ forms: { missing_w9: wanted, currency, rows }, vendors, onOpen }: PartProps) {
  if (wanted.length === 0) return null;
  return (
    <section className={styles.wanted} aria-label={words.wanted.title(wanted.length)}>
      <h3>
        <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
        {words.wanted.title(wanted.length)}
      </h3>
      <p>{words.wanted.text}</p>
      <ul>
        {wanted.map(({ vendor_id, name, paid, due }) => {
          const vendor = vendors.find(({ id }) => id === vendor_id) ?? null;
          const payees = rows.find((row) => row.vendor_id === vendor_id && row.name === name)?.payees ?? [
            name,
          ];
          return (
            <li key={vendor_id ?? name}>
              <span>
                {name} {due && <span className={styles.quiet}>({words.wanted.due})</span>}
              </span>
              <Money value={paid} currency={currency} />
              <Button
                size="small"
                aria-label={`${words.wanted.came}: ${name}`}
                onClick={() => onOpen(vendor ? { what: 'vendor', vendor, payees: [] } : blank(payees))}
              >
                {words.wanted.came}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
