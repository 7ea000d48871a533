/**
 * Schedules K-1: each member's share of every item of Schedule K, to the cent, and of a partnership their capital account on the
 * tax basis (item L). Guaranteed payments are theirs who got them (box 4), and no part of capital or of box 19.
 */
import type { SchedulesK1 } from '../../shared/contract/tax.ts';
import { formatMoney } from '../../shared/money.ts';
import { findEntity, percentOf as percentText, type Scope, taxYearOf } from '../ledger/index.ts';
import { type CapitalAccount, divide, type MembersOfYear, membersOfYear } from '../member/index.ts';
import { loadFamilies, requireForm, total } from '../tax/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { type Asked, type Filer, filerOf } from './filer.ts';
import { type ScheduleK, scheduleK } from './schedule-k.ts';

type Line = SchedulesK1['total'][number];
/** Line of Schedule K, box of Schedule K-1, and its code, where the box has codes. */
type Box = readonly [line: string, box: string, code?: string];

const BOXES: Readonly<Record<'partnership' | 's-corp', readonly Box[]>> = {
  partnership: [
    ...(['1', '2'] as const).map((line): Box => [line, line]),
    ['3c', '3'],
    ...(['5', '6a', '6b', '7', '8', '9a', '10', '11', '12'] as const).map((line): Box => [line, line]),
    ...([
      ['13a', '13', 'A'],
      ['13b', '13', 'C'],
      ['13c', '13', 'H'],
      ['13d', '13', 'J'],
      ['13e', '13', 'W'],
      ['18a', '18', 'A'],
      ['18b', '18', 'B'],
      ['18c', '18', 'C'],
      ['21', '21'],
    ] as const),
  ],
  's-corp': [
    ...(['1', '2'] as const).map((line): Box => [line, line]),
    ['3c', '3'],
    ...(['4', '5a', '5b', '6', '7', '8a', '9', '10', '11'] as const).map((line): Box => [line, line]),
    ...([
      ['12a', '12', 'A'],
      ['12b', '12', 'C'],
      ['12c', '12', 'H'],
      ['12d', '12', 'J'],
      ['12e', '12', 'S'],
      ['16a', '16', 'A'],
      ['16b', '16', 'B'],
      ['16c', '16', 'C'],
      ['16f', '16', 'F'],
    ] as const),
  ],
};

const GUARANTEED: readonly Box[] = [
  ['4a', '4a'],
  ['4b', '4b'],
  ['4c', '4c'],
];

export function schedulesK1(scope: Scope, asked: Asked): SchedulesK1 {
  const filer = filerOf(scope.db, asked, '1065-k1', ['partnership', 's-corp']);
  const { company, year } = filer;
  const isPartnership = company.tax_class === 'partnership';
  const { form, title, source, checked } = requireForm(isPartnership ? '1065-k1' : '1120-s-k1', year);
  const k = scheduleK(scope, filer);
  const of = membersOfYear(scope.db, company, year);
  const { base_currency: currency } = company;
  const money = (amount: number) => formatMoney(amount, currency);
  const shares = sharesOf(k, filer, of);
  const guaranteed = isPartnership ? guaranteedOf(scope.db, filer) : new Map<string, number>();
  const whole = of.weights.reduce((sum, { weight }) => sum + weight, 0n);
  const payouts = (capital: CapitalAccount) => -(capital.draws + capital.tax_draws);
  const linesOf = (id: string, capital: CapitalAccount): Line[] => {
    const own = (guaranteed.get(id) ?? 0) === 0 ? [] : [guaranteed.get(id)!];
    return [
      ...[...shares.entries()].map(([box, parts]) => lineOf(k, box, parts.get(id) ?? 0)),
      ...own.flatMap((amount) => [lineOf(k, ['4a', '4a'], amount), lineOf(k, ['4c', '4c'], amount)]),
      payoutLine(isPartnership, payouts(capital)),
    ]
      .filter(({ minor }) => minor !== 0)
      .sort(byBox)
      .map(({ minor, ...line }) => ({ ...line, amount: money(minor) }));
  };
  return {
    ...{ form: form as SchedulesK1['form'], title, year, source, checked },
    ...{ entity: company.name, currency, basis: filer.basis },
    members: of.members.map(({ member, capital, beginning, ending }) => ({
      ...{ member_id: member.id, member: member.name },
      profit: percentText(of.weights.find((one) => one.member === member.id)?.weight ?? 0n, whole),
      ...{ profit_beginning: beginning, profit_ending: ending },
      capital: isPartnership ? itemL(capital, money) : null,
      lines: linesOf(member.id, capital),
    })),
    total: [
      ...[...shares.keys()].map((box) => lineOf(k, box, k.amount(box[0]))),
      ...(isPartnership ? GUARANTEED : []).map((box) => lineOf(k, box, k.amount(box[0]))),
      payoutLine(isPartnership, payouts(of.total)),
    ]
      .filter(({ minor }) => minor !== 0)
      .sort(byBox)
      .map(({ minor, ...line }) => ({ ...line, amount: money(minor) })),
    notes: [
      ...(checked ? [] : [`The boxes are those of ${source}; check them against the form of ${year}.`]),
      ...ownerNotes(scope.db, filer, of),
      ...notesOf(k, of, guaranteed, filer, money),
    ],
  };
}

