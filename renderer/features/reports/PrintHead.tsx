/** What stands at the head of a printed report: whose it is by law, what it is, for which days, and when it was made. */
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { DateText, dateText } from '../../ui/index.ts';
import { legalNames, spanName } from './labels.ts';
import { traitsOf } from './names.ts';
import styles from './ReportScreen.module.css';
import type { Asked } from './use-report.ts';

/** “As of 31 December 2025” for what stands on a day, “2025” for what happened in a time. */
export function spanTitle({ report, span }: Pick<Asked, 'report' | 'span'>, locale: string): string {
  if (traitsOf(report).standing) return text.reports.asOf(dateText(span.to, locale, 'long'));
  return spanName(span, locale);
}

/** Beside the days: how several are laid out, on which basis, beside what. */
export function detailsOf({ report, entities, layout, basis, method, compare }: Asked): string[] {
  const { basis: hasBasis, method: hasMethod } = traitsOf(report);
  return [
    ...(entities.length > 1 ? [text.reports.whose.layouts[layout]] : []),
    ...(hasBasis ? [text.reports.basis.on(basis)] : []),
    ...(hasMethod ? [text.reports.method[method]] : []),
    ...(compare === 'none' ? [] : [text.reports.compare.beside(text.reports.compare[compare])]),
  ];
}

interface PrintHeadProps {
  entities: readonly { name: string; legal_name: string | null; base_currency: string }[];
  title: string;
  days: string;
  details?: readonly string[];
}

export function PrintHead({ entities, title, days, details = [] }: PrintHeadProps) {
  const currencies = [...new Set(entities.map(({ base_currency }) => base_currency))];
  return (
    <div className={styles.printHead} aria-hidden="true">
      <p className={styles.printEntity}>{legalNames(entities)}</p>
      <p className={styles.printTitle}>{title}</p>
      <p>{[days, ...details, text.reports.in(currencies.join(', '))].join(' · ')}</p>
      <p className={styles.printMade} data-varies>
        {text.reports.printed} <DateText value={today()} />
      </p>
    </div>
  );
}
