/** One entity: five figures, each a door to what stands behind it, and its accounts. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Entity } from '../../app/books.ts';
import { currenciesLeftOut } from '../../app/left-out.ts';
import { text } from '../../text/index.ts';
import { EmptyState, EntityMark, Money, moneyText, Sparkline, useLocale } from '../../ui/index.ts';
import { AccountTable, isUsed } from './AccountTable.tsx';
import { Attention } from './Attention.tsx';
import styles from './EntityPanel.module.css';
import type { Figures } from './figures.ts';

interface PanelProps {
  entity: Entity;
  figures: Figures;
}

export function EntityPanel({ entity, figures }: PanelProps) {
  const words = text.home.noAccounts;
  return (
    <section className={styles.panel} data-hue={entity.hue} aria-label={entity.name}>
      <header className={styles.head}>
        <h2 className={styles.name}>
          <EntityMark entity={entity} show="name" />
        </h2>
        {entity.kind === 'llc' && <Attention entity={entity} />}
      </header>
      {figures.accounts.every((account) => !isUsed(account)) ? (
        <EmptyState
          compact
          drawing="files"
          title={words.title(entity.name)}
          action={<Link to="/import">{words.action}</Link>}
        >
          {words.text}
        </EmptyState>
      ) : (
        <>
          <Tiles entity={entity} figures={figures} />
          <AccountTable accounts={figures.accounts} currency={figures.currency} />
        </>
      )}
    </section>
  );
}

function Tiles({ entity, figures }: PanelProps) {
  const locale = useLocale();
  const { currency, cash_minor, owed_minor, to_review, unreconciled, in_transit, month, trend } = figures;
  const words = text.home;
  const say = (minor: number) => moneyText(minor, currency, locale, 'symbol');
  const owed = owed_minor === 0 ? words.cashClear : words.cashOwed(say(-owed_minor));
  const without = currenciesLeftOut(figures.accounts, currency);
  const search = { entity: entity.id };
  return (
    <div className={styles.tiles}>
      <Tile label={words.cash} note={without.length === 0 ? owed : words.cashWithout(owed, without)}>
        <Link to="/register" search={search} className={styles.figure}>
          <Money value={cash_minor} currency={currency} size="figure" show="symbol" />
        </Link>
        <Sparkline
          label={words.trendOf(entity.name)}
          values={trend.map((point) => point.cash_minor)}
          currency={currency}
        />
      </Tile>
      <Tile
        label={words.month(monthName(month.from, locale))}
        note={words.monthNet(say(month.in_minor - month.out_minor))}
      >
        <Link to="/register" search={{ ...search, from: month.from, to: month.to }} className={styles.flow}>
          <span>
            <span className={styles.flowLabel}>{words.moneyIn}</span>
            <Money value={month.in_minor} currency={currency} />
          </span>
          <span>
            <span className={styles.flowLabel}>{words.moneyOut}</span>
            <Money value={month.out_minor} currency={currency} />
          </span>
        </Link>
      </Tile>
      <Tile label={words.review} note={to_review === 0 ? words.reviewNone : words.reviewSome(to_review)}>
        <Link to="/inbox" search={search} className={styles.figure} data-quiet={to_review === 0}>
          {to_review.toLocaleString(locale)}
        </Link>
      </Tile>
      <Tile
        label={words.unreconciled}
        note={
          unreconciled.postings === 0
            ? words.unreconciledNone
            : words.unreconciledSome(unreconciled.accounts, dayName(unreconciled.oldest, locale))
        }
      >
        <Link
          to="/register"
          search={{ ...search, status: 'cleared' }}
          className={styles.figure}
          data-quiet={unreconciled.postings === 0}
        >
          {unreconciled.postings.toLocaleString(locale)}
        </Link>
      </Tile>
      <Tile
        label={words.transit}
        note={in_transit.count === 0 ? words.transitNone : words.transitSome(say(in_transit.sum_minor))}
      >
        <Link
          to="/register"
          search={{ ...search, status: 'pending' }}
          className={styles.figure}
          data-quiet={in_transit.count === 0}
        >
          {in_transit.count.toLocaleString(locale)}
        </Link>
      </Tile>
    </div>
  );
}

function monthName(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

function dayName(day: string | null, locale: string): string {
  if (day === null) return '';
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}

function Tile({ label, note, children }: { label: string; note: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.tile}>
      <h3 className={styles.label}>{label}</h3>
      {children}
      <p className={styles.note}>{note}</p>
    </div>
  );
}
