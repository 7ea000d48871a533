/** The small sum: what the statement says, less what was proven before, less what is ticked. At zero it proves. */
import { IconCheck } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { text } from '../../text/index.ts';
import { Button, DateInput, dateText, Money, MoneyInput, moneyText, useLocale } from '../../ui/index.ts';
import styles from './Slip.module.css';
import type { Session } from './use-session.ts';

const words = text.reconcile.slip;

interface SlipProps {
  session: Session;
  /** The field that goes to another account. */
  choice: ReactNode;
  /** Why it can’t be finished yet. */
  why: string | null;
  /** Enter in the balance: on to the rows. */
  onEnter: () => void;
}

export function Slip({ session, choice, why, onEnter }: SlipProps) {
  return (
    <div className={styles.slip}>
      {choice}
      <Statement session={session} onEnter={onEnter} />
      {session.date !== null && (
        <>
          <Sum session={session} />
          <Verdict session={session} why={why} />
        </>
      )}
    </div>
  );
}

function Statement({ session, onEnter }: Pick<SlipProps, 'session' | 'onEnter'>) {
  const locale = useLocale();
  const { account, date, balance, stated, byHand, until, sums } = session;
  // Each key already counts, so Escape has to know what was there before the first.
  const before = useRef(balance);
  const late = date !== null && until !== null && date <= until;
  // Where the rows do not come to zero, the clues offer it.
  const shownStated = stated !== null && byHand && stated !== balance && sums?.difference === 0;
  return (
    <>
      <div className={styles.two}>
        <DateInput
          label={words.date}
          value={date}
          onCommit={session.setDate}
          help={words.dateHelp}
          error={late ? words.dateLate(dateText(until, locale)) : null}
        />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the field within has the focus and the key */}
        <div
          onFocus={() => {
            before.current = balance;
          }}
          onKeyDown={({ key, ctrlKey, metaKey, target }) => {
            if (key !== 'Enter' || ctrlKey || metaKey) return;
            // Once the field has said whether it can be read.
            setTimeout(() => (target as Element).matches('[aria-invalid="true"]') || onEnter());
          }}
        >
          <MoneyInput
            label={words.balance}
            value={balance}
            currency={account.currency}
            allowEmpty
            help={sourceOf(session)}
            onLive={session.setBalance}
            onCommit={session.setBalance}
            onCancel={() => session.setBalance(before.current)}
          />
        </div>
      </div>
      {shownStated && (
        <Button variant="link" onClick={session.takeStated}>
          {words.takeStated(moneyText(stated, account.currency, locale, 'symbol'))}
        </Button>
      )}
    </>
  );
}

function sourceOf({ account, date, stated, byHand }: Session): string | undefined {
  if (date === null) return undefined;
  if (stated !== null && !byHand) return words.fromBank;
  if (account.type === 'liability') return words.debtHelp;
  return byHand ? words.typed : words.notStated;
}

function Sum({ session: { account, balance, sums } }: { session: Session }) {
  const { currency } = account;
  const line = (label: string, value: number | null | undefined, sign?: string) => (
    <div className={styles.line}>
      <dt>
        <span className={styles.sign} aria-hidden="true">
          {sign}
        </span>
        {label}
      </dt>
      <dd>{value === null || value === undefined ? '–' : <Money value={value} currency={currency} />}</dd>
    </div>
  );
  return (
    <dl className={styles.sum}>
      {line(words.stated, balance)}
      {line(words.before, sums?.reconciled, '−')}
      {line(words.ticked(sums?.clearedCount ?? 0), sums?.cleared, '−')}
    </dl>
  );
}

function Verdict({ session: { account, sums }, why }: Pick<SlipProps, 'session' | 'why'>) {
  const difference = sums?.difference ?? null;
  if (difference === null) return <p className={styles.waiting}>{words.waiting}</p>;
  return (
    <div className={styles.verdict} data-proves={difference === 0}>
      <span className={styles.label}>{difference === 0 ? words.proves : words.difference}</span>
      <span className={styles.figure}>
        {difference === 0 && <IconCheck size={28} stroke={2} aria-hidden="true" />}
        <Money value={difference} currency={account.currency} size="figure" />
      </span>
      <span className={styles.proof}>{why ?? words.provesText}</span>
    </div>
  );
}
