/** Opening + rows = closing, as a small sum: with a tick where the statement says the same, or with the difference. */
import { IconCheck, IconEqualNot } from '@tabler/icons-react';
import { useLocale } from '../locale.tsx';
import { type Amount, add, decimalOf, moneyText, signOf, subtract } from '../money/format.ts';
import { Money } from '../money/Money.tsx';
import { text } from '../text.ts';
import styles from './Proof.module.css';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export interface ProofProps {
  currency: string;
  opening: Amount | null;
  /** Sum of the rows between. */
  rows: Amount;
  rowCount?: number;
  /** What the statement says; `null` where it says nothing. */
  stated: Amount | null;
  labels?: { opening?: string; rows?: string; closing?: string; stated?: string };
}

/** The closing sum and how far the statement is from it, exact; `null` where nothing can be said. */
export function prove(
  opening: Amount | null,
  rows: Amount,
  stated: Amount | null,
  currency: string,
): { closing: string | null; difference: string | null } {
  const closing = opening === null ? null : add(decimalOf(opening, currency), decimalOf(rows, currency));
  const difference =
    closing === null || stated === null ? null : subtract(decimalOf(stated, currency), closing);
  return { closing, difference };
}

export function Proof({ currency, opening, rows, rowCount, stated, labels = {} }: ProofProps) {
  const locale = useLocale();
  const { closing, difference } = prove(opening, rows, stated, currency);
  const rowsLabel = labels.rows ?? text.proof.rows;
  const proves = difference !== null && signOf(difference) === 0;
  return (
    <dl className={styles.proof}>
      <Line label={labels.opening ?? text.proof.opening} value={opening} currency={currency} />
      <Line
        label={rowCount === undefined ? rowsLabel : `${rowsLabel} (${rowCount.toLocaleString(locale)})`}
        value={rows}
        currency={currency}
        plus
      />
      <Line label={labels.closing ?? text.proof.closing} value={closing} currency={currency} total />
      <Line label={labels.stated ?? text.proof.stated} value={stated} currency={currency} muted />
      <div className={styles.verdict} data-proves={difference === null ? undefined : proves}>
        <dt>
          <VisuallyHidden>{text.proof.verdict}</VisuallyHidden>
        </dt>
        <dd>
          {difference === null && text.proof.unstated}
          {difference !== null && proves && (
            <>
              <IconCheck size={15} stroke={2} aria-hidden="true" />
              {text.proof.proves}
            </>
          )}
          {difference !== null && !proves && (
            <>
              <IconEqualNot size={15} stroke={2} aria-hidden="true" />
              {text.proof.off(moneyText(difference, currency, locale))}
            </>
          )}
        </dd>
      </div>
    </dl>
  );
}

function Line(props: {
  label: string;
  value: Amount | null;
  currency: string;
  plus?: boolean;
  total?: boolean;
  muted?: boolean;
}) {
  const { label, value, currency, plus, total, muted } = props;
  return (
    <div className={styles.line} data-total={total || undefined}>
      <dt>{label}</dt>
      <dd>
        {value === null ? (
          <span className={styles.unknown}>?</span>
        ) : (
          <Money value={value} currency={currency} plus={plus ?? false} tone={muted ? 'muted' : 'ink'} />
        )}
      </dd>
    </div>
  );
}
