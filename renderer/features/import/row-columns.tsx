/** The columns of a preview’s rows. */
import { useMemo } from 'react';
import { text } from '../../text/index.ts';
import { AccountName, Badge, DateText, type GridColumn, Money, type Tone } from '../../ui/index.ts';
import styles from './RowsPane.module.css';
import type { Line, RowState } from './rows.ts';

const TONES: Readonly<Record<RowState, Tone>> = {
  new: 'action',
  matched: 'good',
  duplicate: 'plain',
  pending: 'warn',
  unreadable: 'bad',
};

/** Of amounts whose currency the file does not say, only the number of decimals matters. */
const ANY_CURRENCY = 'USD';

function amountOf(line: Line): string | null {
  if (line.kind === 'part') return line.part.amount;
  return line.kind === 'entry' ? line.entry.amount : line.row.amount;
}

/** An amount that could not be read stands as it is: a number that was guessed would be worse. */
const DECIMAL = /^[+-]?\d+(\.\d+)?$/;

function Amount({ line }: { line: Line }) {
  const amount = amountOf(line);
  if (amount === null) return null;
  if (!DECIMAL.test(amount)) return <span>{amount}</span>;
  return (
    <Money
      value={amount}
      currency={line.row.currency ?? ANY_CURRENCY}
      tone={line.kind === 'incoming' ? 'ink' : 'muted'}
    />
  );
}

function dateOf(line: Line): string | null {
  if (line.kind === 'part') return null;
  return line.kind === 'entry' ? line.entry.date : line.row.date;
}

function payeeOf(line: Line): string {
  if (line.kind === 'part') return '';
  return line.kind === 'entry' ? line.entry.payee : line.row.payee || line.row.memo;
}

type Told = (words: string) => string;

function whatOf(line: Line, told: Told): string {
  if (line.kind === 'part') return line.part.category;
  if (line.kind === 'entry') return line.entry.category ?? '';
  const { row } = line;
  const reason = told(row.reason);
  return row.state === 'new' ? [row.category, reason].filter(Boolean).join('. ') : reason;
}

function What({ line, told }: { line: Line; told: Told }) {
  if (line.kind === 'part') return <AccountName path={line.part.category} skip={1} />;
  if (line.kind === 'entry')
    return line.entry.category === null ? null : <AccountName path={line.entry.category} skip={1} />;
  const { row } = line;
  const reason = told(row.reason);
  if (row.state !== 'new') return <Reason>{reason}</Reason>;
  return (
    <>
      {row.category !== null && <AccountName path={row.category} skip={1} />}
      {reason !== '' && <Reason muted>{reason}</Reason>}
    </>
  );
}

/** On two lines where one is too short for it; the title has what these can't hold. */
function Reason({ children, muted = false }: { children: string; muted?: boolean }) {
  return (
    <span className={styles.reason} data-muted={muted || undefined} title={children}>
      {children}
    </span>
  );
}

/** What a line below a row is. */
function belowOf(line: Exclude<Line, { kind: 'incoming' }>): string {
  const words = text.imports.rows;
  if (line.kind === 'entry') return words.inBooks;
  return line.part.kind === null ? words.part : words.kinds[line.part.kind];
}

function State({ line }: { line: Line }) {
  const words = text.imports.rows;
  if (line.kind !== 'incoming') return <span className={styles.below}>{belowOf(line)}</span>;
  const { state } = line.row;
  return (
    <Badge tone={TONES[state]} title={words.help[state]}>
      {words.states[state]}
    </Badge>
  );
}

/** `told`: what the core says of a row, in the words of the screens. */
export function useRowColumns(told: Told): readonly GridColumn<Line>[] {
  return useMemo(() => {
    const words = text.imports.rows;
    return [
      {
        id: 'state',
        header: words.columns.state,
        width: 96,
        hideable: false,
        cell: (line) => <State line={line} />,
        text: (line) => (line.kind === 'incoming' ? words.states[line.row.state] : belowOf(line)),
      },
      {
        id: 'date',
        header: words.columns.date,
        width: 104,
        cell: (line) => <DateText value={dateOf(line)} />,
        text: (line) => dateOf(line) ?? '',
      },
      {
        id: 'payee',
        header: words.columns.payee,
        width: 96,
        grow: 2,
        cell: (line) => (line.kind === 'incoming' ? <Payee line={line} /> : payeeOf(line)),
        text: payeeOf,
      },
      {
        id: 'what',
        header: words.columns.what,
        width: 80,
        grow: 2.4,
        cell: (line) => <What line={line} told={told} />,
        text: (line) => whatOf(line, told),
      },
      {
        id: 'amount',
        header: words.columns.amount,
        width: 92,
        align: 'right',
        cell: (line) => <Amount line={line} />,
        text: (line) => amountOf(line) ?? '',
      },
      {
        id: 'memo',
        header: words.columns.memo,
        width: 160,
        hidden: true,
        cell: (line) => (line.kind === 'incoming' ? line.row.memo : null),
        text: (line) => (line.kind === 'incoming' ? line.row.memo : ''),
      },
      {
        id: 'line',
        header: words.columns.line,
        width: 64,
        align: 'right',
        hidden: true,
        cell: (line) => (line.kind === 'incoming' ? line.row.line : null),
        text: (line) => (line.kind === 'incoming' ? String(line.row.line) : ''),
      },
    ] satisfies GridColumn<Line>[];
  }, [told]);
}

/** Who, and after it what for; of a row that can’t be read its text as it stands. */
function Payee({ line }: { line: Line }) {
  const { row } = line;
  if (row.state === 'unreadable' && row.payee === '')
    return (
      <code className={styles.raw} title={row.memo}>
        {text.imports.files.line(row.line)}: {row.memo}
      </code>
    );
  return (
    <>
      <span className={styles.payee} title={row.payee}>
        {row.payee}
      </span>
      {row.memo !== '' && row.memo !== row.payee && (
        <span className={styles.memo} title={row.memo}>
          {row.memo}
        </span>
      )}
    </>
  );
}
