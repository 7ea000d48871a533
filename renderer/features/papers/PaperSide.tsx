/** Beside the pages: what can be done, the four dates, who has signed, what is left open, the files. */
import type { ReactNode } from 'react';
import type { PaperOut } from '../../../shared/contract/paper.ts';
import { dayHere } from '../../../shared/dates.ts';
import { text } from '../../text/index.ts';
import { Badge, Button, DateText, dateText, Money, useLocale } from '../../ui/index.ts';
import { STAGE_TONES } from './columns.tsx';
import type { Deed } from './Dialogs.tsx';
import styles from './Papers.module.css';
import { deedsOf, stageOf } from './rows.ts';
import { savePaper, savePaperFile } from './save-paper.ts';

const { detail: words, menu, stages } = text.papers;

interface PaperSideProps {
  paper: PaperOut;
  onDeed: (what: Deed) => void;
}

export function PaperSide({ paper, onDeed }: PaperSideProps) {
  const { subject, amount_minor: minor, currency } = paper;
  const stage = stageOf(paper);
  return (
    <aside className={styles.side} aria-label={words.side}>
      <div className={styles.part}>
        <strong>{subject}</strong>
        <Money value={minor} currency={currency} />
        <div>
          <Badge tone={STAGE_TONES[stage]}>{stages[stage]}</Badge>
        </div>
      </div>
      <Deeds paper={paper} onDeed={onDeed} />
      <Warnings paper={paper} />
      <Dates paper={paper} />
      {paper.signers.length > 0 && <Signers signers={paper.signers} />}
      {paper.open.length > 0 && (
        <Part title={words.open}>
          <ul className={styles.bullets}>
            {paper.open.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Part>
      )}
      {paper.files.length > 0 && <Files files={paper.files} />}
      {paper.content_hash !== null && (
        <Part title={words.hash}>
          <span className={styles.hash}>{paper.content_hash}</span>
          <p className={styles.small}>{words.from(paper.template ?? '')}</p>
        </Part>
      )}
      <p className={styles.small}>{words.law}</p>
    </aside>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Deeds({ paper, onDeed }: PaperSideProps) {
  const { id } = paper;
  const can = deedsOf(paper);
  return (
    <div className={styles.deeds}>
      {can.has('sign') && (
        <Button size="small" variant="primary" onClick={() => onDeed('sign')}>
          {menu.sign}
        </Button>
      )}
      {can.has('attach') && (
        <Button size="small" onClick={() => onDeed('attach')}>
          {menu.attach}
        </Button>
      )}
      <Button size="small" onClick={() => void savePaper(id)}>
        {menu.save}
      </Button>
      {can.has('make') && (
        <Button size="small" variant="quiet" onClick={() => onDeed('make')}>
          {menu.remake}
        </Button>
      )}
      {can.has('void') && (
        <Button size="small" variant="quiet" onClick={() => onDeed('void')}>
          {menu.void}
        </Button>
      )}
    </div>
  );
}

function Warnings({ paper }: { paper: PaperOut }) {
  const { superseded_by: successor, missing_crossings: missing, crossings, taken_back_on: on } = paper;
  const locale = useLocale();
  return (
    <>
      {successor !== null && <p className={styles.warn}>{words.superseded}</p>}
      {missing > 0 && (
        <p className={styles.warn}>
          {words.gone(missing, crossings.length, on && dateText(on, locale, 'medium'))}
        </p>
      )}
      {paper.void_reason !== null && (
        <Part title={words.voidReason(paper.voided_on && dateText(paper.voided_on, locale, 'medium'))}>
          <span>{paper.void_reason}</span>
        </Part>
      )}
      {paper.late_reason !== null && (
        <Part title={words.lateReason}>
          <span>{paper.late_reason}</span>
        </Part>
      )}
    </>
  );
}

function Dates({ paper }: { paper: PaperOut }) {
  const said = (date: string | null, otherwise: string) =>
    date === null ? <span className={styles.quiet}>{otherwise}</span> : <DateText value={date} />;
  return (
    <Part title={words.facts}>
      <dl className={styles.facts}>
        <dt>{words.authorized}</dt>
        <dd>{said(paper.authorized_on, words.unsaid)}</dd>
        <dt>{words.effective}</dt>
        <dd>{said(paper.effective_on, '')}</dd>
        <dt>{words.signed}</dt>
        <dd>{said(paper.signed_on, words.notYet)}</dd>
        <dt>{paper.origin === 'made' ? words.made : words.filed}</dt>
        <dd>{said(dayHere(paper.made_at), '')}</dd>
      </dl>
    </Part>
  );
}

function Signers({ signers }: Pick<PaperOut, 'signers'>) {
  const locale = useLocale();
  return (
    <Part title={words.signers}>
      <ol className={styles.lines}>
        {signers.map(({ line, party, signer, signed_on: on, how }) => (
          <li key={line}>
            <strong>{party}</strong>
            <br />
            {signer}
            <br />
            <span className={styles.quiet}>
              {on === null || how === null
                ? words.notYet
                : words.signedOn(dateText(on, locale), words.ways[how])}
            </span>
          </li>
        ))}
      </ol>
    </Part>
  );
}

function Files({ files }: Pick<PaperOut, 'files'>) {
  return (
    <Part title={words.files}>
      <ul className={styles.lines}>
        {files.map(({ id, sort, name }) => (
          <li key={id}>
            <Button
              size="small"
              variant="link"
              aria-label={words.saveFile(name)}
              onClick={() => void savePaperFile(id)}
            >
              {name}
            </Button>{' '}
            <span className={styles.quiet}>{words.sorts[sort]}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}
