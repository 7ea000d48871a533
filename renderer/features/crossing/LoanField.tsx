/** On which loan it is paid, or to which it adds; not asked where none is on record between the two. */
import { text } from '../../text/index.ts';
import { Select } from '../../ui/index.ts';
import type { CrossingKind } from './kinds.ts';
import { NO_LOAN } from './movement.ts';
import type { LoanChoice } from './use-loan-choice.ts';

interface LoanFieldProps {
  choice: LoanChoice;
  kind: CrossingKind | null;
  onChange: (loan: string) => void;
}

const words = text.crossing.dialog.loan;

export function LoanField({ choice: { loans, chosen }, kind, onChange }: LoanFieldProps) {
  if (loans.length === 0) return null;
  const isPaid = kind === 'repayment';
  return (
    <Select
      label={isPaid ? words.paidOn : words.addsTo}
      help={isPaid && chosen ? words.paidHelp : undefined}
      value={chosen?.id ?? NO_LOAN}
      options={[
        ...loans.map(({ id, name }) => ({ value: id, label: name })),
        { value: NO_LOAN, label: isPaid ? words.paidOnNone : words.addsToNone },
      ]}
      onCommit={onChange}
    />
  );
}
