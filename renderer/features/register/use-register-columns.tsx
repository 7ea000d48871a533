/** The columns of a register for as long as what they draw by stays the same. */
import { useMemo, useRef } from 'react';
import type { Account, Books } from '../../app/books.ts';
import { registerColumns } from './columns.tsx';
import type { RegisterRow } from './types.ts';
import type { Edits } from './use-edits.ts';
import { useRoom } from './use-room.ts';

interface Options {
  account: Account | undefined;
  books: Books;
  edits: Edits;
  onToggleStatus: (row: RegisterRow) => void;
}

export function useRegisterColumns({ account, books, edits, onToggleStatus }: Options) {
  const room = useRoom();
  const latest = useRef(onToggleStatus);
  latest.current = onToggleStatus;
  return useMemo(
    () =>
      registerColumns({
        account,
        several: account === undefined,
        books,
        edits,
        room,
        onToggleStatus: (row) => latest.current(row),
      }),
    [account, books, edits, room],
  );
}
