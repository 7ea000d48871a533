/** Reopening what was finished: the reason is asked, and kept. */
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { dateText, useLocale } from '../../ui/index.ts';
import { ReasonDialog } from './ReasonDialog.tsx';
import type { Finished } from './session.ts';

const words = text.reconcile.history;

interface ReopenDialogProps {
  finished: Finished;
  open: boolean;
  onClose: () => void;
}

export function ReopenDialog({ finished, open, onClose }: ReopenDialogProps) {
  const day = dateText(finished.statement_date, useLocale());
  const reopen = useCommand((reason: string) => client.reconcile.reopen({ id: finished.id, reason }), {
    done: words.reopened(day),
  });
  return (
    <ReasonDialog
      draft={`reconcile.reopen.${finished.id}`}
      title={words.title(day)}
      explained={words.text(finished.postings)}
      confirm={words.confirm}
      open={open}
      busy={reopen.busy}
      onClose={onClose}
      onReason={async (reason) => (await reopen.run(reason)) !== null}
    />
  );
}
