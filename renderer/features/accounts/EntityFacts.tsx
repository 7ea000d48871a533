/** What the chart belongs to: the entity's facts, and how far its books are closed. */
import { useId } from 'react';
import { addressLines } from '../../../shared/address.ts';
import type { Entity } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { Button, dateText, MONTHS, useLocale } from '../../ui/index.ts';
import type { ChartDialog } from './ChartDialogs.tsx';
import styles from './EntityFacts.module.css';

const words = text.accounts.entity;

interface EntityFactsProps {
  entity: Entity;
  onOpen: (dialog: ChartDialog) => void;
}

export function EntityFacts({ entity, onOpen }: EntityFactsProps) {
  const id = useId();
  const locale = useLocale();
  const { kind, closed_through: closed, tax_class: taxClass, members } = entity;
  const company = kind === 'llc';
  const address = addressLines({ ...entity, state: entity.address_state }).join('\n');
  return (
    <section className={styles.facts} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{words.facts}</h2>
        <Button size="small" variant="quiet" onClick={() => onOpen({ what: 'edit-entity' })}>
          {words.change}
        </Button>
      </div>
      <dl className={styles.list}>
        <Fact name={words.legalName} value={entity.legal_name} />
        {company && taxClass && <Fact name={words.taxClass} value={words.taxClasses[taxClass]} />}
        <Fact name={words.state} value={entity.state} />
        {(company || entity.ein) && <Fact name={words.ein} value={entity.ein} />}
        {address !== '' && <Fact name={words.address} value={address} />}
        {entity.phone && <Fact name={words.phone} value={entity.phone} />}
        {company && entity.fiscal_month !== null && (
          <Fact name={words.fiscalYear} value={MONTHS[entity.fiscal_month - 1]!.label} />
        )}
        {entity.accounting_method !== 'cash' && (
          <Fact name={words.method} value={words.methods[entity.accounting_method]} />
        )}
        <Fact name={words.currency} value={entity.base_currency} />
        {company && (
          <Fact
            name={words.members}
            value={members.map(({ name, share }) => words.share(name, share)).join('\n')}
          />
        )}
      </dl>
      <div className={styles.books}>
        <h2>{words.closed}</h2>
        <p className={closed === null ? styles.quiet : undefined}>
          {closed === null ? words.open : words.closedThrough(dateText(closed, locale))}
        </p>
        <p className={styles.quiet}>{words.closedMeans}</p>
        <div className={styles.buttons}>
          <Button size="small" onClick={() => onOpen({ what: 'close' })}>
            {words.close}
          </Button>
          {closed !== null && (
            <Button size="small" variant="quiet" onClick={() => onOpen({ what: 'reopen' })}>
              {words.reopen}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string | null }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd data-none={!value || undefined}>{value || words.none}</dd>
    </div>
  );
}
