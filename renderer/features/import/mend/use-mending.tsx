/** The way from a row that could not be booked to its form, wherever such a row is shown; and on to the next one. */
import { type ReactNode, useRef, useState } from 'react';
import { MendDialog } from './MendDialog.tsx';
import { focusBack, focusNext, type MendPlace, mendPlace } from './mend-focus.ts';

export interface Mending {
  start: (row: string) => void;
  dialog: ReactNode;
}

export function useMending(onMended?: () => void): Mending {
  const [row, setRow] = useState<string | null>(null);
  const from = useRef<MendPlace>(undefined);
  const close = (then: (place: MendPlace) => void) => {
    setRow(null);
    // Once the dialog is gone.
    setTimeout(() => from.current && then(from.current));
  };
  return {
    start: (id) => {
      from.current = mendPlace();
      setRow(id);
    },
    dialog: row !== null && (
      <MendDialog
        key={row}
        row={row}
        onClose={() => close(focusBack)}
        onMended={() => {
          onMended?.();
          close((place) => focusNext(place, row));
        }}
      />
    ),
  };
}
