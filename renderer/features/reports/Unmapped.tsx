/** Accounts with an amount that are on no line of the form: each can be put on one right here. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useBooks } from '../../app/books.ts';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { AccountName, Money, Select } from '../../ui/index.ts';
import styles from './Unmapped.module.css';

const words = text.reports.schedule.unmapped;

interface UnmappedProps {
  accounts: readonly { account: string; account_id: string; amount: string }[];
  currency: string;
  /** Lines move between years. */
  year: number;
}

export function Unmapped({ accounts, currency, year }: UnmappedProps) {
  const title = words.title(accounts.length);
  if (accounts.length === 0) return null;
  return (
    <section className={styles.unmapped} aria-label={title}>
      <div className={styles.head}>
        <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
        <div>
          <h2>{title}</h2>
          <p>{words.text}</p>
        </div>
      </div>
      <UnmappedList accounts={accounts} currency={currency} year={year} />
    </section>
  );
}

export function UnmappedList({ accounts, currency, year }: UnmappedProps) {
  const { account: accountOf } = useBooks();
  return (
    <ul className={styles.list}>
      {accounts.map(({ account, account_id, amount }) => {
        const entity = accountOf(account_id)?.entity_id;
        return (
          <li key={account_id}>
            <Link to="/accounts" search={{ entity, account: account_id }} title={words.open}>
              <AccountName path={account} skip={1} />
            </Link>
            <Money value={amount} currency={currency} />
            <div className={styles.choice}>
              {accountOf(account_id)?.role === 'uncategorised' ? (
                <Link to="/inbox" search={{ entity }}>
                  {words.inbox}
                </Link>
              ) : (
                entity && <LineChoice entity={entity} id={account_id} name={account} year={year} />
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

interface LineChoiceProps {
  entity: string;
  id: string;
  name: string;
  year: number;
}

/** Every line that the books of that entity can be on, by form. */
function LineChoice({ entity, id, name, year }: LineChoiceProps) {
  const places = useQuery(api.tax.places.queryOptions({ input: { entity, year } }));
  const map = useCommand((line: string) => client.account.update({ account: id, tax_line: line }), {
    done: (account) => words.done(account.name, account.tax_line ?? ''),
  });
  const all = places.data ?? [];
  const isOneForm = new Set(all.map(({ form }) => form)).size === 1;
  return (
    <Select
      label={words.line(name)}
      labelHidden
      size="small"
      value={null}
      placeholder={words.choose}
      disabled={map.busy || all.length === 0}
      options={all.map(({ tax_line, title, line, label }) => ({
        ...{ value: tax_line, label: words.option(line, label) },
        ...(isOneForm ? {} : { group: title }),
      }))}
      onCommit={(line) => void map.run(line)}
    />
  );
}
