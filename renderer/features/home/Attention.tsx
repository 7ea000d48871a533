/** What the veil asks somebody to look at in one company, each a door to it; nothing where there is nothing. */
import { Link } from '@tanstack/react-router';
import { useAttention } from '../../app/attention.ts';
import type { Entity } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { Badge, dateText, useLocale } from '../../ui/index.ts';
import { SEVERITY_TONES } from '../veil/types.ts';
import styles from './Attention.module.css';
import type { CompanyAttention } from './figures.ts';

const words = text.home.attention;

export function Attention({ entity }: { entity: Entity }) {
  const own = useAttention()?.companies.find(({ entity_id }) => entity_id === entity.id);
  if (!own || isQuiet(own)) return null;
  return (
    <ul className={styles.list} aria-label={words.label(entity.name)}>
      <Findings company={own} />
      <Loans company={own} />
      <Papers company={own} />
      <Formalities company={own} />
    </ul>
  );
}

function isQuiet({ findings, loans, papers, formalities }: CompanyAttention): boolean {
  return findings.length + loans.length + papers.wanted + formalities.length === 0;
}

interface Part {
  company: CompanyAttention;
}

function Findings({ company: { entity_id: entity, findings } }: Part) {
  if (findings.length === 0) return null;
  return (
    <li>
      <Link to="/veil" search={{ entity }} className={styles.door}>
        <span className={styles.name}>{words.findings}</span>
        {findings.map(({ severity, open }) => (
          <Badge key={severity} tone={SEVERITY_TONES[severity]}>
            {words.severity(open, text.veil.severities[severity])}
          </Badge>
        ))}
      </Link>
    </li>
  );
}

function Loans({ company: { loans } }: Part) {
  if (loans.length === 0) return null;
  const [first] = loans.toSorted((a, b) => b.days - a.days);
  const late = <Badge tone="bad">{words.loans(loans.length, first!.days)}</Badge>;
  return (
    <li>
      {loans.length === 1 ? (
        <Link to="/loans/$loan" params={{ loan: first!.id }} className={styles.door} title={first!.name}>
          {late}
        </Link>
      ) : (
        <Link to="/loans" className={styles.door}>
          {late}
        </Link>
      )}
    </li>
  );
}

function Papers({ company: { entity_id: entity, papers } }: Part) {
  if (papers.wanted === 0) return null;
  return (
    <li>
      <Link to="/papers" search={{ entity, stage: 'wanted' }} className={styles.door}>
        <Badge tone={papers.late === 0 ? 'plain' : 'warn'} title={words.papersLate(papers.late)}>
          {words.papers(papers.wanted)}
        </Badge>
      </Link>
    </li>
  );
}

function Formalities({ company: { entity_id: entity, formalities } }: Part) {
  const locale = useLocale();
  const past = formalities.filter(({ days }) => days < 0);
  const soon = formalities.filter(({ days }) => days >= 0);
  return [past, soon].map((list) => {
    const [first] = list;
    if (!first) return null;
    const tell = list === past ? words.pastDue : words.dueSoon;
    return (
      <li key={first.title}>
        <Link to="/veil" search={{ entity, view: 'calendar' }} className={styles.door}>
          <Badge tone={list === past ? 'bad' : 'warn'}>
            {tell(list.length, first.title, dateText(first.due_on, locale))}
          </Badge>
        </Link>
      </li>
    );
  });
}
