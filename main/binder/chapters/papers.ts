/** Which papers there are, and after them each that stands, word for word. */
import type { Block } from '../../papers/index.ts';
import type { Gathered } from '../gather.ts';
import { AMOUNT, chapter, DATE, day, heading, money, quiet, tableOr } from './words.ts';

export function papersChapter({ papers, wanted, asOf, dayOf }: Gathered): Block[] {
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
        dayOf(one.made_at),
        one.state === 'void' ? 'void' : (one.signed_on ?? 'not yet'),
        `${one.title}: ${one.subject}`,
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

export function paperPages({ forms, dayOf }: Gathered): Block[] {
  return forms.flatMap(({ paper }) => [
    chapter(`${paper.title}: ${paper.subject}`),
    quiet(`${paper.owner} · ${paper.reference} · made ${dayOf(paper.madeAt)}`),
    ...paper.blocks,
  ]);
}
