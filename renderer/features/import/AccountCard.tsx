/**
 * One account of a file: what it holds in a line; opened, where its rows go and the balance proof. Opening one shows its
 * rows at the right.
 */
import { useId } from 'react';
import type { ImportAccount } from '../../../shared/contract/import.ts';
import { useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { AccountName, Badge, Checkbox, cx, EntityMark, useLocale } from '../../ui/index.ts';
import styles from './AccountCard.module.css';
import { AccountProof, Verdict } from './AccountProof.tsx';
import { choiceFor } from './choices.ts';
import { DestinationField } from './DestinationField.tsx';
import type { ListedFile } from './listed.ts';
import type { Spot } from './selection.ts';
import { spanText } from './span.ts';
import type { ImportUnderWay } from './use-import.ts';

interface AccountCardProps {
  importing: ImportUnderWay;
  listed: ListedFile;
  account: ImportAccount;
  spot: Spot;
  open: boolean;
  onOpen: () => void;
}

export function AccountCard({ importing, listed, account, spot, open, onOpen }: AccountCardProps) {
  const body = useId();
  const { entities } = useBooks();
  const { target } = account;
  const words = text.imports.account;
  const entity = entities.find(({ name }) => name === account.entity);
  const skipped = target.skipped || choiceFor(importing.choices, spot.file, spot.place).skip === true;
  const refused = listed.seen?.status === 'refused';
  // Of a file that its own balances do not prove, the file itself says so.
  const proves = !skipped && !(refused && listed.seen?.unproven);
  return (
    <section
      className={cx(styles.card, open && styles.open)}
      data-hue={entity?.hue}
      data-skipped={skipped || undefined}
    >
      <button
        type="button"
        className={styles.head}
        aria-expanded={open}
        aria-controls={open ? body : undefined}
        data-spot={`${spot.file} ${spot.place}`}
        onClick={onOpen}
      >
        <span className={styles.line}>
          {entity && <EntityMark entity={entity} size="small" />}
          <span className={styles.name}>
            <AccountName path={target.name} />
          </span>
          {skipped ? <Badge>{text.imports.files.skipped}</Badge> : <Wanted account={account} />}
        </span>
        <span className={cx(styles.line, styles.quiet)}>
          <Counts account={account} plain={refused || skipped} />
          {!skipped && !refused && !open && <Verdict account={account} />}
        </span>
      </button>
      {open && (
        <div id={body} className={styles.body}>
          <Span account={account} />
          {!skipped && (
            <DestinationField importing={importing} listed={listed} account={account} spot={spot} />
          )}
          {proves && <AccountProof account={account} />}
          <Checkbox
            label={words.skip}
            checked={skipped}
            onChange={(skip) => importing.choose(spot.file, spot.place, { skip })}
          />
        </div>
      )}
    </section>
  );
}

function Wanted({ account }: { account: ImportAccount }) {
  const { wants, makes_account } = account.target;
  const words = text.imports.account;
  if (wants === 'entity') return <Badge tone="warn">{words.whose}</Badge>;
  if (wants === 'account') return <Badge tone="warn">{words.which}</Badge>;
  return makes_account ? <Badge>{words.newShort}</Badge> : null;
}

/** `plain`: nothing is known but how many rows there are. */
function Counts({ account, plain }: { account: ImportAccount; plain: boolean }) {
  const words = text.imports.account;
  const counts =
    plain || account.row_count === 0
      ? [words.rows(account.row_count)]
      : [
          words.new(account.new),
          account.matched > 0 && words.matched(account.matched),
          account.duplicate > 0 && words.known(account.duplicate),
          account.pending > 0 && words.pending(account.pending),
        ].filter((part) => part !== false);
  return <span className={styles.counts}>{counts.join(' · ')}</span>;
}

function Span({ account }: { account: ImportAccount }) {
  const locale = useLocale();
  const { first_date, last_date, currency } = account;
  const days = first_date === null || last_date === null ? null : spanText(first_date, last_date, locale);
  const told = [days, currency].filter((part) => part !== null);
  return told.length === 0 ? null : <p className={styles.span}>{told.join(' · ')}</p>;
}
