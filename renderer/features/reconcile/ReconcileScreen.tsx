/** Reconciling: the statement at the left, the rows to tick at the right, until the difference is zero. */
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type Account, MONEY_ROLES, useBooks } from '../../app/books.ts';
import { ScreenBar } from '../../app/frame/ScreenBar.tsx';
import { text } from '../../text/index.ts';
import { EmptyState, Select, Skeleton, VisuallyHidden } from '../../ui/index.ts';
import { CoverageOfAll } from './Coverage.tsx';
import { Sitting } from './Sitting.tsx';

const words = text.reconcile;

export function ReconcileScreen() {
  const { account: id } = useParams({ from: '/reconcile/$account' });
  const account = useBooks().account(id);
  const known = account && (account.type === 'asset' || account.type === 'liability');
  if (known)
    return <Sitting key={account.id} account={account} choice={<AccountChoice account={account} />} />;
  return <Overview {...words.noAccount} />;
}

/** No account yet: which there are, and until when statements prove each. */
export function ReconcileOverview() {
  return <Overview {...words.choose} />;
}

function Overview(said: { title: string; text: string }) {
  const { loading } = useBooks();
  return (
    <>
      <ScreenBar title={words.plainTitle} actions={<AccountChoice account={undefined} labelHidden />} />
      {loading ? <Skeleton lines={8} /> : <Accounts {...said} />}
    </>
  );
}

/** Accounts with statements, those of an entity together. */
export function useStatementAccounts(): Account[] {
  const { entities, sideAccountsOf } = useBooks();
  return entities.flatMap(({ id }) => sideAccountsOf(id).filter(({ role }) => MONEY_ROLES.includes(role)));
}

interface AccountChoiceProps {
  account: Account | undefined;
  labelHidden?: boolean;
}

function AccountChoice({ account, labelHidden }: AccountChoiceProps) {
  const navigate = useNavigate();
  const accounts = useStatementAccounts();
  const listed = account === undefined || accounts.some(({ id }) => id === account.id);
  const all = listed || account === undefined ? accounts : [account, ...accounts];
  if (all.length === 0) return null;
  return (
    <Select
      label={words.account}
      labelHidden={labelHidden ?? false}
      value={account?.id ?? null}
      placeholder={words.account}
      options={all.map(({ id, name, entity }) => ({ value: id, label: name, group: entity }))}
      onCommit={(next) => void navigate({ to: '/reconcile/$account', params: { account: next } })}
    />
  );
}

function Accounts(said: { title: string; text: string }) {
  const some = useStatementAccounts().length > 0;
  return (
    <section aria-label={words.plainTitle}>
      <VisuallyHidden>
        <h2>{words.plainTitle}</h2>
      </VisuallyHidden>
      <EmptyState
        title={said.title}
        drawing="scales"
        action={some ? undefined : <Link to="/accounts">{words.chart}</Link>}
      >
        {some ? said.text : words.noneAtAll}
      </EmptyState>
      <CoverageOfAll />
    </section>
  );
}
