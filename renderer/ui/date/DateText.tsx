/** A day, or an instant, in the reader's locale. */
import { useLocale } from '../locale.tsx';
import styles from './DateText.module.css';
import { type DateStyle, dateText, instantText } from './format.ts';

export interface DateTextProps {
  /** `YYYY-MM-DD`, `YYYY-MM`, or an instant with a `Z`. `null` draws nothing. */
  value: string | null | undefined;
  format?: DateStyle;
}

export function DateText({ value, format = 'medium' }: DateTextProps) {
  const locale = useLocale();
  if (!value) return null;
  const isInstant = value.includes('T');
  return (
    // An instant is another at each run, which pictures must not mind.
    <time dateTime={value} className={styles.date} data-varies={isInstant || undefined}>
      {isInstant ? instantText(value, locale) : dateText(value, locale, format)}
    </time>
  );
}
