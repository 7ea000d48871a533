/** The wall in words: the columns of its list. */
import type { Entity } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { Badge, Count, DateText, EntityMark, type GridColumn, Money } from '../../ui/index.ts';
import { KindGlyph } from './KindGlyph.tsx';
import type { Line } from './kinds.ts';
import { isRinged } from './open-findings.ts';
import { PaperBadge } from './PaperBadge.tsx';
import styles from './WallScreen.module.css';

const words = text.crossing;

export function wallColumns(entityOf: (id: string) => Entity | undefined): GridColumn<Line>[] {
  const name = (id: string) => entityOf(id)?.name ?? '';
  const who = (id: string) => {
    const entity = entityOf(id);
    return entity ? <EntityMark entity={entity} show="name" size="small" /> : null;
  };
  const stateOf = (line: Line) =>
    [words.paper[line.paper], ...(line.in_transit ? [words.inTransit] : [])].join(', ');
  return [
    {
      ...{ id: 'date', header: words.columns.date, width: 104, hideable: false, sortable: true },
      cell: (line) => <DateText value={line.date} />,
      text: (line) => line.date,
    },
    {
      ...{ id: 'kind', header: words.columns.kind, width: 156, hideable: false, sortable: true },
      cell: (line) => (
        <span className={styles.kind}>
          <KindGlyph kind={line.kind} />
          <span className={styles.cut}>{words.kinds[line.kind]}</span>
        </span>
      ),
      text: (line) => words.kinds[line.kind],
    },
    {
      ...{ id: 'from', header: words.columns.from, width: 130, minWidth: 112, grow: 1, sortable: true },
      cell: (line) => who(line.from_id),
      text: (line) => name(line.from_id),
    },
    {
      ...{ id: 'to', header: words.columns.to, width: 130, minWidth: 112, grow: 1, sortable: true },
      cell: (line) => who(line.to_id),
      text: (line) => name(line.to_id),
    },
    {
      ...{
        id: 'amount',
        header: words.columns.amount,
        width: 108,
        align: 'right',
        hideable: false,
        sortable: true,
      },
      cell: (line) => <Money value={line.amount_minor} currency={line.currency} />,
      text: (line) => String(line.amount_minor),
      sortValue: (line) => line.amount_minor,
    },
    {
      ...{ id: 'purpose', header: words.columns.purpose, width: 120, grow: 2, sortable: true },
      cell: (line) => <span className={styles.cut}>{line.purpose ?? ''}</span>,
      text: (line) => line.purpose ?? '',
    },
    {
      ...{ id: 'open', header: words.columns.open, width: 64, align: 'right', sortable: true },
      cell: (line) => (
        <Count
          value={line.open.length}
          tone={isRinged(line) ? 'bad' : 'plain'}
          label={words.findings.count(line.open.length)}
        />
      ),
      text: (line) => String(line.open.length),
      sortValue: (line) => line.open.length,
    },
    {
      ...{ id: 'state', header: words.columns.state, width: 112, whole: true, sortable: true },
      cell: (line) => (
        <span className={styles.state}>
          <PaperBadge paper={line.paper} />
          {line.in_transit && <Badge tone="warn">{words.inTransit}</Badge>}
        </span>
      ),
      text: stateOf,
    },
  ];
}
