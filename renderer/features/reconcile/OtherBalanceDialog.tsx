/** Finishing against a balance that the imported statement does not have: why it counts is asked, and kept. */
import { text } from '../../text/index.ts';
import { dateText, moneyText, useLocale } from '../../ui/index.ts';
import { ReasonDialog } from './ReasonDialog.tsx';
import type { Session } from './use-session.ts';

const words = text.reconcile.otherBalance;

interface OtherBalanceDialogProps {
  session: Session;
  open: boolean;
  onClose: () => void;
}

/** Whether the balance that was typed is not the one that the bank’s own file states. */
export function isOtherBalance({ balance, stated }: Session): boolean {
  return stated !== null && balance !== stated;
}

export function OtherBalanceDialog({ session, open, onClose }: OtherBalanceDialogProps) {
  const locale = useLocale();
  const { account, date, balance, stated } = session;
  const money = (minor: number | null) => moneyText(minor ?? 0, account.currency, locale, 'symbol');
  return (
    <ReasonDialog
      draft={`reconcile.other.${account.id}`}
      title={words.title(money(balance))}
      explained={words.text(date === null ? '' : dateText(date, locale), money(stated))}
      confirm={words.confirm}
      open={open}
      busy={session.finishing}
      onClose={onClose}
      onReason={session.finish}
    />
  );
}
