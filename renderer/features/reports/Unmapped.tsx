/** Accounts with an amount that are on no line of the form: each can be put on one right here. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type Entity, useBooks } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { AccountName, Money, Select } from '../../ui/index.ts';
import type { ScheduleC } from './ScheduleReport.tsx';
import styles from './Unmapped.module.css';

const words = text.reports.schedule.unmapped;

export function Unmapped({ report, entity }: { report: ScheduleC; entity: Entity }) {
  const { account: accountOf } = useBooks();
  const map = useCommand(
    ({ account, line }: { account: string; line: string }) =>
      client.account.update({ account, tax_line: line }),
    { done: (account) => words.done(account.name, account.tax_line ?? '') },
  );
  const { unmapped } = report;
  if (unmapped.length === 0) return null;
  const options = report.lines.map(({ line, label }) => ({ value: line, label: words.option(line, label) }));
  return (
    <section className={styles.unmapped} aria-label={words.title(unmapped.length)}>
      <div className={styles.head}>
        <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
        <div>
          <h2>{words.title(unmapped.length)}</h2>
          <p>{words.text}</p>
        </div>
      </div>
      <ul>
        {unmapped.map(({ account, account_id, amount }) => (
          <li key={account_id}>
            <Link to="/accounts" search={{ entity: entity.id, account: account_id }} title={words.open}>
              <AccountName path={account} skip={1} />
            </Link>
            <Money value={amount} currency={entity.base_currency} />
            <div className={styles.choice}>
              {accountOf(account_id)?.role === 'uncategorised' ? (
                <Link to="/inbox" search={{ entity: entity.id }}>
                  {words.inbox}
                </Link>
              ) : (
                <Select
                  label={words.line(account)}
                  labelHidden
                  size="small"
                  value={null}
                  placeholder={words.choose}
                  disabled={map.busy}
                  options={options}
                  onCommit={(line) => void map.run({ account: account_id, line })}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
