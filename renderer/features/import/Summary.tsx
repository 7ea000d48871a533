/** What an import came to: for each account the proof and what is left to do. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type {
  ImportAccount,
  ImportFile,
  ImportResult,
  StatementProof,
} from '../../../shared/contract/import.ts';
import { useBooks } from '../../app/books.ts';
import { api, client } from '../../app/client.ts';
import { useTold } from '../../app/use-told.ts';
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
  /** What each of its files is called. */
  names: readonly string[];
  busy: boolean;
  onTakeBack: () => void;
  onFiles: (files: readonly File[]) => void;
  onInbox: () => void;
  /** Puts the files that stayed out back on the list. */
  onMend: () => void;
}

export function Summary({ result, names, busy, onTakeBack, onFiles, onInbox, onMend }: SummaryProps) {
  const words = text.imports.summary;
  const plan = planOf(result.files, result.batch);
  const brought = broughtBy(result);
  const isOfSeveral = new Set(brought.map(({ file }) => file)).size > 1;
  const proofs = useProofs(result.batch);
  const refused = result.files.flatMap((file, at) =>
    file.status === 'refused' ? [{ file, name: names[at] ?? file.file }] : [],
  );
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
        {brought.map(({ account, file, statement }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list stands as it was answered
          <li key={at}>
            <AccountSummary
              account={account}
              file={isOfSeveral ? (names[file] ?? null) : null}
              now={proofs?.find(({ statement_id }) => statement_id === statement)}
            />
          </li>
        ))}
      </ul>
      {plan.unbooked > 0 && result.batch !== null && <Unbooked batch={result.batch} />}
    </div>
  );
}

interface Brought {
  account: ImportAccount;
  /** The place of its file. */
  file: number;
  statement: string | undefined;
}

function broughtBy({ files, statements }: ImportResult): Brought[] {
  return files.flatMap(({ status, accounts }, file) =>
    status === 'imported' || status === 'partly'
      ? accounts.flatMap((account, at) => {
          const own = statements.find((one) => one.file === file && one.account === at);
          return account.target.skipped ? [] : [{ account, file, statement: own?.statement_id }];
        })
      : [],
  );
}

/** Rows are entered by hand, matched and taken back while the page stands: it says what the books say now. */
function useProofs(batch: string | null): readonly StatementProof[] | undefined {
  const input = { batch: batch ?? '' };
  return useQuery({ ...api.imports.proof.queryOptions({ input }), enabled: batch !== null }).data;
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
function Reasons({ refused }: { refused: readonly { file: ImportFile; name: string }[] }) {
  return (
    <ul className={styles.reasons}>
      {refused.map(({ file, name }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list stands as it was answered
        <li key={at}>
          {name} <Reason file={file} />
        </li>
      ))}
    </ul>
  );
}

function Reason({ file }: { file: ImportFile }) {
  const told = useTold(file);
  return file.error !== null && <span className={styles.quiet}>{told(file.error)}</span>;
}

interface AccountSummaryProps {
  account: ImportAccount;
  /** Where several files brought something. */
  file: string | null;
  now: StatementProof | undefined;
}

function AccountSummary({ account, file, now }: AccountSummaryProps) {
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
      {file !== null && <p className={styles.file}>{words.fromFile(file)}</p>}
      <dl className={styles.figures}>
        <Figure label={words.added} value={account.new} />
        <Figure label={words.matched} value={account.matched} />
        <Figure label={words.known} value={account.duplicate} />
      </dl>
      <AccountProof account={account} now={now} />
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
