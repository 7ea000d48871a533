/** What an investment account holds besides its cash, as its broker states it: one line above the rows, all of it beside them. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { text } from '../../text/index.ts';
import { Button, DateText, Drawer, EmptyState, Money } from '../../ui/index.ts';
import styles from './Holdings.module.css';

const words = text.register.holdings;

/** Nothing where no statement lists any. */
export function Holdings({ account }: { account: Account }) {
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery({
    ...api.imports.positions.queryOptions({ input: { account: account.id } }),
    enabled: account.role === 'investment',
  });
  if (!data || data.stated_on === null) return null;
  const { positions, currency, value } = data;
  return (
    <>
      <Button variant="link" onClick={() => setOpen(true)}>
        {words.count(positions.length)}
      </Button>
      <Drawer open={isOpen} onClose={() => setOpen(false)} title={words.title} width={640}>
        <p className={styles.said}>
          {words.asOf} <DateText value={data.stated_on} format="medium" />, {words.from(data.file ?? '')}
        </p>
        {positions.length === 0 ? (
          <EmptyState title={words.none}>{words.noneText}</EmptyState>
        ) : (
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{words.security}</th>
                <th scope="col">{words.units}</th>
                <th scope="col">{words.price}</th>
                <th scope="col">{words.value}</th>
              </tr>
            </thead>
            <tbody>
              {positions.map((one, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a list as stated never changes its order
                <tr key={place}>
                  <th scope="row">
                    {one.security || words.unnamed}
                    <span className={styles.which}>
                      {[one.ticker ?? one.id, one.short ? words.short : null].filter(Boolean).join(' · ')}
                    </span>
                  </th>
                  <td>{one.units ?? words.untold}</td>
                  <td>
                    {one.price ?? words.untold}
                    {one.as_of !== null && one.as_of !== data.stated_on && (
                      <span className={styles.which}>
                        <DateText value={one.as_of} />
                      </span>
                    )}
                  </td>
                  <td>
                    {one.value === null ? (
                      words.untold
                    ) : (
                      <Money
                        value={one.value}
                        currency={one.currency ?? currency}
                        show={(one.currency ?? currency) === currency ? 'plain' : 'code'}
                      />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
            {value !== null && (
              <tfoot>
                <tr>
                  <th scope="row">{words.total}</th>
                  <td />
                  <td />
                  <td>
                    <Money value={value} currency={currency} show="symbol" strong />
                  </td>
                </tr>
              </tfoot>
            )}
          </table>
        )}
        <p className={styles.said}>{words.note}</p>
      </Drawer>
    </>
  );
}
