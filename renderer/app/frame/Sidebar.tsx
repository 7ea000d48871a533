/**
 * Whose money there is, and where: companies above, the person below, the wall between them. Each compartment carries
 * its entity's hue at its left edge.
 */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { text } from '../../text/index.ts';
import { AccountName, EntityMark, Kbd, Money } from '../../ui/index.ts';
import { type Account, type Entity, useBooks } from '../books.ts';
import { api } from '../client.ts';
import { currenciesLeftOut } from '../left-out.ts';
import { today } from '../use-period.ts';
import { Places } from './Places.tsx';
import styles from './Sidebar.module.css';
import { Wall } from './Wall.tsx';

export function Sidebar({ onPalette }: { onPalette: () => void }) {
  const { entities, loading } = useBooks();
  const companies = entities.filter(({ kind }) => kind === 'llc');
  const people = entities.filter(({ kind }) => kind === 'person');
  return (
    <aside className={styles.sidebar}>
      <div className={styles.head}>
        <Link to="/" className={styles.name}>
          <span className={styles.mark} aria-hidden="true" />
          {text.app.name}
        </Link>
        <button type="button" className={styles.search} onClick={onPalette}>
          <span>{text.app.searchOrJump}</span>
          <Kbd keys="Mod+K" />
        </button>
      </div>
      <nav className={styles.scroll} aria-label={text.app.sidebar}>
        {!loading && entities.length === 0 && <p className={styles.none}>{text.app.noEntities}</p>}
        {companies.map((entity) => (
          <Compartment key={entity.id} entity={entity} />
        ))}
        {companies.length > 0 && people.length > 0 && <Wall />}
        {people.map((entity) => (
          <Compartment key={entity.id} entity={entity} />
        ))}
      </nav>
      <Places />
    </aside>
  );
}

function Compartment({ entity }: { entity: Entity }) {
  const { sideAccountsOf } = useBooks();
  const overview = useQuery(api.reports.overview.queryOptions({ input: { as_of: today() } }));
  const figures = overview.data?.entities.find(({ entity_id }) => entity_id === entity.id);
  const without = currenciesLeftOut(sideAccountsOf(entity.id), entity.base_currency);
  const [all, setAll] = useState(false);
  const accounts = sideAccountsOf(entity.id);
  // A chart comes with accounts that nobody uses yet: they stand aside until they hold something.
  const busy = accounts.filter(({ balance_minor }) => balance_minor !== 0);
  const idle = accounts.length - busy.length;
  return (
    <div className={styles.compartment} data-hue={entity.hue}>
      <h2 className={styles.entity}>
        <Link
          to="/register"
          search={{ entity: entity.id }}
          className={styles.entityLink}
          activeOptions={{ exact: true, includeSearch: true }}
        >
          <EntityMark entity={entity} />
          <span className={styles.entityName}>{entity.name}</span>
          {figures && (
            <Money value={figures.cash_minor + figures.owed_minor} currency={entity.base_currency} strong />
          )}
        </Link>
      </h2>
      {figures && without.length > 0 && <p className={styles.without}>{text.app.without(without)}</p>}
      <ul className={styles.accounts}>
        {(all ? accounts : busy).map((account) => (
          <AccountLine key={account.id} account={account} currency={entity.base_currency} />
        ))}
      </ul>
      {idle > 0 && (
        <button type="button" className={styles.idle} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? text.app.hideIdle : text.app.showIdle(idle)}
        </button>
      )}
    </div>
  );
}

/** `currency`: the one that goes without saying. */
function AccountLine({ account, currency }: { account: Account; currency: string }) {
  return (
    <li>
      <Link
        to="/register/$account"
        params={{ account: account.id }}
        className={styles.account}
        activeProps={{ 'data-active': true, 'aria-current': 'page' }}
      >
        <span className={styles.accountName}>
          <AccountName path={account.name} />
        </span>
        <Money
          value={account.balance_minor}
          currency={account.currency}
          show={account.currency === currency ? 'plain' : 'code'}
        />
      </Link>
    </li>
  );
}
