/**
 * A form as it is printed: each line with its number, its words, where it comes from and its amount; below a line the accounts
 * that are on it, each a door to its register, and what was set by hand.
 */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../app/client.ts';
import { text } from '../../text/index.ts';
import { cx, Money, pathText, signOf } from '../../ui/index.ts';
import sheet from '../reports/Statement.module.css';
import { Numbered } from './Numbered.tsx';
import styles from './Tax.module.css';
import type { FilledForm, FilledLine, PlainLine } from './types.ts';

const words = text.tax.forms;

interface FormTableProps {
  form: FilledForm;
  /** The same lines as the form has them without amounts: what is carried from where. */
  plain: readonly PlainLine[];
  lines: readonly FilledLine[];
}

export function matters({ amount, accounts }: FilledLine): boolean {
  return accounts.length > 0 || signOf(amount ?? '0') !== 0;
}

export function FormTable({ form, plain, lines }: FormTableProps) {
  const isScheduleC = form.form === 'schedule-c';
  const adjustments = useQuery({
    ...api.tax.adjustments.queryOptions({ input: { entity: form.entity, year: form.year } }),
    enabled: isScheduleC,
  });
  const label = words.of(form.title, form.entity);
  const plainOf = new Map(plain.map((line) => [line.line, line]));
  return (
    <section className={sheet.frame} aria-label={label}>
      <table className={cx(sheet.table, styles.sheet)}>
        <caption className={sheet.caption}>{label}</caption>
        <thead>
          <tr>
            <th scope="col" className={sheet.headName}>
              <Numbered line={words.line}>{words.label}</Numbered>
            </th>
            <th scope="col" className={cx(sheet.head, styles.from)}>
              {words.from}
            </th>
            <th scope="col" className={sheet.head}>
              {words.books}
            </th>
            <th scope="col" className={sheet.head}>
              {words.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRows
              key={line.line}
              form={form}
              line={line}
              plain={plainOf.get(line.line)}
              adjustments={(isScheduleC ? adjustments.data : undefined)?.filter(
                (one) => one.line === line.line,
              )}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface LineRowsProps {
  form: FilledForm;
  line: FilledLine;
  plain: PlainLine | undefined;
  adjustments: { id: string; reason: string; mode: 'add' | 'replace'; amount: string }[] | undefined;
}

function LineRows({ form, line, plain, adjustments = [] }: LineRowsProps) {
  const { currency, year } = form;
  const isSum = line.from === 'lines';
  return (
    <>
      <tr className={cx(isSum && sheet.total)}>
        <th scope="row" className={sheet.name}>
          <Numbered line={line.line}>{line.label}</Numbered>
        </th>
        <td className={cx(sheet.figure, sheet.bare, styles.from)}>{fromText(line, plain)}</td>
        <td className={cx(sheet.figure, sheet.bare)} />
        <td className={sheet.figure}>
          {line.amount === null ? (
            <span className={sheet.quiet}>{words.unknown}</span>
          ) : (
            <Money value={line.amount} currency={currency} />
          )}
        </td>
      </tr>
      {line.accounts.map((account) => (
        <tr key={account.account_id} className={cx(sheet.account, sheet.detail)}>
          <th scope="row" className={sheet.name}>
            {account.entity === form.entity ? '' : `${account.entity}: `}
            {pathText(account.account, 1)}
          </th>
          <td className={cx(sheet.figure, styles.from)} />
          <td className={sheet.figure}>
            <Link
              to="/register/$account"
              params={{ account: account.account_id }}
              search={{ from: `${year}-01-01`, to: `${year}-12-31` }}
            >
              <Money value={account.books} currency={currency} tone="muted" />
            </Link>
          </td>
          <td className={sheet.figure}>
            {account.amount !== account.books && (
              <Money value={account.amount} currency={currency} tone="muted" />
            )}
          </td>
        </tr>
      ))}
      {adjustments.map(({ id, reason, mode, amount }) => (
        <tr key={id} className={cx(sheet.account, sheet.detail)}>
          <th scope="row" className={sheet.name}>
            {text.reports.schedule.adjustment(reason, mode)}
          </th>
          <td className={cx(sheet.figure, styles.from)} />
          <td className={sheet.figure} />
          <td className={sheet.figure}>
            <Money value={amount} currency={currency} tone="muted" />
          </td>
        </tr>
      ))}
    </>
  );
}

/** What the books themselves fill has its accounts below and needs no word. */
function fromText({ from, percent, amount }: FilledLine, plain: PlainLine | undefined): string {
  switch (from) {
    case 'lines':
      return plain ? words.lines(plain.plus, plain.minus) : '';
    case 'form':
      return plain?.carried ? words.carried(plain.carried.form, plain.carried.line) : '';
    case 'hand':
      return amount === null ? words.hand : '';
    case 'credits':
    case 'debits':
      return percent === null ? '' : words.part(percent);
  }
}
