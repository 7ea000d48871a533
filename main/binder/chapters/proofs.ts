/** What bears the books out: statements, reconciliations, formalities, and the hashes of the papers. */
import type { Block } from '../../papers/index.ts';
import type { Gathered } from '../gather.ts';
import { capital, chapter, day, heading, money, quiet, tableOr } from './words.ts';

export function proofsChapter({ coverage, reconciliations, formalities, papers, dayOf }: Gathered): Block[] {
  const told = coverage.filter(({ statements }) => statements > 0);
  return [
    chapter('Proofs'),
    heading('Statements of banks'),
    tableOr(
      'No statement was imported.',
      [
        { title: 'Account' },
        { title: 'Statements', align: 'right', width: 60 },
        { title: 'Cover until', width: 92 },
        { title: 'Proven until', width: 92 },
        { title: 'Gaps', align: 'right', width: 36 },
      ],
      told.map((one) => [
        one.account,
        String(one.statements),
        day(one.to),
        day(one.proven_until),
        String(one.gaps.length),
      ]),
    ),
    heading('Reconciliations'),
    tableOr(
      'No account was reconciled.',
      [
        { title: 'Account' },
        { title: 'Statement of', width: 100 },
        { title: 'Finished', width: 100 },
        { title: 'Balance', align: 'right', width: 80 },
      ],
      reconciliations.map((one) => [
        one.account,
        day(one.statement_date),
        day(dayOf(one.finished_at)),
        money(one.balance),
      ]),
    ),
    heading('Formalities'),
    tableOr(
      'Nothing is in the calendar.',
      [
        { title: 'What' },
        { title: 'Kind', width: 110 },
        { title: 'Due', width: 92 },
        { title: 'Done', width: 92 },
        { title: 'Evidence', width: 96 },
      ],
      formalities.map((one) => [
        one.title,
        capital(one.kind),
        day(one.due_on),
        day(one.done_on),
        one.evidence ?? '–',
      ]),
    ),
    heading('Hashes'),
    quiet(
      'SHA-256 of what each paper says, and of each file of one, by which it can be told that nothing has changed.',
    ),
    tableOr(
      'There is no paper to hash.',
      [{ title: 'Paper, or file of one' }, { title: 'SHA-256', width: 300 }],
      papers.flatMap((one) => [
        ...(one.content_hash === null ? [] : [[`${one.title}: ${one.subject}`, one.content_hash]]),
        ...one.files.map((file) => [file.name, file.sha256]),
      ]),
    ),
  ];
}
