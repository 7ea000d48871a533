/** The bank’s own file behind a row: its pages where it has some, or else its lines. */
import { LinesDialog } from './LinesDialog.tsx';
import { PagesDialog } from './PagesDialog.tsx';

export interface EvidenceDialogProps {
  file: { id: string; name: string; format: string };
  /** The statement line to look at first. */
  row: string | null;
  /** Or the row that could not be booked. */
  unbooked?: string | null;
  onClose: () => void;
  /** To the transaction of a row. */
  onEntry: (entry: string) => void;
}

export function EvidenceDialog({ file, row, unbooked = null, ...rest }: EvidenceDialogProps) {
  if (file.format !== 'pdf') return <LinesDialog file={file} row={row} unbooked={unbooked} {...rest} />;
  return (
    <PagesDialog
      source={{ kind: 'stored', file: file.id, name: file.name }}
      sought={row !== null ? { row } : unbooked !== null ? { unbooked } : null}
      {...rest}
    />
  );
}