interface Drawn extends Omit<Line, 'amount'> {
  minor: number;
}

function lineOf({ form }: ScheduleK, [line, box, code]: Box, minor: number): Drawn {
  const { label } = form.lines.find((one) => one.line === line)!;
  return { line: box, code: code ?? null, label, minor };
}

function payoutLine(isPartnership: boolean, minor: number): Drawn {
  return isPartnership
    ? { line: '19', code: 'A', label: 'Cash and marketable securities', minor }
    : { line: '16', code: 'D', label: 'Distributions', minor };
}

function byBox(a: Drawn, b: Drawn): number {
  const number = ({ line }: Drawn) => Number.parseInt(line, 10);
  return number(a) - number(b) || (`${a.line}${a.code}` < `${b.line}${b.code}` ? -1 : 1);
}

function sharesOf(k: ScheduleK, { company }: Filer, { weights }: MembersOfYear) {
  const boxes = BOXES[company.tax_class as keyof typeof BOXES];
  return new Map(boxes.map((box) => [box, divide(k.amount(box[0]), weights)] as const));
}

/** Costs of the company in pairs with a member, of the year. */
const guaranteedPayments = prepared<{ member: string; minor: number }>(
  `SELECT m.id AS member, sum(p.amount_minor) AS minor FROM crossing c
   JOIN entry e ON e.id IN (c.origin_entry_id, c.mirror_entry_id) AND e.entity_id = :entity
   JOIN entry o ON o.id IN (c.origin_entry_id, c.mirror_entry_id) AND o.id <> e.id
   JOIN member m ON m.entity_id = :entity AND m.holder_id = o.entity_id
   JOIN posting p ON p.entry_id = e.id AND p.currency = :currency JOIN account a ON a.id = p.account_id AND a.type = 'expense'
   WHERE c.kind = 'guaranteed-payment' AND e.date BETWEEN :from AND :to GROUP BY m.id`,
);

/** What each member was paid whatever the profit was: theirs alone, and no share of anything. */
export function guaranteedOf(
  db: VaultDatabase,
  { company, year }: Pick<Filer, 'company' | 'year'>,
): Map<string, number> {
  const rows = guaranteedPayments(db).all({
    ...{ entity: company.id, currency: company.base_currency },
    ...taxYearOf(company, year),
  });
  return new Map(rows.map(({ member, minor }) => [member, minor]));
}

function itemL(capital: CapitalAccount, money: (amount: number) => string) {
  return {
    beginning: money(capital.opening),
    contributed: money(capital.cash + capital.property + capital.expenses),
    income: money(capital.income),
    other: money(capital.other),
    withdrawn: money(-(capital.draws + capital.tax_draws)),
    ending: money(capital.closing),
  };
}

/** A disregarded LLC is nobody for income tax: the form is its owner's, who is named on it. */
function ownerNotes(db: VaultDatabase, { company, year }: Filer, { members }: MembersOfYear): string[] {
  const families = loadFamilies(db);
  return members.flatMap(({ member }) => {
    const holder = member.holderId === null ? null : findEntity(db, member.holderId);
    if (holder?.tax_class !== 'disregarded') return [];
    const owner = findEntity(db, families.taxpayerOf(holder.id, taxYearOf(company, year).to));
    if (owner.id === holder.id) return [];
    return [
      `${holder.name} is disregarded: its Schedule K-1 is ${owner.name}’s${company.tax_class === 'partnership' ? `, with ${holder.name} named in item H2` : ''}.`,
    ];
  });
}

function notesOf(
  k: ScheduleK,
  { weights, isByDaysInstead, members }: MembersOfYear,
  guaranteed: ReadonlyMap<string, number>,
  { company }: Filer,
  money: (amount: number) => string,
): string[] {
  const nobody = weights.length === 0 || weights.some(({ member }) => member === null);
  const paid = k.layout.guaranteed === null ? 0 : k.amount(k.layout.guaranteed);
  const unknown = paid - total(guaranteed.values());
  return [
    ...(nobody
      ? [`Members of ${company.name} do not hold all of it: what nobody holds is on no Schedule K-1.`]
      : []),
    ...(isByDaysInstead
      ? [
          'Shares changed within the year, and some had profit where others had a loss: the items are divided by days. Have the books of each part of the year closed.',
        ]
      : []),
    ...(unknown === 0
      ? []
      : [
          `Of guaranteed payments ${money(unknown)} is not known whose: record them as crossings, or enter them in box 4 by hand.`,
        ]),
    ...(company.tax_class === 'partnership' && members.length > 0
      ? [
          'Box 14 is not told: whether a member’s share is earnings from self-employment depends on what they do. Items J, K and N are not told either.',
        ]
      : []),
  ];
}
