/** The other side of an entry, where the other books have one that may be it. */
import { text } from '../../text/index.ts';
import { dateText, moneyText, RadioGroup, useLocale } from '../../ui/index.ts';
import type { CrossingKind } from './kinds.ts';

export interface Candidate {
  entry_id: string;
  entity_id: string;
  entity: string;
  account: string;
  date: string;
  payee: string;
  amount: string;
  days: number;
  kinds: readonly CrossingKind[];
}

interface CounterChoiceProps {
  candidates: readonly Candidate[];
  currency: string;
  /** `null`: it is made. */
  value: string | null;
  onChange: (entry: string | null) => void;
}

const words = text.crossing.dialog.counter;
const MADE = 'made';

export function CounterChoice({ candidates, currency, value, onChange }: CounterChoiceProps) {
  const locale = useLocale();
  return (
    <RadioGroup
      label={words.label}
      value={value ?? MADE}
      onChange={(chosen) => onChange(chosen === MADE ? null : chosen)}
      options={[
        ...candidates.map((one) => ({
          value: one.entry_id,
          label: words.row(one.payee, one.entity, one.account.split(':').at(-1)!),
          help: words.when(
            dateText(one.date, locale, 'medium'),
            moneyText(one.amount, currency, locale, 'symbol'),
            one.days,
          ),
        })),
        { value: MADE, label: words.made, help: words.madeHelp },
      ]}
    />
  );
}
