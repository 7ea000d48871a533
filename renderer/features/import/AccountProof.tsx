/** Opening + rows = closing, held against the bank’s own balance; in full, and as one word. */
import { IconCheck, IconEqualNot } from '@tabler/icons-react';
import type { ImportAccount, StatementProof } from '../../../shared/contract/import.ts';
import { text } from '../../text/index.ts';
import { dateText, moneyText, Proof, signOf, subtract, useLocale } from '../../ui/index.ts';
import styles from './AccountCard.module.css';

interface AccountProofProps {
  account: ImportAccount;
  /** What its statement comes to by now, where the import is done. */
  now?: StatementProof | undefined;
}

export function AccountProof({ account, now }: AccountProofProps) {
  const locale = useLocale();
  const words = text.imports.account;
  const { currency, opening_balance, computed_balance, stated_balance, stated_on, uncounted, difference } = {
    ...account,
    ...now,
  };
  const { deduced_opening, positions } = account;
  const rowCount = now?.rows ?? account.new + account.matched + account.duplicate;
  if (currency === null || opening_balance === null || computed_balance === null)
    return <p className={styles.span}>{words.notYet}</p>;
  if (stated_balance !== null && difference === null) return <p className={styles.span}>{words.unread}</p>;
  const counted = subtract(computed_balance, opening_balance) ?? '0';
  const isBeyond = uncounted !== null && signOf(uncounted) !== 0;
  const day = stated_on === null ? null : dateText(stated_on, locale, 'medium');
  return (
    <div className={styles.proof}>
      <Proof
        currency={currency}
        opening={opening_balance}
        rows={counted}
        {...(isBeyond ? {} : { rowCount })}
        stated={stated_balance}
      />
      {deduced_opening && (
        <p className={styles.span}>{words.deduced(dateText(deduced_opening.date, locale, 'medium'))}</p>
      )}
      {positions !== null && positions > 0 && <p className={styles.span}>{words.holds(positions)}</p>}
      {isBeyond && (
        <p className={styles.span}>
          {words.uncounted(moneyText(uncounted, currency, locale, 'symbol'), day)}
        </p>
      )}
    </div>
  );
}

/** The proof’s outcome, for a line. */
export function Verdict({ account }: { account: ImportAccount }) {
  const locale = useLocale();
  const words = text.imports.account;
  const { difference, currency, computed_balance, stated_balance } = account;
  if (difference === null && computed_balance !== null && stated_balance !== null)
    return <span className={styles.off}>{words.unread}</span>;
  if (difference === null || currency === null) return <span>{words.unstated}</span>;
  if (signOf(difference) === 0)
    return (
      <span className={styles.proves}>
        <IconCheck size={14} stroke={2} aria-hidden="true" />
        {words.proves}
      </span>
    );
  return (
    <span className={styles.off}>
      <IconEqualNot size={14} stroke={2} aria-hidden="true" />
      {words.off(moneyText(difference, currency, locale, 'symbol'))}
    </span>
  );
}
