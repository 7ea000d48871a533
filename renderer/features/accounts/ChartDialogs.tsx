/** Whichever dialog of the chart is open. */
import { type Account, type Entity, useBooks } from '../../app/books.ts';
import { ArchiveDialog } from './ArchiveDialog.tsx';
import { CloseDialog } from './CloseDialog.tsx';
import { EntityDialog } from './EntityDialog.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { NewAccountDialog } from './NewAccountDialog.tsx';
import { ReopenDialog } from './ReopenDialog.tsx';
import type { Chart } from './use-chart.ts';
import type { Deeds } from './use-deeds.ts';

export type ChartDialog =
  | { what: 'add' | 'add-entity' | 'edit-entity' | 'close' | 'reopen' }
  | { what: 'move' | 'merge' | 'archive'; account: Account };

interface ChartDialogsProps {
  open: ChartDialog | null;
  entity: Entity | undefined;
  chart: Chart;
  deeds: Deeds;
  /** The account at the cursor: a new one begins beside it. */
  at: Account | undefined;
  onClose: () => void;
  onAdded: (account: string) => void;
  onMerged: (into: string) => void;
  onEntity: (id: string) => void;
}

export function ChartDialogs(props: ChartDialogsProps) {
  const { open, entity, chart, deeds, at, onClose, onAdded, onMerged, onEntity } = props;
  const { entities } = useBooks();
  if (!open) return null;
  if (open.what === 'add-entity')
    return <EntityDialog entity={null} entities={entities} onClose={onClose} onDone={onEntity} />;
  if (!entity) return null;
  switch (open.what) {
    case 'add':
      return (
        <NewAccountDialog
          entity={entity}
          accounts={chart.accounts}
          at={at}
          onClose={onClose}
          onDone={onAdded}
        />
      );
    case 'edit-entity':
      return <EntityDialog entity={entity} entities={entities} onClose={onClose} onDone={onEntity} />;
    case 'close':
      return <CloseDialog entity={entity} onClose={onClose} />;
    case 'reopen':
      return <ReopenDialog entity={entity} onClose={onClose} />;
    case 'move':
      return (
        <MoveDialog
          account={open.account}
          accounts={chart.accounts}
          onClose={onClose}
          onMove={deeds.moveTo}
        />
      );
    case 'archive':
      return <ArchiveDialog account={open.account} chart={chart} onClose={onClose} />;
    case 'merge':
      return (
        <MergeDialog account={open.account} accounts={chart.accounts} onClose={onClose} onDone={onMerged} />
      );
  }
}
