/** What is open, the worst first, each with its figures and what helps; what is cured is folded below. */
import { useState } from 'react';
import type { Entity } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { EmptyState, VisuallyHidden } from '../../ui/index.ts';
import { FindingCard } from './FindingCard.tsx';
import styles from './Findings.module.css';
import { NoteDialog } from './NoteDialog.tsx';
import type { Finding, Health } from './types.ts';
import type { Cure } from './use-cure.ts';

const words = text.veil.findings;
/** Beyond these one reads the list by company and check, on the command line or in the binder. */
const SHOWN_MAX = 200;

interface FindingsProps {
  health: Health;
  company: Entity;
  onCure: (finding: Finding, cure: Cure) => void;
}

export function Findings({ health, company, onCure }: FindingsProps) {
  const [noting, setNoting] = useState<Finding | null>(null);
  const open = health.findings.filter(({ cured }) => cured === null);
  const cured = health.findings.filter((finding) => finding.cured !== null);
  const unknown = health.dimensions.reduce((sum, { missing }) => sum + missing.length, 0);
  const list = (findings: readonly Finding[]) => (
    <ol className={styles.list}>
      {findings.slice(0, SHOWN_MAX).map((finding) => (
        <FindingCard
          key={finding.key}
          finding={finding}
          company={company}
          onNote={() => setNoting(finding)}
          onCure={onCure}
        />
      ))}
    </ol>
  );
  return (
    <section aria-label={words.label}>
      <VisuallyHidden>
        <h2>{words.label}</h2>
      </VisuallyHidden>
      {open.length === 0 ? (
        <EmptyState compact drawing={unknown === 0 ? 'done' : 'search'} title={words.none}>
          {words.noneText(unknown)}
        </EmptyState>
      ) : (
        list(open)
      )}
      {cured.length > 0 && (
        <details className={styles.cured}>
          <summary>{words.cured(cured.length)}</summary>
          {list(cured)}
        </details>
      )}
      <NoteDialog finding={noting} company={company} onClose={() => setNoting(null)} />
    </section>
  );
}
