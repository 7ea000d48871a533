/** What stands at the head of a printed statement: whose it is by law, what it is, and for which days. */

import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { DateText, dateText, useLocale } from '../../ui/index.ts';
import { spanName } from './labels.ts';
import styles from './ReportScreen.module.css';
import type { Asked } from './use-report.ts';

export function spanTitle({ report, span }: Asked, locale: string): string {
  if (report === 'balance-sheet') return text.reports.asOf(dateText(span.to, locale, 'long'));
  return spanName(span, locale);
}

export function PrintHead({ asked }: { asked: Asked }) {
  const locale = useLocale();
  const { entity, report } = asked;
  return (
    <div className={styles.printHead} aria-hidden="true">
      <p className={styles.printEntity}>{entity.legal_name ?? entity.name}</p>
      <p className={styles.printTitle}>{text.reports.names[report]}</p>
      <p>
        {spanTitle(asked, locale)}
        {report === 'schedule-c' && ` · ${text.reports.basis[asked.basis]}`}
        {` · ${text.reports.in(entity.base_currency)}`}
      </p>
      <p className={styles.printMade} data-varies>
        {text.reports.printed} <DateText value={today()} />
      </p>
    </div>
  );
}
