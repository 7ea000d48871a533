/** What a company's members take over onto their own returns: Schedules K-1, and basis of stock on Form 7203. */
import { returnHandlers } from '../../returns/index.ts';
import { column, row, type Table, type TableRow, tableOf } from '../table.ts';
import { type Asked, taxSubject, taxYearAsked } from './asked.ts';

const ITEM_L = [
  ['beginning', 'Capital at the beginning (item L)'],
  ['contributed', 'Contributed'],
  ['income', 'Income or loss of the year'],
  ['other', 'Other'],
  ['withdrawn', 'Withdrawn and distributed'],
  ['ending', 'Capital at the end (item L)'],
] as const;

/** `null` for a company that has no Schedules K-1. */
export async function k1Sheet(asked: Asked): Promise<Table | null> {
  const { scope, entity } = asked;
  if (!passesThrough(asked)) return null;
  const { year } = taxYearAsked(asked);
  const k1 = await returnHandlers.k1(scope, { entity: entity.id, year });
  const line = (of: string, what: string, box: string | null, amount: string) =>
    row([of, what, box, amount], k1.currency, { depth: 1 });
  const boxOf = (one: { line: string; code: string | null }) => `${one.line}${one.code ?? ''}`;
  const rows = k1.members.flatMap((one): TableRow[] => [
    row([one.member, `${one.profit} % of profit`, null, null], k1.currency, { kind: 'heading' }),
    ...one.lines.map((own) => line(one.member, own.label, boxOf(own), own.amount)),
    ...(one.capital === null
      ? []
      : ITEM_L.map(([key, label]) => line(one.member, label, 'L', one.capital![key]))),
  ]);
  const all = [
    row(['All members', 'Schedule K', null, null], k1.currency, { kind: 'heading' }),
    ...k1.total.map((own) => line('All members', own.label, boxOf(own), own.amount)),
  ];
  const columns = [
    ...[column('Member', 'text'), column('What', 'text'), column('Box', 'text')],
    column('Amount', 'money'),
  ];
  return tableOf(
    { title: 'Schedules K-1', subject: `${taxSubject(asked)}, ${k1.basis} basis`, columns },
    [...rows, ...all],
    k1.notes,
  );
}

/** `null` for whoever has no shareholders of such a corporation. */
export async function stockBasisSheet(asked: Asked): Promise<Table | null> {
  const { scope, entity } = asked;
  if (entity.tax_class !== 's-corp') return null;
  const { year } = taxYearAsked(asked);
  const form = await returnHandlers.stock_basis(scope, { entity: entity.id, year });
  const rows = form.members.flatMap(({ member, lines }) =>
    lines.map((one) => row([member, one.label, one.line, one.amount], form.currency)),
  );
  const columns = [
    ...[column('Shareholder', 'text'), column('What', 'text'), column('Line of Form 7203', 'text')],
    column('Amount', 'money'),
  ];
  return tableOf({ title: 'Stock basis', subject: taxSubject(asked), columns }, rows, form.notes);
}

export function passesThrough({ entity }: Pick<Asked, 'entity'>): boolean {
  return entity.tax_class === 'partnership' || entity.tax_class === 's-corp';
}
