/** Legs on an account that stands against another entity, of which the other books know nothing; each can be given its other side. */
import { useMemo } from 'react';
import type { Entity } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import {
  AccountName,
  Button,
  DataGrid,
  DateText,
  EmptyState,
  EntityMark,
  type GridColumn,
  Money,
} from '../../ui/index.ts';
import type { UnpairedLeg } from './use-wall.ts';
import styles from './WallScreen.module.css';

interface UnpairedProps {
  legs: readonly UnpairedLeg[];
  entityOf: (id: string) => Entity | undefined;
  onPair: (entry: string) => void;
}

const words = text.crossing;
const rowId = ({ entry_id, line }: UnpairedLeg) => `${entry_id} ${line}`;

export function Unpaired({ legs, entityOf, onPair }: UnpairedProps) {
  const columns = useMemo<GridColumn<UnpairedLeg>[]>(
    () => [
      {
        ...{ id: 'date', header: words.columns.date, width: 112, sortable: true },
        cell: (leg) => <DateText value={leg.date} />,
        text: (leg) => leg.date,
      },
      {
        ...{ id: 'entity', header: words.columns.books, width: 168, sortable: true },
        cell: (leg) => {
          const entity = entityOf(leg.entity_id);
          return entity ? <EntityMark entity={entity} show="name" size="small" /> : leg.entity;
        },
        text: (leg) => leg.entity,
      },
      {
        ...{ id: 'account', header: words.columns.account, width: 200, sortable: true },
        cell: (leg) => <AccountName path={leg.account} leafOnly />,
        text: (leg) => leg.account,
      },
      {
        ...{ id: 'payee', header: words.columns.payee, width: 140, grow: 1, sortable: true },
        cell: (leg) => <span className={styles.cut}>{leg.payee}</span>,
        text: (leg) => leg.payee,
      },
      {
        ...{ id: 'amount', header: words.columns.amount, width: 112, align: 'right', sortable: true },
        cell: (leg) => <Money value={leg.amount_minor} currency={leg.currency} />,
        text: (leg) => leg.amount,
        sortValue: (leg) => leg.amount_minor,
      },
      {
        ...{ id: 'pair', header: words.unpaired.column, width: 148 },
        cell: (leg) => (
          <Button size="small" variant="link" tabIndex={-1} onClick={() => onPair(leg.entry_id)}>
            {words.unpaired.pair}
          </Button>
        ),
      },
    ],
    [entityOf, onPair],
  );
  return (
    <DataGrid
      label={words.unpaired.label}
      storageKey="crossing-unpaired"
      columns={columns}
      rows={legs}
      rowId={rowId}
      select="none"
      band={(leg) => entityOf(leg.entity_id)?.hue}
      onOpen={({ row }) => onPair(row.entry_id)}
      empty={
        <EmptyState compact drawing="done" title={words.unpaired.none}>
          {words.unpaired.noneText}
        </EmptyState>
      }
    />
  );
}
