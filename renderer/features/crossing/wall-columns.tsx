/** The wall in words: the columns of its list. */
import type { Entity } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { Badge, DateText, EntityMark, type GridColumn, Money } from '../../ui/index.ts';
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
    [
      ...(isRinged(line) ? [words.findings.count(line.open.length)] : []),
      words.paper[line.paper],
      ...(line.in_transit ? [words.inTransit] : []),
    ].join(', ');
  return [
    {
      ...{ id: 'date', header: words.columns.date, width: 108, hideable: false, sortable: true },
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
      ...{ id: 'from', header: words.columns.from, width: 136, sortable: true },
      cell: (line) => who(line.from_id),
      text: (line) => name(line.from_id),
    },
    {
      ...{ id: 'to', header: words.columns.to, width: 136, sortable: true },
      cell: (line) => who(line.to_id),
      text: (line) => name(line.to_id),
    },
    {
      ...{
        id: 'amount',
        header: words.columns.amount,
        width: 112,
        align: 'right',
        hideable: false,
        sortable: true,
      },
      cell: (line) => <Money value={line.amount_minor} currency={line.currency} />,
      text: (line) => String(line.amount_minor),
      sortValue: (line) => line.amount_minor,
    },
    {
      ...{ id: 'purpose', header: words.columns.purpose, width: 108, grow: 1, sortable: true },
      cell: (line) => <span className={styles.cut}>{line.purpose ?? ''}</span>,
      text: (line) => line.purpose ?? '',
    },
    {
      ...{ id: 'state', header: words.columns.state, width: 236, sortable: true },
      cell: (line) => (
        <span className={styles.state}>
          {isRinged(line) && <Badge tone="bad">{words.findings.count(line.open.length)}</Badge>}
          <PaperBadge paper={line.paper} />
          {line.in_transit && <Badge tone="warn">{words.inTransit}</Badge>}
        </span>
      ),
      text: stateOf,
    },
  ];
}
