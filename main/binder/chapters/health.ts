/** What was found, what is not known, and what was cured. */
import type { FindingOut } from '../../../shared/contract/veil.ts';
import { type Block, readableDate } from '../../papers/index.ts';
import type { Gathered } from '../gather.ts';
import { recordBlocks } from './record.ts';
import {
  amountIn,
  capital,
  chapter,
  DAY,
  day,
  heading,
  money,
  NUMBER,
  quiet,
  sentence,
  tableOr,
} from './words.ts';

const DIMENSIONS: Record<string, string> = {
  separateness: 'Separateness',
  capital: 'Capital and solvency',
  paper: 'Paper',
  'arms-length': 'Arm’s length',
  formalities: 'Formalities',
};

export function healthChapter(gathered: Gathered): Block[] {
  const { health, asOf } = gathered;
  const { profile } = health;
  const open = health.findings.filter(({ cured }) => cured === null);
  const cured = health.findings.filter((one) => one.cured !== null);
  return [
    chapter('Findings'),
    { kind: 'text', text: health.headline },
    quiet(
      `Weighed by the law of ${profile.id === 'RULLCA' ? 'the uniform act' : profile.name}. On formalities: ${sentence(profile.formality_source)} On distributions: ${sentence(profile.tests_source)}`,
    ),
    {
      kind: 'table',
      columns: [
        { title: 'Dimension', width: 110 },
        { title: 'State', width: 52 },
        { title: 'Open', align: 'right', width: 30 },
        { title: 'What is not known' },
      ],
      rows: health.dimensions.map(({ id, state, missing, open: count }) => [
        ...[DIMENSIONS[id] ?? id, capital(state), String(count)],
        missing.length === 0 ? '–' : missing.map(sentence).join(' '),
      ]),
    },
    heading(`Open on ${day(asOf)} (${open.length})`),
    tableOr(
      'Nothing is open.',
      [...SEEN, { ...DAY, title: 'Since' }, { title: 'Days', align: 'right', width: 28 }],
      open.map((one) => [...seen(one, gathered), day(one.since), String(one.days)]),
    ),
    heading(`Cured (${cured.length})`),
    tableOr(
      'Nothing was found that was cured since.',
      [...SEEN, { ...DAY, title: 'Since' }, { ...DAY, title: 'Cured' }],
      cured.map((one) => [...seen(one, gathered), day(one.since), day(one.cured)]),
    ),
    ...recordBlocks(gathered),
  ];
}

const SEEN = [
  { title: 'Check', width: 78 },
  { title: 'Severity', width: 42 },
  NUMBER,
  { title: 'What was seen' },
];

function seen(one: FindingOut, { numbers, dayOf, asOf, company }: Gathered): string[] {
  const notes = one.notes.map((note) => ({ ...note, on: dayOf(note.at) })).filter(({ on }) => on <= asOf);
  return [
    `${one.check} ${one.check_name}`,
    capital(one.severity),
    one.subject.kind === 'crossing' ? numbers.crossing(one.subject.id) : '–',
    [
      one.text,
      ...movementsIn(one, numbers),
      ...papersIn(one, numbers),
      ...one.facts
        .filter((fact) => !saysAlready(one, fact))
        .map((fact) => factWords(fact, company.base_currency)),
      ...notes.map(({ on, by, text }) => `Note of ${by} on ${day(on)}: ${sentence(text)}`),
    ].join(' '),
  ];
}

/** Which movements a finding of something else is about: a loan without a note is told of by what was lent. */
function movementsIn({ subject, crossings }: FindingOut, numbers: Gathered['numbers']): string[] {
  const said = subject.kind === 'crossing' ? '' : numbers.movements(crossings);
  return said === '' ? [] : [sentence(said)];
}

/** Which papers it is about, by the numbers that these pages have for them. */
function papersIn({ parts }: FindingOut, numbers: Gathered['numbers']): string[] {
  const said = numbers.papers(parts.filter(({ kind }) => kind === 'document').map(({ id }) => id));
  return said === '' ? [] : [sentence(said)];
}

type Fact = FindingOut['facts'][number];

/** It stands in the sentence, or the day in a column. */
function saysAlready({ text, since }: FindingOut, { kind, value }: Fact): boolean {
  return (
    text.includes(kind === 'money' ? money(value) : kind === 'date' ? readableDate(value) : value) ||
    (kind === 'date' && value === since)
  );
}

function factWords({ name, kind, value, currency }: Fact, base: string): string {
  if (kind === 'money') return `${name}: ${amountIn(value, currency ?? base, base)}.`;
  return `${name}: ${sentence(kind === 'date' ? readableDate(value) : value)}`;
}
