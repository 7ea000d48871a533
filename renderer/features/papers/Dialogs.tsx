/** Whichever dialog of the screen is open, with the paper or the crossing that it is about. */
import { AttachDialog } from './AttachDialog.tsx';
import { MakeDialog } from './MakeDialog.tsx';
import { PaperDialog } from './PaperDialog.tsx';
import type { PaperRow } from './rows.ts';
import { SignDialog } from './SignDialog.tsx';
import { TextsDialog } from './TextsDialog.tsx';
import { VoidDialog } from './VoidDialog.tsx';

export type Deed = 'make' | 'paper' | 'sign' | 'attach' | 'void';
export type Open = { what: 'texts' } | { what: Deed; id: string } | null;

interface DialogsProps {
  open: Open;
  rows: readonly PaperRow[];
  onOpen: (what: Open) => void;
}

export function Dialogs({ open, rows, onOpen }: DialogsProps) {
  const close = () => onOpen(null);
  if (open?.what === 'texts') return <TextsDialog onClose={close} />;
  const row = open && rows.find(({ id }) => id === open.id);
  if (!open || !row) return null;
  const { paper } = row;
  const show = (id: string) => onOpen({ what: 'paper', id });
  if (open.what === 'make') return <MakeDialog row={row} onClose={close} onMade={show} />;
  if (open.what === 'attach') return <AttachDialog row={row} onClose={close} />;
  if (!paper) return null;
  if (open.what === 'sign') return <SignDialog paper={paper} onClose={() => show(paper.id)} />;
  if (open.what === 'void') return <VoidDialog paper={paper} onClose={close} />;
  return <PaperDialog paper={paper} onClose={close} onDeed={(what) => onOpen({ what, id: row.id })} />;
}
