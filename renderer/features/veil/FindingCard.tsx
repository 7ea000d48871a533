/** One finding: how much it weighs, what was seen, its figures, what helps, and what somebody noted. */
import { Link } from '@tanstack/react-router';
import { dayHere } from '../../../shared/dates.ts';
import type { Entity } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { Badge, Button, DateText, dateText, Money, useLocale } from '../../ui/index.ts';
import { Deeds, isDeed, WayThere } from './Deeds.tsx';
import styles from './Findings.module.css';
import { type Finding, SEVERITY_TONES } from './types.ts';
import type { Cure } from './use-cure.ts';

const words = text.veil;

interface CardProps {
  finding: Finding;
  company: Entity;
  onNote: () => void;
  onCure: (finding: Finding, cure: Cure) => void;
}

export function FindingCard({ finding, company, onNote, onCure }: CardProps) {
  const locale = useLocale();
  const { severity, check, check_name, text: said, days, since, cured, facts, cures, notes } = finding;
  const day = (date: string) => dateText(date, locale);
  return (
    <li className={styles.finding} data-severity={severity} data-cured={cured !== null}>
      <div className={styles.weight}>
        <Badge tone={cured === null ? SEVERITY_TONES[severity] : 'plain'}>{words.severities[severity]}</Badge>
        <span className={styles.quiet}>{words.findings.days(days)}</span>
      </div>
      <div className={styles.what}>
        <h3 className={styles.text}>{said}</h3>
        <p className={styles.quiet}>
          {`${check} ${check_name} · ${words.findings.since(day(since))}`}
          {cured !== null && ` · ${words.findings.curedOn(day(cured))}`}
        </p>
        <dl className={styles.facts}>
          {facts.map(({ name, kind, value, currency }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {kind === 'money' && currency !== null ? (
                  <Money value={value} currency={currency} />
                ) : kind === 'date' ? (
                  <DateText value={value} />
                ) : (
                  value
                )}
              </dd>
            </div>
          ))}
        </dl>
        <Parts parts={finding.parts} />
        {notes.map((note) => (
          <p key={note.at} className={styles.note}>
            <span className={styles.quiet}>
              {words.findings.noted(day(dayHere(note.at)), note.by)}
              {note.acknowledged && ` (${words.findings.acknowledged})`}
            </span>{' '}
            {note.text}
          </p>
        ))}
      </div>
      <div className={styles.helps}>
        {cured === null && <Cures cures={cures.filter((cure) => !isDeed(finding, cure))} />}
        {cured === null && (
          <Deeds finding={finding} company={company} onCure={(cure) => onCure(finding, cure)} />
        )}
        <div className={styles.ways}>
          {cured === null && <WayThere finding={finding} company={company} />}
          <Button variant="link" onClick={onNote} aria-label={words.findings.noteOn(said)}>
            {words.findings.note}
          </Button>
        </div>
      </div>
    </li>
  );
}

/** What is done elsewhere. */
function Cures({ cures }: Pick<Finding, 'cures'>) {
  if (cures.length === 0) return null;
  return (
    <>
      <h4 className={styles.quiet}>{words.findings.cures}</h4>
      <ul>
        {cures.map(({ id, text: what }) => (
          <li key={id}>{what}</li>
        ))}
      </ul>
    </>
  );
}

/** So many stand there at once; more are folded. */
const PARTS_OPEN_MAX = 4;

/** Papers that it is about alike: each is looked at, and corrected, by itself. */
function Parts({ parts }: Pick<Finding, 'parts'>) {
  if (parts.length === 0) return null;
  return (
    <details className={styles.parts} open={parts.length <= PARTS_OPEN_MAX}>
      <summary>{words.findings.parts(parts.length)}</summary>
      <ul>
        {parts.map(({ id, name, date }) => (
          <li key={id}>
            <Link to="/papers" search={{ paper: id }}>
              {name}
            </Link>{' '}
            <DateText value={date} />
          </li>
        ))}
      </ul>
    </details>
  );
}
