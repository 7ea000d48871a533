/** How often a rule has hit, told when its row comes into view. */
import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/client.ts';
import { text } from '../../text/index.ts';
import { Badge } from '../../ui/index.ts';
import type { Rule } from './draft.ts';
import styles from './RulesScreen.module.css';

export function HitsCell({ rule }: { rule: Rule }) {
  const { entity, field, test, value, direction, account_id: account, payee, id } = rule;
  const hits = useQuery(
    api.rules.test.queryOptions({
      input: { entity, field, test, value, direction, account, payee, except: id, limit: 1 },
    }),
  );
  if (hits.data === undefined) return null;
  const { hits: all, shadowed } = hits.data;
  if (all === 0) return <Badge>{text.rules.never}</Badge>;
  if (shadowed === all)
    return (
      <Badge tone="warn" title={text.rules.shadowed}>
        {text.rules.shadowed}
      </Badge>
    );
  return (
    <>
      {shadowed > 0 && (
        <span className={styles.quiet} title={text.rules.partlyShadowed(shadowed)}>
          {text.rules.partlyShadowed(shadowed)}
        </span>
      )}
      <span className={styles.hits}>{text.rules.hits(all)}</span>
    </>
  );
}
