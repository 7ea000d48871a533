/** What of the books a row may be that could not be booked: somebody says which, so that nothing is there twice. */
import { text } from '../../../text/index.ts';
import { dateText, moneyText, RadioGroup, useLocale } from '../../../ui/index.ts';
import styles from './Mend.module.css';
import { ANOTHER, type Likely } from './mending.ts';

interface LikelyEntriesProps {
  likely: readonly Likely[];
  currency: string;
  value: string | null;
  /** It has to be said. */
  error: boolean;
  onChange: (value: string) => void;
}

const words = text.imports.mend.likely;

export function LikelyEntries({ likely, currency, value, error, onChange }: LikelyEntriesProps) {
  const locale = useLocale();
  return (
    <div>
      <RadioGroup
        label={words.label}
        value={value ?? ''}
        onChange={onChange}
        options={[
          ...likely.map((one) => ({
            value: one.entry_id,
            label: words.entry(one.payee),
            help: words.facts(
              dateText(one.date, locale, 'medium'),
              moneyText(one.amount, currency, locale, 'symbol'),
              one.file,
            ),
          })),
          { value: ANOTHER, label: words.another, help: words.anotherHelp },
        ]}
      />
      {error && (
        <p className={styles.why} role="alert">
          {words.missing}
        </p>
      )}
    </div>
  );
}
