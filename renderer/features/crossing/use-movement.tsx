/** Opens the dialog of a movement: with an entry that is one side of it, with what is known, or with nothing. What is in a pair already is shown. */
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import type { RegisterRow } from '../../../shared/contract/ledger.ts';
import { MovementDialog } from './MovementDialog.tsx';
import type { MovementDraft } from './movement.ts';

export interface Beginning {
  entry?: string;
  /** What of it is known already; beside an entry, the one on the other side. */
  begun?: Partial<MovementDraft>;
}

export function useMovement() {
  const [beginning, begin] = useState<Beginning | null>(null);
  const navigate = useNavigate();
  const open = useCallback((from: Beginning = {}) => begin(from), []);
  return {
    open,
    openFor(row: Pick<RegisterRow, 'entry_id' | 'crossing'> | undefined): void {
      if (row?.crossing) void navigate({ to: '/wall', search: { crossing: row.crossing.id } });
      else if (row) begin({ entry: row.entry_id });
    },
    dialog: beginning && (
      <MovementDialog entry={beginning.entry} begun={beginning.begun} onClose={() => begin(null)} />
    ),
  };
}
