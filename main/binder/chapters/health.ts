/** What was found, what is not known, and what was cured. */
import type { FindingOut } from '../../../shared/contract/veil.ts';
import type { Block } from '../../papers/index.ts';
import type { Gathered } from '../gather.ts';
import { capital, chapter, day, heading, money, quiet, tableOr } from './words.ts';

const DIMENSIONS: Record<string, string> = {
  separateness: 'Separateness',
  capital: 'Capital and solvency',
  paper: 'Paper',
  'arms-length': 'Arm’s length',
  formalities: 'Formalities',
};

export function healthChapter({ health }: Gathered): Block[] {
  const open = health.findings.filter(({ cured }) => cured === null);
  const cured = health.findings.filter((one) => one.cured !== null);
  return [
    chapter('Findings'),
    { kind: 'text', text: health.headline },
    quiet(
      `Weighed by ${health.profile.name}: ${health.profile.formality_source}. Tests of distributions: ${health.profile.tests_source}.`,
    ),
    {
      kind: 'table',
      columns: [
        { title: 'Dimension', width: 120 },
        { title: 'State', width: 60 },
        { title: 'What is not known' },
      ],
      rows: health.dimensions.map(({ id, state, missing }) => [
        DIMENSIONS[id] ?? id,
        capital(state),
        missing.length === 0 ? '–' : missing.join(' '),
      ]),
    },
    heading(`Open (${open.length})`),
    findingsTable(open, 'Nothing is open.'),
    heading(`Cured (${cured.length})`),
    findingsTable(cured, 'Nothing was found that was cured since.'),
  ];
}

function findingsTable(findings: readonly FindingOut[], nothing: string): Block {
  return tableOr(
    nothing,
    [
      { title: 'Check', width: 34 },
      { title: 'Severity', width: 48 },
      { title: 'What was seen' },
      { title: 'Since', width: 84 },
      { title: 'Days', align: 'right', width: 30 },
      { title: 'Cured', width: 84 },
    ],
    findings.map((one) => [
      one.check,
      capital(one.severity),
      [
        one.text,
        ...one.facts.filter(({ kind }) => kind === 'money').map((f) => `${f.name}: ${money(f.value)}.`),
      ].join(' '),
      day(one.since),
      String(one.days),
      day(one.cured),
    ]),
  );
}
