/** What tax law makes of the loan, as far as books can tell. */
import { text } from '../../text/index.ts';
import { Badge, dateText, moneyText, Panel, useLocale } from '../../ui/index.ts';
import styles from './Loan.module.css';
import type { LoanDetail } from './types.ts';

const words = text.loan.one;

export function Law({ loan }: { loan: LoanDetail }) {
  const locale = useLocale();
  const { law, currency } = loan;
  const money = (amount: string) => moneyText(amount, currency, locale, 'code');
  const day = (date: string) => dateText(date, locale);
  const { over, limit, highest } = law.aggregate;
  const missing = new Set(law.checks.flatMap(({ months_unknown }) => months_unknown)).size;
  const warns = law.reach !== 'none' && loan.below_afr === 'below';
  return (
    <Panel title={words.law} actions={warns && <Badge tone="warn">{text.loan.states.below}</Badge>}>
      <div className={styles.law}>
        <p>{law.sentence}</p>
        {law.checks.map((check) => (
          <p key={check.effective}>
            {words.check(check, dateText(check.month, locale, 'month'))}
            {law.reach !== 'none' &&
              Number(check.shortfall ?? 0) > 0 &&
              ` ${words.shortfall(money(check.shortfall!))}`}
          </p>
        ))}
        {missing > 0 && <p>{words.missing(missing)}</p>}
        {limit === null ? (
          <p>{words.noLimit(currency, money(highest))}</p>
        ) : over.length === 0 ? (
          <p>{words.notOver(money(limit), money(highest))}</p>
        ) : (
          over.map((span) => (
            <p key={span.from}>
              {words.over(money(limit), day(span.from), day(span.to), span.days, money(span.highest))}
            </p>
          ))
        )}
        {law.reach === 'applies' && law.forgone !== null && Number(law.forgone) > 0 && (
          <p>{words.forgone(money(law.forgone))}</p>
        )}
        <p className={styles.note}>{words.lawNote}</p>
      </div>
    </Panel>
  );
}
