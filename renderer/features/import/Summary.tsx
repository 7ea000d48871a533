/** What an import came to: for each account the proof and what is left to do. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ImportAccount, ImportResult } from '../../../shared/contract/import.ts';
import { useBooks } from '../../app/books.ts';
import { api, client } from '../../app/client.ts';
import { text } from '../../text/index.ts';
import { Button, Drawing, dateText, EntityMark, ErrorState, useLocale } from '../../ui/index.ts';
import { AccountProof } from './AccountProof.tsx';
import { ChooseFiles } from './ChooseFiles.tsx';
import { Problems } from './Problems.tsx';
import { planOf } from './plan.ts';
import { unreadCount } from './rows.ts';
import styles from './Summary.module.css';

interface SummaryProps {
  result: ImportResult;
  busy: boolean;
  onTakeBack: () => void;
  onFiles: (files: readonly File[]) => void;
  onInbox: () => void;
  /** Puts the files that stayed out back on the list. */
  onMend: () => void;
}

export function Summary({ result, busy, onTakeBack, onFiles, onInbox, onMend }: SummaryProps) {
  const words = text.imports.summary;
  const plan = planOf(result.files, result.batch);
  const accounts = result.files
    .filter(({ status }) => status === 'imported' || status === 'partly')
    .flatMap((file) => file.accounts)
    .filter((account) => !account.target.skipped);
  const refused = result.files.filter(({ status }) => status === 'refused');
  return (
    <div className={styles.summary}>
      <header className={styles.head}>
        <Drawing name="done" />
        <div>
          <h2 className={styles.title}>{result.batch === null ? words.nothing : words.title}</h2>
          <p className={styles.text}>
            {result.batch === null
              ? text.imports.commit.nothingWhy(plan.known)
              : words.text(plan.added, plan.accounts)}
          </p>
        </div>
        <div className={styles.actions}>
          {result.batch !== null && (
            <Button variant="quiet" busy={busy} onClick={onTakeBack}>
              {words.takeBack}
            </Button>
          )}
          <ChooseFiles label={words.more} onFiles={onFiles} />
          {plan.added > 0 && (
            <Button variant="primary" onClick={onInbox}>
              {words.inbox}
            </Button>
          )}
        </div>
      </header>
      {refused.length > 0 && (
        <ErrorState
          inline
          title={words.refused(refused.length)}
          where={<Reasons refused={refused} />}
          action={
            <Button size="small" onClick={onMend}>
              {words.mend}
            </Button>
          }
        />
      )}
      <ul className={styles.accounts}>
        {accounts.map((account, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list stands as it was answered
          <li key={at}>
            <AccountSummary account={account} />
          </li>
        ))}
      </ul>
      {plan.unbooked > 0 && result.batch !== null && <Unbooked batch={result.batch} />}
    </div>
  );
}

/** What is listed is counted: rows that an import before had kept are not among them. */
function Unbooked({ batch }: { batch: string }) {
  const problems = useQuery(api.imports.problems.queryOptions({ input: { batch } }));
  const open = problems.data?.filter(({ mended }) => mended === null);
  const count = open && unreadCount({ unreadable: open });
  if (problems.data?.length === 0) return null;
  return (
    <section className={styles.problems}>
      {count !== undefined && <h3 className={styles.name}>{text.imports.summary.problems(count)}</h3>}
      <Problems batch={batch} />
    </section>
  );
}

/** Each file has a reason of its own to stay out. */
function Reasons({ refused }: { refused: ImportResult['files'] }) {
  return (
    <ul className={styles.reasons}>
      {refused.map(({ file, error }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list stands as it was answered
        <li key={at}>
          {file}
          {error !== null && <span className={styles.quiet}> {error}</span>}
        </li>
      ))}
    </ul>
  );
}

function AccountSummary({ account }: { account: ImportAccount }) {
  const { entities, accounts } = useBooks();
  const locale = useLocale();
  const words = text.imports.summary;
  const entity = entities.find(({ name }) => name === account.entity);
  const inBooks = accounts.find((other) => other.path === account.account && other.entity === account.entity);
  const name = inBooks?.name ?? account.target.name;
  return (
    <section className={styles.account} data-hue={entity?.hue}>
      <div className={styles.who}>
        {entity && <EntityMark entity={entity} size="small" />}
        <h3 className={styles.name}>
          {inBooks ? (
            <Link to="/register/$account" params={{ account: inBooks.id }} aria-label={words.open(name)}>
              {name}
            </Link>
          ) : (
            name
          )}
        </h3>
      </div>
      <dl className={styles.figures}>
        <Figure label={words.added} value={account.new} />
        <Figure label={words.matched} value={account.matched} />
        <Figure label={words.known} value={account.duplicate} />
      </dl>
      <AccountProof account={account} />
      <div className={styles.next}>
        {inBooks && <Unreviewed account={inBooks.id} span={account} />}
        {inBooks && account.stated_balance !== null && account.stated_on !== null && (
          <Link
            to="/reconcile/$account"
            params={{ account: inBooks.id }}
            aria-label={words.reconcileTo(name, dateText(account.stated_on, locale, 'medium'))}
          >
            {words.reconcile}
          </Link>
        )}
      </div>
    </section>
  );
}

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <div className={styles.figure} data-zero={value === 0 || undefined}>
      <dt>{label}</dt>
      <dd>{value.toLocaleString()}</dd>
    </div>
  );
}

/** How many of the account’s entries in those days wait to be reviewed, as a way to the inbox. */
function Unreviewed({ account, span }: { account: string; span: ImportAccount }) {
  const words = text.imports.summary;
  const { first_date: from, last_date: to } = span;
  const filter = { account, ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) };
  const count = useQuery({
    queryKey: ['import-unreviewed', filter],
    queryFn: ({ signal }) => client.entry.register({ ...filter, unreviewed: true, limit: 1 }, { signal }),
  });
  if (count.data === undefined) return <span />;
  if (count.data.total === 0) return <span className={styles.quiet}>{words.reviewed}</span>;
  return (
    <Link to="/inbox" search={filter}>
      {words.review(count.data.total)}
    </Link>
  );
}
