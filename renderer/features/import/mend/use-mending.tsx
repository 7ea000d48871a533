/** The way from a row that could not be booked to its form, wherever such a row is shown. */
import { type ReactNode, useState } from 'react';
import { MendDialog } from './MendDialog.tsx';

export interface Mending {
  start: (row: string) => void;
  dialog: ReactNode;
}

export function useMending(onMended?: () => void): Mending {
  const [row, setRow] = useState<string | null>(null);
  return {
    start: setRow,
    dialog: row !== null && (
      <MendDialog
        key={row}
        row={row}
        onClose={() => setRow(null)}
        onMended={() => {
          setRow(null);
          onMended?.();
        }}
      />
    ),
  };
}
