/** The columns of the list. */
import { text } from '../../text/index.ts';
import { Badge, DateText, type GridColumn, Money, type Tone } from '../../ui/index.ts';
import styles from './Papers.module.css';
import type { PaperRow } from './rows.ts';

const words = text.papers;
export const STAGE_TONES: Record<PaperRow['stage'], Tone> = {
  wanted: 'warn',
  gone: 'warn',
  made: 'action',
  signed: 'good',
  void: 'plain',
};

export const COLUMNS: readonly GridColumn<PaperRow>[] = [
  {
    id: 'date',
    header: words.columns.date,
    width: 108,
    sortable: true,
    cell: ({ date }) => <DateText value={date} />,
    text: ({ date }) => date,
  },
  {
    id: 'kind',
    header: words.columns.kind,
    width: 256,
    minWidth: 250,
    grow: 1,
    sortable: true,
    hideable: false,
    cell: ({ kind, isLate }) => (
      <>
        <span>{words.kinds[kind]}</span>
        {isLate && <Badge>{words.ratification}</Badge>}
      </>
    ),
    text: ({ kind }) => words.kinds[kind],
  },
  {
    id: 'parties',
    header: words.columns.parties,
    width: 262,
    minWidth: 258,
    grow: 3,
    sortable: true,
    cell: ({ from, to }) => <span title={words.between(from, to)}>{words.between(from, to)}</span>,
    text: ({ from, to }) => words.between(from, to),
  },
  {
    id: 'amount',
    header: words.columns.amount,
    width: 112,
    align: 'right',
    sortable: true,
    cell: ({ amount_minor: minor, currency }) => <Money value={minor} currency={currency} />,
    text: ({ amount }) => amount,
    sortValue: ({ amount_minor: minor }) => minor,
  },
  {
    id: 'open',
    header: words.columns.open,
    width: 66,
    align: 'right',
    cell: ({ paper, stage }) =>
      paper &&
      stage === 'made' &&
      paper.open.length > 0 && <span className={styles.quiet}>{paper.open.length}</span>,
    text: ({ paper }) => String(paper?.open.length ?? ''),
  },
  {
    id: 'state',
    header: words.columns.state,
    width: 96,
    sortable: true,
    cell: ({ stage }) => <Badge tone={STAGE_TONES[stage]}>{words.stages[stage]}</Badge>,
    text: ({ stage }) => words.stages[stage],
  },
  {
    id: 'signed',
    header: words.columns.signed,
    width: 112,
    sortable: true,
    cell: ({ paper }) => paper?.signed_on != null && <DateText value={paper.signed_on} />,
    text: ({ paper }) => paper?.signed_on ?? '',
  },
];
