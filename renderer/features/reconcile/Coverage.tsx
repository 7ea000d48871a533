/** Until when statements prove an account, and where they leave days out or cover them twice. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Account } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { text } from '../../text/index.ts';
import { Button, cx, dateText, moneyText, useHeldFocus, useLocale } from '../../ui/index.ts';
import { useMending } from '../import/mend/use-mending.tsx';
import styles from './Coverage.module.css';
import type { Coverage } from './session.ts';

const words = text.reconcile.coverage;
/** The latest; the command line tells them all. */
const REMARKS_MAX = 4;

export function CoverageOf({ account }: { account: Account }) {
  const locale = useLocale();
  const { data } = useQuery(api.reconcile.coverage.queryOptions({ input: { account: account.id } }));
  const [one] = data ?? [];
  // Who types what the paper says has no statements to speak of.
  if (!one || one.statements === 0) return null;
  const day = (date: string) => dateText(date, locale);
  const remarks = remarksOf(one, locale);
  return (
    <section className={styles.coverage} aria-label={words.label} tabIndex={-1}>
      <h2>{words.label}</h2>
      <p>
        <strong>{one.proven_until === null ? words.unproven : words.until(day(one.proven_until))}</strong>
        {one.from !== null && one.to !== null && (
          <span>{words.covered(day(one.from), day(one.to), one.statements)}</span>
        )}
      </p>
      <Remarks remarks={remarks} />
      <Unbooked account={account} />
    </section>
  );
}

/** Rows of its statements that could not be booked, each with the way to enter it. */
function Unbooked({ account }: { account: Account }) {
  const mending = useMending();
  const held = useHeldFocus<HTMLUListElement>();
  const input = { account: account.id, limit: REMARKS_MAX };
  const { data } = useQuery(api.imports.unbooked.queryOptions({ input }));
  return (
    <>
      {data && data.length > 0 && (
        <ul {...held}>
          {data.map(({ id, file, line }) => (
            <li key={id ?? file}>
              {text.imports.mend.left(file, line)}{' '}
              {id !== null && (
                <Button
                  size="small"
                  variant="link"
                  aria-label={text.imports.mend.actionOf(file, line)}
                  data-mend={id}
                  onClick={() => mending.start(id)}
                >
                  {text.imports.mend.action}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mending.dialog}
    </>
  );
}

function Remarks({ remarks }: { remarks: readonly string[] }) {
  if (remarks.length === 0) return null;
  const more = remarks.length - REMARKS_MAX;
  return (
    <ul>
      {remarks.slice(0, REMARKS_MAX).map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
      {more > 0 && <li>{words.more(more)}</li>}
    </ul>
  );
}

/** What is off or left out, the latest first; days covered twice come last. */
function remarksOf({ gaps, overlaps, off, currency }: Coverage, locale: string): string[] {
  const day = (date: string) => dateText(date, locale);
  const money = (amount: string) => moneyText(amount, currency, locale, 'symbol');
  return [
    ...gaps
      .toReversed()
      .map(({ from, to, missing }) =>
        missing === null || Number(missing) === 0
          ? words.gap(day(from), day(to))
          : words.gapMissing(day(from), day(to), money(missing)),
      ),
    ...off.toReversed().map(({ date, difference }) => words.off(day(date), money(difference))),
    ...overlaps
      .toReversed()
      .map(({ from, to, files }) =>
        words.overlap(day(from), day(to), new Intl.ListFormat(locale).format(files)),
      ),
  ];
}

/** An archived one is on no screen until it is taken back into the chart. */
function AccountOf({ one }: { one: Coverage }) {
  const name = `${one.entity} · ${one.account.split(':').at(-1)}`;
  if (one.archived) return <>{words.archived(name)}</>;
  return (
    <Link to="/reconcile/$account" params={{ account: one.account_id }}>
      {name}
    </Link>
  );
}

/** Of every account that has statements. */
export function CoverageOfAll() {
  const locale = useLocale();
  const { data } = useQuery(api.reconcile.coverage.queryOptions({ input: {} }));
  const told = data?.filter(({ statements }) => statements > 0) ?? [];
  if (told.length === 0) return null;
  const day = (date: string | null) => (date === null ? words.never : dateText(date, locale));
  return (
    <section className={cx(styles.coverage, styles.all)} aria-label={words.label}>
      <h2>{words.label}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.account}</th>
            <th scope="col">{words.proven}</th>
            <th scope="col">{words.to}</th>
            <th scope="col">{words.open}</th>
          </tr>
        </thead>
        <tbody>
          {told.map((one) => {
            const remarks = remarksOf(one, locale);
            return (
              <tr key={one.account_id}>
                <th scope="row">
                  <AccountOf one={one} />
                </th>
                <td>{day(one.proven_until)}</td>
                <td>{day(one.to)}</td>
                <td>{remarks.length === 0 ? words.nothing : <Remarks remarks={remarks} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
