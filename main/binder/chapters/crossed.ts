/** What crossed, why, and with which paper. */
import type { CrossingOut } from '../../../shared/contract/crossing.ts';
import type { PaperOut } from '../../../shared/contract/paper.ts';
import type { Block } from '../../papers/index.ts';
import type { Gathered } from '../gather.ts';
import { AMOUNT, capital, chapter, DATE, day, heading, money, quiet, tableOr } from './words.ts';

export function crossedChapter(gathered: Gathered): Block[] {
  const { crossed, from, asOf, papers, unpaired, company } = gathered;
  const paperOf = new Map(
    papers
      .filter(({ state }) => state !== 'void')
      .flatMap((paper) => paper.crossings.map((id) => [id, paper] as const)),
  );
  const wanted = new Map(gathered.wanted.map((one) => [one.crossing, one] as const));
  const byKind = Map.groupBy(crossed.crossings.toReversed(), ({ kind }) => kind);
  return [
    chapter('What crossed'),
    quiet(
      `Every movement between ${company.name}, its owners and their companies from ${day(from)} to ${day(asOf)}: ${crossed.total} in all. Each is an entry in the books of both sides, of one day and one amount.`,
    ),
    ...[...byKind].flatMap(([kind, list]) => kindBlocks(kind, list, paperOf, wanted)),
    heading(`Without a counterpart (${unpaired.length})`),
    tableOr(
      'Every leg against another entity has its counterpart in that entity’s books.',
      [DATE, { title: 'Books of' }, { title: 'Account' }, { title: 'Payee' }, AMOUNT],
      unpaired.map((one) => [one.date, one.entity, one.account, one.payee, money(one.amount)]),
    ),
  ];
}

function kindBlocks(
  kind: string,
  list: readonly CrossingOut[],
  paperOf: ReadonlyMap<string, PaperOut>,
  wanted: ReadonlyMap<string, unknown>,
): Block[] {
  return [
    heading(`${capital(kind)} (${list.length})`),
    {
      kind: 'table',
      columns: [
        DATE,
        { title: 'From', width: 84 },
        { title: 'To', width: 84 },
        { title: 'Purpose' },
        { title: 'Paper', width: 92 },
        AMOUNT,
      ],
      rows: list.map((one) => [
        one.date,
        one.from.entity,
        one.to.entity,
        one.purpose ?? one.from.payee,
        paperWords(paperOf.get(one.id), wanted.has(one.id)),
        money(one.amount),
      ]),
    },
  ];
}

function paperWords(paper: PaperOut | undefined, isWanted: boolean): string {
  if (!paper) return isWanted ? 'none yet' : 'none of its own';
  const name = paper.is_ratification ? 'ratification' : 'paper';
  return paper.state === 'signed' ? `${name}, signed ${paper.signed_on}` : `${name}, not signed`;
}
