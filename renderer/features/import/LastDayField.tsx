/** The last day of a statement that tells no year; its rows are read anew with the answer. */
import { text } from '../../text/index.ts';
import { DateInput } from '../../ui/index.ts';
import styles from './FileList.module.css';
import type { ListedFile } from './listed.ts';
import type { ImportUnderWay } from './use-import.ts';

interface LastDayFieldProps {
  importing: ImportUnderWay;
  listed: ListedFile;
}

export function LastDayField({ importing, listed: { key, seen } }: LastDayFieldProps) {
  const said = importing.choices[key]?.lastDay ?? null;
  if (!seen?.undated && said === null) return null;
  const words = text.imports.lastDay;
  return (
    <div className={styles.dates} data-last-day={key}>
      <DateInput
        label={words.label}
        help={said === null ? words.help : words.said}
        value={said}
        onCommit={(day) => day !== null && importing.chooseLastDay(key, day)}
      />
    </div>
  );
}

/** To where the last day of a file is said. */
export function focusLastDay(key: string): void {
  const fields = [...document.querySelectorAll<HTMLElement>('[data-last-day]')];
  fields
    .find(({ dataset }) => dataset.lastDay === key)
    ?.querySelector('input')
    ?.focus();
}
