/** What each account counts as: the box of a cost, the means of a payment. Folded away: it is right for most. */
import { useQuery } from '@tanstack/react-query';
import { ACCOUNT_COUNTS, type AccountCounts } from '../../../shared/contract/vendor.ts';
import type { Entity } from '../../app/books.ts';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { Button, pathText, Select } from '../../ui/index.ts';
import styles from './Vendor.module.css';

const words = text.vendor.accounts;

export function Counts({ entity }: { entity: Entity }) {
  const answer = useQuery(api.vendor.accounts.queryOptions({ input: { entity: entity.id } }));
  const set = useCommand(
    ({ account, counts }: { account: string; counts: AccountCounts | null }) =>
      client.vendor.set_account({ entity: entity.id, account, counts }),
    { done: ({ account }) => words.done(pathText(account, 1)) },
  );
  return (
    <details className={styles.counts}>
      <summary>{words.title}</summary>
      <p className={styles.quiet}>{words.text}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.account}</th>
            <th scope="col">{words.counts}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {answer.data?.map(({ account_id, account, counts, chosen }) => (
            <tr key={account_id}>
              <th scope="row">{pathText(account, 1)}</th>
              <td>
                <Select<AccountCounts>
                  label={words.of(pathText(account, 1))}
                  labelHidden
                  size="small"
                  value={counts}
                  disabled={set.busy}
                  options={ACCOUNT_COUNTS.map((value) => ({ value, label: words.kinds[value] }))}
                  onCommit={(next) => void set.run({ account: account_id, counts: next })}
                />
              </td>
              <td>
                {chosen && (
                  <Button
                    size="small"
                    variant="quiet"
                    disabled={set.busy}
                    onClick={() => void set.run({ account: account_id, counts: null })}
                  >
                    {words.reset}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
