/** One finding: how much it weighs, what was seen, its figures, what helps, and what somebody noted. */
import { Link } from '@tanstack/react-router';
import { dayHere } from '../../../shared/dates.ts';
import type { Entity } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { Badge, Button, DateText, dateText, Money, useLocale } from '../../ui/index.ts';
import styles from './Findings.module.css';
import { SnapshotButton } from './SnapshotButton.tsx';
import { type Finding, SEVERITY_TONES } from './types.ts';

const words = text.veil;

interface CardProps {
  finding: Finding;
  company: Entity;
  currency: string;
  onNote: () => void;
}

export function FindingCard({ finding, company, currency, onNote }: CardProps) {
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
          {facts.map(({ name, kind, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {kind === 'money' ? (
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
        {cured === null && <Cures cures={cures.filter(({ id }) => !HERE.has(id))} />}
        <div className={styles.deeds}>
          {cured === null && <Deeds finding={finding} company={company} />}
          <Button variant="link" onClick={onNote} aria-label={words.findings.noteOn(said)}>
            {words.findings.note}
          </Button>
        </div>
      </div>
    </li>
  );
}

/** Offered as a deed, so it is not said again. */
const HERE: ReadonlySet<string> = new Set(['take-snapshot', 'reconcile']);

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

/** What can be done from here; for the rest there is the way to where it is done. */
function Deeds({ finding, company }: { finding: Finding; company: Entity }) {
  const { subject, entries, cures } = finding;
  const wantsPaper = cures.some(({ command }) => command === 'paper.make');
  const offers = (id: string) => cures.some((cure) => cure.id === id);
  return (
    <>
      {offers('take-snapshot') && subject.kind === 'crossing' && (
        <SnapshotButton company={company} crossing={subject.id} />
      )}
      {offers('reconcile') && (
        <Link to="/reconcile/$account" params={{ account: subject.id }}>
          {words.findings.account}
        </Link>
      )}
      {wantsPaper && (
        <Link to="/papers" search={{ entity: company.id }}>
          {words.findings.papers}
        </Link>
      )}
      {subject.kind === 'crossing' && (
        <Link to="/wall" search={{ crossing: subject.id }}>
          {words.findings.crossing}
        </Link>
      )}
      {subject.kind !== 'crossing' && entries[0] !== undefined && (
        <Link to="/register" search={{ entity: company.id, entry: entries[0] }}>
          {words.findings.entry}
        </Link>
      )}
    </>
  );
}
