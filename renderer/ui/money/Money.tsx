/** One amount: tabular figures, a true minus sign, cents a shade lighter where the figures are large. */

import { cx } from '../cx.ts';
import { useLocale } from '../locale.tsx';
import { VisuallyHidden } from '../show/VisuallyHidden.tsx';
import { text } from '../text.ts';
import { type Amount, type CurrencyStyle, MINUS, moneyParts } from './format.ts';
import styles from './Money.module.css';

export interface MoneyProps {
  /** Minor units as a number, or the exact decimal text of the contract. `null` draws nothing. */
  value: Amount | null | undefined;
  currency: string;
  /** How the currency is named; `plain` (figures alone) by default, for lists of one currency. */
  show?: CurrencyStyle;
  size?: 'inherit' | 'large' | 'figure';
  /** Also a plus sign before what came in. */
  plus?: boolean;
  /** Draws a dash for zero, as ledgers do. */
  dashZero?: boolean;
  tone?: 'ink' | 'muted' | 'good' | 'warn' | 'bad';
  strong?: boolean;
}

export function Money(props: MoneyProps) {
  const { value, currency, show = 'plain', size = 'inherit', plus, dashZero, tone = 'ink', strong } = props;
  const locale = useLocale();
  if (value === null || value === undefined) return null;
  const parts = moneyParts(value, currency, locale, show);
  const className = cx(styles.money, styles[size], styles[tone], strong && styles.strong);
  if (dashZero && parts.zero) return <span className={cx(className, styles.muted)}>–</span>;
  const positive = plus && !parts.negative && !parts.zero;
  return (
    <span className={className} translate="no">
      {parts.negative && <Sign glyph={MINUS} word={text.money.minus} />}
      {positive && <Sign glyph="+" word={text.money.plus} />}
      {parts.before}
      {parts.whole}
      <span className={styles.cents}>{parts.cents}</span>
      {parts.after && <span className={styles.unit}>{parts.after}</span>}
    </span>
  );
}

function Sign({ glyph, word }: { glyph: string; word: string }) {
  return (
    <>
      <span aria-hidden="true">{glyph}</span>
      <VisuallyHidden>{word} </VisuallyHidden>
    </>
  );
}
