/** The bank’s rows behind an entry, in the bank’s words; and the rows that one of them corrects, or that correct it. */
import { Fragment } from 'react';
import { text } from '../../text/index.ts';
import { Badge, Button, dateText, moneyText, useLocale, Verbatim } from '../../ui/index.ts';
import { Unmend } from '../import/mend/Unmend.tsx';
import styles from './EntryDrawer.module.css';
import type { Entry } from './types.ts';

export type BankRow = Entry['evidence'][number];

const words = text.register.details;

interface BankEvidenceProps {
  rows: readonly BankRow[];
  /** Shows where it stands in its file. */
  onPage: (row: BankRow) => void;
  onGo: (entry: string) => void;
}

export function BankEvidence({ rows, onPage, onGo }: BankEvidenceProps) {
  if (rows.length === 0) return <p className={styles.quiet}>{words.noEvidence}</p>;
  return (
    <ul className={styles.list}>
      {rows.map((row) => (
        <li key={row.statement_line_id} className={styles.evidence}>
          <div className={styles.where}>
            <span className={styles.place}>{words.line(row.file, row.line)}</span>
            <Badge>{row.unbooked_id === null ? words.matches[row.match] : words.saidByHand}</Badge>
            <Button size="small" variant="link" data-show-page onClick={() => onPage(row)}>
              {row.format === 'pdf' ? text.evidence.show : text.evidence.showLine}
            </Button>
          </div>
          <p className={styles.words}>
            <span className={styles.quiet}>{words.bankWords}</span> {row.payee}
            {row.payee !== '' && row.memo !== '' && ' · '}
            {row.memo}
          </p>
          <Verbatim>{row.raw}</Verbatim>
          <Why row={row} onGo={onGo} />
          {row.corrected_by.length > 0 && (
            <OtherRows intro={words.correctedBy} rows={row.corrected_by} onGo={onGo} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Why({ row, onGo }: { row: BankRow } & Pick<BankEvidenceProps, 'onGo'>) {
  if (row.unbooked_id !== null)
    return (
      <p className={styles.quiet}>
        {words.whyByHand} <Unmend row={row.unbooked_id} />
      </p>
    );
  if (row.corrects) return <OtherRows intro={words.corrects} rows={[row.corrects]} onGo={onGo} />;
  return <p className={styles.quiet}>{row.match === 'created' ? words.why : words.whyMatched}</p>;
}

interface OtherRowsProps extends Pick<BankEvidenceProps, 'onGo'> {
  intro: string;
  rows: BankRow['corrected_by'];
}

/** Rows that this one corrects, or that correct it, each with the way to its transaction. */
function OtherRows({ intro, rows, onGo }: OtherRowsProps) {
  const locale = useLocale();
  return (
    <p className={styles.quiet}>
      {intro}
      {rows.map(({ statement_line_id: id, entry_id, date, payee, amount_minor, currency }) => {
        const amount = moneyText(amount_minor, currency, locale, 'symbol');
        const said = words.otherRow(dateText(date, locale, 'medium'), payee, amount);
        return (
          <Fragment key={id}>
            {' '}
            {entry_id === null ? (
              said
            ) : (
              <Button size="small" variant="link" onClick={() => onGo(entry_id)}>
                {said}
              </Button>
            )}
          </Fragment>
        );
      })}
    </p>
  );
}
