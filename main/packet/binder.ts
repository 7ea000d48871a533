/** The binder: one PDF that is read without the program at hand. First what is open, then what the books say, then what bears it out. */
import { addressLines } from '../../shared/address.ts';
import type { PreflightOut } from '../../shared/contract/packet.ts';
import { grouped } from '../../shared/money.ts';
import { addressOf, methodOf } from '../ledger/index.ts';
import { type Block, type Paper, readableDate } from '../papers/index.ts';
import { chapterBlocks, rowBlocks } from './paper-table.ts';
import type { Asked } from './sheets/asked.ts';
import type { Table, TableRow } from './table.ts';

/** Of one table; whoever wants more opens the workbook. */
const ROWS_MAX = 2000;
/** Of one check. */
const ITEMS_SHOWN = 40;
const CLASSES: Record<string, string> = {
  disregarded: 'disregarded (one member)',
  partnership: 'partnership',
  's-corp': 'S corporation',
  'c-corp': 'C corporation',
};
const STATES = { clear: 'clear', open: 'open', unknown: 'not known' };

export interface Standing {
  currency: string;
  assets: string;
  liabilities: string;
  equity: string;
  net_income: string;
  /** Of a person, with their part of companies; left out: it is what stands in the books. */
  net_worth?: string;
}

export function binderOf(
  asked: Asked,
  questions: PreflightOut,
  standing: readonly Standing[],
  tables: readonly Table[],
  leftOut: readonly string[],
): Paper {
  const { entity, year, scope, from, to } = asked;
  return {
    title: 'Accountant’s binder',
    subject: `${readableDate(from)} to ${readableDate(to)}`,
    owner: entity.legal_name ?? entity.name,
    reference: `${year} of ${entity.id}`,
    madeAt: scope.now,
    blocks: [
      ...cover(asked, questions, standing, leftOut.length),
      { kind: 'contents' },
      { kind: 'chapter', text: 'Open questions' },
      ...questions.checks.flatMap(checkBlocks),
      ...tables.flatMap((table) => chapterBlocks(table, ROWS_MAX)),
      ...(leftOut.length === 0 ? [] : leftOutBlocks(leftOut)),
    ],
  };
}

function cover(
  { entity, from, to }: Asked,
  { counts }: PreflightOut,
  standing: readonly Standing[],
  leftOut: number,
): Block[] {
  const person = entity.kind === 'person';
  return [
    {
      kind: 'facts',
      rows: [
        [person ? 'Person' : 'Company', entity.legal_name ?? entity.name],
        ...(person
          ? []
          : ([
              ['State', entity.state ?? 'not on record'],
              ['Address', addressLines(addressOf(entity)).join('\n') || 'not on record'],
              ['EIN', entity.ein ?? 'not on record'],
              ['For federal income tax', CLASSES[entity.tax_class ?? ''] ?? 'not on record'],
            ] as const)),
        ['Period', `${readableDate(from)} to ${readableDate(to)}`],
        [
          'Closed',
          entity.closed_through === null ? 'not closed' : `through ${readableDate(entity.closed_through)}`,
        ],
        ['Amounts', `in ${entity.base_currency}, where no other currency is named`],
      ],
    },
    { kind: 'heading', text: 'In short' },
    {
      kind: 'facts',
      rows: [
        ['Basis', basisWords(methodOf(entity))],
        ...standing.flatMap(({ currency, ...one }) => {
          const suffix = standing.length === 1 ? '' : ` (${currency})`;
          return [
            [`Net income of the year${suffix}`, grouped(one.net_income)],
            [`Assets at its end${suffix}`, grouped(one.assets)],
            [`Liabilities at its end${suffix}`, grouped(one.liabilities)],
            [
              `${person && one.net_worth === undefined ? 'Net worth' : 'Equity'} at its end${suffix}`,
              grouped(one.equity),
            ],
            ...(one.net_worth === undefined
              ? []
              : [[`Net worth at its end${suffix}`, `${grouped(one.net_worth)}, with the part of companies`]]),
          ] as [string, string][];
        }),
        [
          'Open questions',
          `${counts.open} open, ${counts.unknown} not known, ${counts.clear} clear: see the next chapter.`,
        ],
        ...(leftOut === 0
          ? []
          : ([
              [
                'Not in the packet',
                `${leftOut} ${leftOut === 1 ? 'thing' : 'things'}, named in the last chapter.`,
              ],
            ] as const)),
      ],
    },
  ];
}

/** Whoever reads this page beside the return must not take one for the other. */
function basisWords(method: ReturnType<typeof methodOf>): string {
  return method === 'accrual'
    ? 'accrual, as the return’s'
    : 'accrual: what was earned and is owed; the return is on the cash basis, and a chapter leads over to it';
}

function checkBlocks({
  title,
  state,
  text,
  remedy,
  amount,
  items,
  total,
}: PreflightOut['checks'][number]): Block[] {
  const sum = amount === null ? '' : ` Together ${grouped(amount)}.`;
  const shown = items.slice(0, ITEMS_SHOWN);
  return [
    { kind: 'heading', text: `${title}: ${STATES[state]}` },
    { kind: 'text', text: [`${text}${sum}`, remedy ?? ''].join(' ').trim() },
    ...(shown.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            columns: [
              { title: 'When', width: 56 },
              { title: 'What' },
              { title: 'Account', width: 150 },
              { title: 'Amount', align: 'right' as const, width: 68 },
            ],
            rows: shown.map((one) => [
              ...[one.date ?? one.month ?? '', one.text, one.account ?? ''],
              one.amount === null ? '' : grouped(one.amount),
            ]),
          },
        ]),
    ...(total > shown.length
      ? [{ kind: 'text' as const, text: `And ${total - shown.length} more.`, quiet: true as const }]
      : []),
  ];
}

function leftOutBlocks(leftOut: readonly string[]): Block[] {
  return [
    { kind: 'chapter', text: 'Left out of the packet' },
    ...leftOut.map((text): Block => ({ kind: 'text', text })),
  ];
}

/** Of one paper: what the typesetter sets in some seconds, with the memory of some hundred pages. */
const LEDGER_ROWS = 1200;

/** The ledger in parts, each a paper of its own, one after another. */
export function* ledgerPapers({ entity, year, scope }: Asked, ledger: Table): Generator<Paper> {
  let number = 0;
  for (const rows of partsOf(ledger, LEDGER_ROWS)) {
    number += 1;
    yield {
      title: 'General ledger',
      subject: `${year}, part ${number}`,
      owner: entity.legal_name ?? entity.name,
      reference: `${year} of ${entity.id}`,
      madeAt: scope.now,
      ...rowBlocks(ledger, rows),
    };
  }
}

function* partsOf(table: Table, length: number): Generator<TableRow[]> {
  let part: TableRow[] = [];
  for (const page of table.pages())
    for (const row of page) {
      part.push(row);
      if (part.length < length) continue;
      yield part;
      part = [];
    }
  if (part.length > 0) yield part;
}
