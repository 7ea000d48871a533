/** Which papers there are, and after them each that stands, word for word. */
import type { PaperOut } from '../../../shared/contract/paper.ts';
import type { Block } from '../../papers/index.ts';
import type { Gathered } from '../gather.ts';
import { AMOUNT, amountIn, chapter, DATE, day, heading, NUMBER, quiet, tableOr } from './words.ts';

export function papersChapter({ papers, wanted, asOf, numbers, company, forms, dayOf }: Gathered): Block[] {
  const inFull = new Set(forms.map(({ id }) => id));
  return [
    chapter('Papers'),
    {
      kind: 'text',
      text: 'A paper that was made later than its time is a ratification. None is dated back: when it was decided, when it takes effect, when it was signed and when it was made are told apart.',
    },
    ...(forms.length === 0
      ? []
      : [quiet('Those that stand follow word for word at the end, each from the page that is given.')]),
    tableOr(
      'No paper was made.',
      [
        { title: 'Paper', width: 24 },
        { title: 'Effective', width: 54 },
        { title: 'Made', width: 54 },
        { title: 'Signed', width: 54 },
        { title: 'What it is' },
        { title: 'For no.', width: 30 },
        AMOUNT,
        ...(forms.length === 0 ? [] : [{ title: 'Page', align: 'right' as const, width: 24 }]),
      ],
      papers.map((one) => [
        ...[numbers.ofPaper(one.id), one.effective_on, dayOf(one.made_at), signedWords(one)],
        ...[
          [`${one.title}: ${one.subject}`, ...goneWords(one, asOf)].join('. '),
          numbers.crossings(one.crossings),
        ],
        amountIn(one.amount, one.currency, company.base_currency),
        ...(forms.length === 0 ? [] : [inFull.has(one.id) ? { pageOf: one.id } : '–']),
      ]),
    ),
    heading(`Without a paper on ${day(asOf)} (${wanted.length})`),
    tableOr(
      'Whatever crossed and wants a paper has one.',
      [
        ...[NUMBER, DATE, { title: 'From and to', width: 110 }, { title: 'What for' }],
        ...[{ title: 'Days', align: 'right' as const, width: 30 }, AMOUNT],
      ],
      wanted.map((one) => [
        ...[numbers.crossing(one.crossing), one.date, `${one.entity} to ${one.with}`, one.purpose],
        ...[String(one.days), amountIn(one.amount, one.currency, company.base_currency)],
      ]),
    ),
  ];
}

function signedWords({ state, signed_on: on }: PaperOut): string {
  return state === 'void' ? 'void' : (on ?? 'not yet');
}

/** Where something that it tells of was taken back by that day. */
function goneWords(
  { missing_crossings: missing, crossings, taken_back_on: on }: PaperOut,
  asOf: string,
): string[] {
  if (missing === 0 || (on !== null && on > asOf)) return [];
  const what = missing < crossings.length ? 'Some of what it tells of' : 'What it tells of';
  return [`${what} was taken back${on === null ? '' : ` on ${day(on)}`}.`];
}

export function paperPages({ forms, papers, asOf, numbers, dayOf }: Gathered): Block[] {
  const gone = new Map(papers.map((one) => [one.id, goneWords(one, asOf)] as const));
  return forms.flatMap(({ id, paper }) => [
    { kind: 'chapter' as const, id, text: `${numbers.paper(id)}. ${paper.title}: ${paper.subject}` },
    quiet(`${paper.owner} · ${paper.reference} · made ${day(dayOf(paper.madeAt))}`),
    ...(gone.get(id) ?? []).map(quiet),
    ...paper.blocks,
  ]);
}
