/** The register of one account, of any type. */
import { Link, useParams } from '@tanstack/react-router';
import { type Account, useBooks } from '../../app/books.ts';
import { ScreenBar } from '../../app/frame/ScreenBar.tsx';
import { text } from '../../text/index.ts';
import { EmptyState } from '../../ui/index.ts';
import { AccountNote } from './AccountNote.tsx';
import { BarActions } from './BarActions.tsx';
import { Register } from './Register.tsx';
import { useRegisterPeriod } from './use-register-period.ts';
import { useRegisterSearch } from './use-register-search.ts';

export function RegisterScreen() {
  const { account: id } = useParams({ strict: false });
  const { account: accountOf, loading } = useBooks();
  const account = accountOf(id);
  // Each account is a screen of its own: what was ticked or being edited stays with the other.
  if (account) return <AccountRegister key={account.id} account={account} />;
  if (loading) return <ScreenBar title="" />;
  const words = text.register.noAccount;
  return (
    <>
      <ScreenBar title={words.title} />
      <EmptyState title={words.title} action={<Link to="/register">{words.action}</Link>}>
        {words.text}
      </EmptyState>
    </>
  );
}

function AccountRegister({ account }: { account: Account }) {
  const { entity } = useBooks();
  const address = useRegisterSearch();
  const period = useRegisterPeriod();
  return (
    <>
      <ScreenBar
        title={account.name}
        entity={entity(account.entity_id)}
        note={<AccountNote account={account} />}
        period={!period.allTime}
        actions={<BarActions account={account} />}
      />
      <Register
        scope={{ account: account.id }}
        account={account}
        name={account.name}
        address={address}
        period={period}
      />
    </>
  );
}
