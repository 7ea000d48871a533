/** What bears the books out: statements, reconciliations, formalities, entries, and hashes. */
import type { Block } from '../../papers/index.ts';
import type { Gathered } from '../gather.ts';
import { amountIn, capital, chapter, day, heading, NUMBER, quiet, tableOr } from './words.ts';

export function proofsChapter(gathered: Gathered): Block[] {
  return [
    chapter('Proofs'),
    ...bankBlocks(gathered),
    ...formalityBlocks(gathered),
    ...hashBlocks(gathered),
    ...entryBlocks(gathered),
  ];
}

function bankBlocks({ coverage, reconciliations, dayOf, company }: Gathered): Block[] {
  const told = coverage.filter(({ statements }) => statements > 0);
  return [
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
        ...[nameOf(one), String(one.statements), day(one.to), day(one.proven_until)],
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
        ...[one.account, day(one.statement_date), day(dayOf(one.finished_at))],
        amountIn(one.balance, one.currency, company.base_currency),
      ]),
    ),
  ];
}

function nameOf({ account, archived }: Gathered['coverage'][number]): string {
  return archived ? `${account} (used no more)` : account;
}

function formalityBlocks({ formalities }: Gathered): Block[] {
  return [
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
        ...[one.title, capital(one.kind), day(one.due_on), day(one.done_on)],
        one.evidence ?? '–',
      ]),
    ),
  ];
}

function hashBlocks({ papers, numbers, tip }: Gathered): Block[] {
  return [
    heading('Hashes'),
    {
      kind: 'text',
      text: 'SHA-256 of what each paper says, and of each file of one. Whoever has the paper or the file can take the hash again: if it is another, something was changed.',
    },
    tableOr(
      'There is no paper to hash.',
      [{ title: 'Paper', width: 42 }, { title: 'What is hashed' }, { title: 'SHA-256', width: 322 }],
      papers.flatMap((one) => [
        ...(one.content_hash === null
          ? []
          : [[numbers.paper(one.id), 'Its facts and text', one.content_hash]]),
        ...one.files.map((file) => [numbers.paper(one.id), file.name, file.sha256]),
      ]),
    ),
    ...(tip === null
      ? []
      : [
          quiet(
            'Every change of the books is an event in their log, whose hash covers the event before it. When this binder was made, the last one was:',
          ),
          {
            kind: 'facts' as const,
            rows: [
              ['Event', String(tip.seq)],
              ['SHA-256', tip.hash],
            ] as const,
          },
        ]),
  ];
}

/** Where each movement stands in the books of both. */
function entryBlocks({ crossed, numbers }: Gathered): Block[] {
  return [
    heading('Entries'),
    tableOr(
      'Nothing crossed in the period.',
      [NUMBER, { title: 'In the books of who gave' }, { title: 'In the books of who received' }],
      crossed.map(({ id, from, to }) => [numbers.crossing(id), from.entry_id, to.entry_id]),
    ),
  ];
}
