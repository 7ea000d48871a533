/** Which papers there are, and after them each that stands, word for word. */
import type { PaperOut } from '../../../shared/contract/paper.ts';
import type { Block } from '../../papers/index.ts';
import type { Gathered } from '../gather.ts';
import { AMOUNT, chapter, DATE, day, heading, money, quiet, tableOr } from './words.ts';

export function papersChapter({ papers, wanted, asOf }: Gathered): Block[] {
  return [
    chapter('Papers'),
    quiet(
      'A paper that was made later than its time is a ratification. None is dated back: when it was decided, when it takes effect, when it was signed and when it was made are told apart.',
    ),
    tableOr(
      'No paper was made.',
      [
        { title: 'Effective', width: 58 },
        { title: 'Made', width: 58 },
        { title: 'Signed', width: 58 },
        { title: 'Paper' },
        AMOUNT,
      ],
      papers.map((one) => [
        one.effective_on,
        one.made_at.slice(0, 10),
        one.state === 'void' ? 'void' : (one.signed_on ?? 'not yet'),
        `${one.title}: ${one.subject}${isGone(one, asOf) ? `. Taken back on ${day(one.taken_back_on)}: what it tells of is not in the books.` : ''}`,
        money(one.amount),
      ]),
    ),
    heading(`Without a paper on ${day(asOf)} (${wanted.length})`),
    tableOr(
      'Whatever crossed and wants a paper has one.',
      [DATE, { title: 'What' }, { title: 'Between' }, { title: 'Days', align: 'right', width: 36 }, AMOUNT],
      wanted.map((one) => [
        one.date,
        one.purpose,
        `${one.entity}, ${one.with}`,
        String(one.days),
        money(one.amount),
      ]),
    ),
  ];
}

/** By that day, in whole or in part. */
function isGone({ missing_crossings: missing, taken_back_on: on }: PaperOut, asOf: string): boolean {
  return missing > 0 && (on === null || on <= asOf);
}

export function paperPages({ forms, papers, asOf }: Gathered): Block[] {
  const gone = new Map(papers.filter((one) => isGone(one, asOf)).map(({ id, ...one }) => [id, one] as const));
  return forms.flatMap(({ id, paper }) => [
    chapter(`${paper.title}: ${paper.subject}`),
    quiet(`${paper.owner} · ${paper.reference} · made ${paper.madeAt.slice(0, 10)}`),
    ...(gone.has(id)
      ? [quiet(`What it tells of was taken back on ${day(gone.get(id)!.taken_back_on)}, wholly or in part.`)]
      : []),
    ...paper.blocks,
  ]);
}
