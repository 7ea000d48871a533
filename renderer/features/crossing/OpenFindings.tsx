/** What is open of one crossing, in the words of the check, with the way to what helps. */
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { text } from '../../text/index.ts';
import { Badge, type Tone } from '../../ui/index.ts';
import styles from './OpenFindings.module.css';
import type { OpenFinding } from './open-findings.ts';

const words = text.crossing.findings;
const TONES: Readonly<Record<OpenFinding['severity'], Tone>> = {
  info: 'plain',
  low: 'warn',
  medium: 'warn',
  high: 'bad',
  critical: 'bad',
  block: 'bad',
};

export function OpenFindings({ open, linked = false }: { open: readonly OpenFinding[]; linked?: boolean }) {
  if (open.length === 0) return null;
  return (
    <ul className={styles.open} aria-label={words.label}>
      {open.map(({ key, severity, text: said, companies }) => (
        <li key={key}>
          <Badge tone={TONES[severity]}>{text.veil.severities[severity]}</Badge>
          <span>
            {said}
            {linked &&
              companies.map(({ id, name }, place) => (
                <Fragment key={id}>
                  {place === 0 ? ' ' : ' · '}
                  <Link to="/veil" search={{ entity: id }}>
                    {companies.length === 1 ? words.helps : words.helpsIn(name)}
                  </Link>
                </Fragment>
              ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
