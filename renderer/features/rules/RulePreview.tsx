/** The entries of the past that a rule under edit hits, and what it would do to each. */
import { useMemo } from 'react';
import { troubleOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import {
  AccountName,
  DataGrid,
  dayColumn,
  ErrorState,
  type GridColumn,
  Money,
  useLocale,
} from '../../ui/index.ts';
import { asksAnything, problemsOf, type RuleDraft } from './draft.ts';
import type { Hit, RuleTest } from './past.ts';
import styles from './RuleForm.module.css';
import { becomesText, partsText } from './words.ts';

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
  const locale = useLocale();
  return useMemo(() => {
    const words = text.rules.preview;
    const thenOf = (hit: Hit) => {
      if (hit.rule !== null) return words.taken(hit.rule);
      return doesAnything && hit.becomes ? becomesText(hit.becomes, locale) : '';
    };
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
        width: 130,
        grow: 1,
        cell: ({ account, parts }) =>
          parts.length === 0 ? (
            <AccountName path={account} leafOnly />
          ) : (
            <span title={parts.join(', ')}>{partsText(parts)}</span>
          ),
        text: ({ account, parts }) => (parts.length === 0 ? account : parts.join(', ')),
      },
      {
        id: 'becomes',
        header: words.columns.becomes,
        width: 200,
        grow: 4,
        cell: (hit) => {
          const said = thenOf(hit);
          return hit.rule === null ? <strong title={said}>{said}</strong> : <span title={said}>{said}</span>;
        },
        text: thenOf,
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
  }, [doesAnything, locale]);
}
