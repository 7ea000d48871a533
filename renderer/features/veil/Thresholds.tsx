/** The figures that the checks go by, with the usual ones beside the company's own. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Entity } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { Badge, Button, moneyText, Skeleton, useLocale } from '../../ui/index.ts';
import { ThresholdDialog } from './ThresholdDialog.tsx';
import styles from './Thresholds.module.css';
import type { Threshold } from './types.ts';

const words = text.veil.figures;

export function Thresholds({ company }: { company: Entity }) {
  const locale = useLocale();
  const query = useQuery(api.veil.thresholds.queryOptions({ input: { entity: company.id } }));
  const [changing, setChanging] = useState<Threshold | null>(null);
  if (query.isError) return <TroubleState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton lines={8} />;
  const say = (value: string | null, unit: Threshold['unit']) =>
    value === null
      ? words.off
      : unit === 'amount'
        ? moneyText(value, company.base_currency, locale, 'symbol')
        : words.units[unit](value);
  return (
    <section aria-label={words.label}>
      <p className={styles.quiet}>{words.text}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.columns.what}</th>
            <th scope="col">{words.columns.check}</th>
            <th scope="col">{words.columns.value}</th>
            <th scope="col">{words.columns.usual}</th>
          </tr>
        </thead>
        <tbody>
          {query.data.map((one) => (
            <tr key={one.name}>
              <th scope="row">{one.what}</th>
              <td>{one.check}</td>
              <td>
                <Button variant="link" aria-label={words.change(say(one.value, one.unit), one.what)} onClick={() => setChanging(one)}>
                  {say(one.value, one.unit)}
                </Button>{' '}
                {one.value !== one.standard && <Badge>{words.own}</Badge>}
              </td>
              <td className={styles.quiet}>{say(one.standard, one.unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ThresholdDialog
        key={changing?.name ?? ''}
        threshold={changing}
        company={company}
        usual={changing ? say(changing.standard, changing.unit) : ''}
        onClose={() => setChanging(null)}
      />
    </section>
  );
}
