/** One end of a range of amounts, as an exact decimal without a sign; empty is no bound. */
import { formatMoney, tryParseMoney } from '../../../shared/money.ts';
import { MoneyInput } from '../../ui/index.ts';

interface AmountBoundProps {
  label: string;
  currency: string;
  value: string | null;
  onCommit: (value: string | null) => void;
}

export function AmountBound({ label, currency, value, onCommit }: AmountBoundProps) {
  const minor = value === null ? null : tryParseMoney(value, currency);
  const commit = (typed: number | null) =>
    onCommit(typed === null ? null : formatMoney(Math.abs(typed), currency));
  return (
    <MoneyInput
      label={label}
      currency={currency}
      value={typeof minor === 'number' ? minor : null}
      onCommit={commit}
      allowEmpty
    />
  );
}
