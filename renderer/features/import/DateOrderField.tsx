/** Which way round the days of a file are, where it does not tell; the rows are read anew with the answer. */
import { DATE_ORDERS, type DateOrder } from '../../../shared/contract/import.ts';
import { text } from '../../text/index.ts';
import { Segmented } from '../../ui/index.ts';
import styles from './FileList.module.css';
import type { ListedFile } from './listed.ts';
import type { ImportUnderWay } from './use-import.ts';

interface DateOrderFieldProps {
  importing: ImportUnderWay;
  listed: ListedFile;
}

export function DateOrderField({ importing, listed: { key, name, seen } }: DateOrderFieldProps) {
  if (!seen?.dates) return null;
  const { order, other } = seen.dates;
  const words = text.imports.dates;
  return (
    <div className={styles.dates}>
      <span aria-hidden="true">{words.label}</span>
      <Segmented<DateOrder>
        label={words.of(name)}
        size="small"
        value={importing.choices[key]?.dates ?? order}
        onChange={(chosen) => importing.chooseDates(key, chosen)}
        items={DATE_ORDERS.filter((one) => one === order || one === other).map((value) => ({
          value,
          label: words.orders[value],
        }))}
      />
    </div>
  );
}
