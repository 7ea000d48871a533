/** The entries of the past that a rule under edit hits, and what it would do to each. */
import { useMemo } from 'react';
import { troubleOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import {
  AccountName,
  Badge,
  DataGrid,
  dayColumn,
  ErrorState,
  type GridColumn,
  Money,
} from '../../ui/index.ts';
import { asksAnything, problemsOf, type RuleDraft } from './draft.ts';
import type { Hit, RuleTest } from './past.ts';
import styles from './RuleForm.module.css';

interface RulePreviewProps {
  test: RuleTest | undefined;
  draft: RuleDraft;
  /** Why it can’t be tried as it is. */
  error: Error | null;
}

const hitId = (hit: Hit) => hit.entry_id;
const hitLook = (hit: Hit) => (hit.rule === null ? undefined : ({ tone: 'muted' } as const));

export function RulePreview({ test, draft, error }: RulePreviewProps) {
  const words = text.rules.preview;
  const columns = useColumns(!problemsOf(draft).includes('account'));
  const isBlank = !asksAnything(draft);
  const shown = isBlank || error ? undefined : test;
  return (
    <section className={styles.preview} aria-label={words.title}>
      <h3 className={styles.legend}>
        {words.title}
        <span className={styles.count} aria-live="polite">
          {shown &&
            [words.hits(shown.hits), shown.shadowed > 0 && words.shadowed(shown.shadowed)]
              .filter(Boolean)
              .join(', ')}
        </span>
      </h3>
      {error && !isBlank && <PreviewTrouble error={error} />}
      {shown?.any_text && <ErrorState inline tone="warn" title={words.anyText} remedy={words.anyTextHelp} />}
      <div className={styles.hits}>
        {isBlank || shown?.hits === 0 ? (
          <p className={styles.nothing}>{isBlank ? words.write : words.none}</p>
        ) : (
          <DataGrid<Hit>
            label={words.title}
            columns={columns}
            rows={shown?.entries ?? []}
            rowId={hitId}
            look={hitLook}
            select="none"
            empty={<span />}
          />
        )}
      </div>
      {shown && shown.hits > shown.entries.length && (
        <p className={styles.count}>{words.first(shown.entries.length)}</p>
      )}
    </section>
  );
}

/** What the rule lacks, in the core’s own words: a pattern it refuses, a split that does not come to the whole. */
function PreviewTrouble({ error }: { error: Error }) {
  const { message, remedy } = troubleOf(error);
  return <ErrorState inline tone="warn" title={message} remedy={remedy} />;
}

function useColumns(doesAnything: boolean): readonly GridColumn<Hit>[] {
  return useMemo(() => {
    const words = text.rules.preview;
    return [
      dayColumn(words.columns.date),
      {
        id: 'payee',
        header: words.columns.payee,
        width: 110,
        grow: 2,
        cell: ({ payee, memo }) => <span title={memo}>{payee}</span>,
        text: ({ payee }) => payee,
      },
      {
        id: 'now',
        header: words.columns.now,
        width: 140,
        grow: 2,
        cell: ({ account, rule, would_change }) =>
          rule !== null ? (
            <span title={words.taken(rule)}>{words.taken(rule)}</span>
          ) : (
            <span className={styles.now}>
              <AccountName path={account} leafOnly />
              {doesAnything && would_change && <Badge tone="action">{words.changes}</Badge>}
            </span>
          ),
        text: ({ account }) => account,
      },
      {
        id: 'amount',
        header: words.columns.amount,
        width: 84,
        align: 'right',
        cell: ({ amount, currency }) => <Money value={amount} currency={currency} />,
        text: ({ amount }) => amount,
      },
    ] satisfies GridColumn<Hit>[];
  }, [doesAnything]);
}
