/** The report of a reconciliation as a paper. */

import { grouped } from '../../shared/money.ts';
import type { DayOf } from '../ledger/index.ts';
import type { Block, Paper } from '../papers/index.ts';
import { readableDate } from '../papers/index.ts';
import type { Report } from './report.ts';

/** The table of rows, without columns that would say nothing, or the same on each row. */
class RowsTable {
  readonly #checks: boolean;
  /** The one file that all rows with a row of the bank come from, if it is one and stands below as evidence. */
  readonly #file: string | null;

  constructor({ cleared_rows: cleared, outstanding_rows: outstanding, evidence: files }: Report) {
    const all = [...cleared, ...outstanding];
    this.#checks = all.some((row) => row.check_number !== null);
    const only = files.length === 1 ? files[0]!.file : null;
    this.#file = all.every(({ file }) => file === null || file === only) ? only : null;
  }

  of(rows: Report['cleared_rows'], label: string, sum: string): Block {
    const check = this.#checks ? [{ title: 'Check', width: 44 }] : [];
    const columns = [
      { title: 'Date', width: 58 },
      ...check,
      { title: 'Payee' },
      { title: 'Category', width: 112 },
      { title: 'Statement row', width: this.#file === null ? 96 : 62 },
      { title: 'Amount', align: 'right' as const, width: 70 },
    ];
    return {
      kind: 'table',
      columns,
      rows: rows.map((row) => [
        row.date,
        ...(this.#checks ? [row.check_number ?? ''] : []),
        row.payee === '' ? row.memo : row.payee,
        row.category,
        this.#placeOf(row),
        grouped(row.amount),
      ]),
      total: [label, ...columns.slice(2).map(() => ''), grouped(sum)],
    };
  }

  #placeOf({ file, file_line: line }: Report['cleared_rows'][number]): string {
    if (file === null) return '–';
    return this.#file === null ? `${file}, line ${line}` : `line ${line}`;
  }
}

export function paperOf(report: Report, madeAt: string, dayOf: DayOf): Paper {
  const { account, currency, statement_date: date, entity, id, finished_at: finished } = report;
  const table = new RowsTable(report);
  return {
    title: 'Reconciliation',
    subject: `${account.split(':').at(-1)}, ${readableDate(date)}`,
    owner: entity,
    reference: `reconciliation ${id}`,
    madeAt,
    blocks: [
      {
        kind: 'facts',
        rows: [
          ['Account', `${account} (${currency})`],
          ['Statement of', readableDate(date)],
          [
            'Proven before',
            report.opening_date === null ? 'never' : `until ${readableDate(report.opening_date)}`,
          ],
          ['Finished on', readableDate(dayOf(finished))],
        ],
      },
      ...summary(report),
      ...outstanding(report, table),
      ...bookedLater(report, table),
      ...cleared(report, table),
      ...unlocked(report, dayOf),
      ...evidence(report, dayOf),
    ],
  };
}

function summary(report: Report): Block[] {
  const { cleared_in: came, cleared_out: went, booked_later: later } = report;
  const amount = grouped;
  return [
    {
      kind: 'sum',
      lines: [
        { label: 'Balance proven before', amount: amount(report.opening_balance) },
        { label: `Money in and credits (${came.count})`, amount: amount(came.sum) },
        { label: `Money out and charges (${went.count})`, amount: amount(went.sum) },
        { label: 'Balance of the statement', amount: amount(report.balance), result: true },
        {
          label: `Not yet seen at the bank (${report.outstanding.count})`,
          amount: amount(report.outstanding.sum),
        },
        ...(later.count === 0
          ? []
          : [{ label: `In the books on a later day (${later.count})`, amount: amount(negated(later.sum)) }]),
        { label: 'Balance of the books on that day', amount: amount(report.books_balance), result: true },
      ],
    },
    { kind: 'text', text: 'The difference between the statement and the rows seen at the bank is zero.' },
  ];
}

function outstanding({ outstanding_rows: rows, outstanding: { sum } }: Report, table: RowsTable): Block[] {
  const heading: Block = { kind: 'heading', text: 'Not yet seen at the bank' };
  if (rows.length === 0)
    return [
      heading,
      {
        kind: 'text',
        text: 'Nothing: every row of the books up to that day was on a statement.',
        quiet: true,
      },
    ];
  return [heading, table.of(rows, 'Outstanding', sum)];
}

function bookedLater({ booked_later_rows: rows, booked_later: { sum } }: Report, table: RowsTable): Block[] {
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', text: 'Seen at the bank, in the books on a later day' },
    table.of(rows, 'Together', sum),
  ];
}

/** As it counts in the sum: what is not in the books yet is taken off. */
function negated(amount: string): string {
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}

function cleared(
  { cleared_rows: rows, cleared_in: came, cleared_out: went }: Report,
  table: RowsTable,
): Block[] {
  const part = (text: string, some: Report['cleared_rows'], sum: string): Block[] =>
    some.length === 0 ? [] : [{ kind: 'heading', text }, table.of(some, 'Together', sum)];
  return [
    ...part(
      'Seen at the bank: in',
      rows.filter((row) => row.amount_minor > 0),
      came.sum,
    ),
    ...part(
      'Seen at the bank: out',
      rows.filter((row) => row.amount_minor <= 0),
      went.sum,
    ),
  ];
}

/** Locked over some of these days before, and opened again. */
function unlocked({ unlocked: before }: Report, dayOf: DayOf): Block[] {
  if (before.length === 0) return [];
  return [
    { kind: 'heading', text: 'Finished before, and opened again' },
    {
      kind: 'table',
      columns: [
        { title: 'Statement of', width: 66 },
        { title: 'Opened on', width: 58 },
        { title: 'By', width: 80 },
        { title: 'Reason' },
        { title: 'Balance then', align: 'right', width: 70 },
      ],
      rows: before.map(({ statement_date: date, balance, at, by, reason }) => [
        date,
        dayOf(at),
        by,
        reason ?? 'Taken back (Undo)',
        grouped(balance),
      ]),
    },
  ];
}

function evidence(report: Report, dayOf: DayOf): Block[] {
  const { evidence: files, bank_balance: bank, overruled, reason } = report;
  const heading: Block = { kind: 'heading', text: 'Evidence' };
  if (bank !== null)
    return [
      heading,
      {
        kind: 'text',
        text: `The balance was typed. The imported statement closes that day with ${grouped(bank)}.`,
      },
      {
        kind: 'facts',
        rows: [
          ['Reason given', reason ?? 'none; the statement was imported later'],
          ...stating(overruled, dayOf),
        ],
      },
    ];
  if (files.length === 0)
    return [
      heading,
      {
        kind: 'text',
        text: 'The balance was typed from the statement; no imported file states it.',
        quiet: true,
      },
    ];
  return [heading, { kind: 'facts', rows: stating(files, dayOf) }];
}

function stating(files: Report['evidence'], dayOf: DayOf): (readonly [string, string])[] {
  return files.map(({ file, sha256, closing_balance: balance, imported_at: at }) => [
    file,
    `states ${grouped(balance)}; imported ${readableDate(dayOf(at))}; SHA-256 ${sha256}`,
  ]);
}
