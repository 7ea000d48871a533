/** How often a rule has hit, and what is wrong with it. */
import { text } from '../../text/index.ts';
import { Badge } from '../../ui/index.ts';
import styles from './RulesScreen.module.css';
import type { RuleCheck } from './use-rule-checks.ts';

/** Nothing while it is not known yet. */
export function HitsCell({ check }: { check: RuleCheck | undefined }) {
  if (!check) return null;
  const { hits, shadowed, contradicted, warning, by } = check;
  const words = text.rules;
  if (warning === 'archived')
    return (
      <Badge tone="warn" title={words.archivedWhy}>
        {words.archived}
      </Badge>
    );
  if (warning === 'never') return <Badge>{words.never}</Badge>;
  if (warning === 'shadowed')
    return (
      <Badge tone="warn" title={by ? words.shadowedBy(by.label) : words.shadowed}>
        {words.shadowed}
      </Badge>
    );
  return (
    <>
      {warning === 'contradicted' ? (
        <Badge tone="warn" title={by ? words.contradictedBy(by.label) : ''}>
          {words.contradicted(contradicted)}
        </Badge>
      ) : (
        shadowed > 0 && (
          <span className={styles.quiet} title={words.partlyShadowed(shadowed)}>
            {words.partlyShadowed(shadowed)}
          </span>
        )
      )}
      <span className={styles.hits}>{words.hits(hits)}</span>
    </>
  );
}
