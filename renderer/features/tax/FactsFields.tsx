/** What the books can’t know: asked for beside what it changes, answered as it is typed, and booked nowhere. */
import { FILING_STATUSES, type FilingStatus } from '../../../shared/contract/tax.ts';
import { text } from '../../text/index.ts';
import { MoneyInput, Select } from '../../ui/index.ts';
import { type AmountFact, CURRENCY, type Facts } from './facts.ts';
import styles from './Tax.module.css';
import type { KeptFacts } from './use-facts.ts';

const words = text.tax.facts;

interface FactsFieldsProps {
  kept: KeptFacts;
  year: number;
  /** Those that this view goes by. */
  wanted: readonly AmountFact[];
  hasMethod?: boolean;
}

export function FactsFields({ kept: { facts, set }, year, wanted, hasMethod }: FactsFieldsProps) {
  return (
    <section className={styles.facts} aria-label={words.title}>
      <h2>{words.title}</h2>
      <Select<FilingStatus>
        label={words.status}
        value={facts.status}
        options={FILING_STATUSES.map((value) => ({ value, label: words.statuses[value] }))}
        onCommit={(status) => set({ status })}
      />
      {wanted.map((name) => {
        const { label, help, placeholder } = fieldOf(name, year);
        return (
          <MoneyInput
            key={name}
            label={label}
            value={facts.amounts[name] ?? null}
            currency={CURRENCY}
            allowEmpty
            {...(help === undefined ? {} : { help })}
            {...(placeholder === undefined ? {} : { placeholder })}
            onCommit={(minor) => set({ amounts: { ...facts.amounts, [name]: minor } })}
          />
        );
      })}
      {hasMethod && (
        <Select<Facts['method']>
          label={words.method}
          value={facts.method}
          options={(['regular', 'annualised'] as const).map((value) => ({
            value,
            label: words.methods[value],
          }))}
          onCommit={(method) => set({ method })}
        />
      )}
      <p className={styles.quiet}>{words.text}</p>
    </section>
  );
}

function fieldOf(name: AmountFact, year: number): { label: string; help?: string; placeholder?: string } {
  switch (name) {
    case 'prior_tax':
      return { label: words.prior_tax(year - 1), help: words.priorTaxHelp };
    case 'prior_income':
      return { label: words.prior_income(year - 1), help: words.priorIncomeHelp };
    case 'wages':
    case 'withheld':
      return { label: words[name], help: words.wagesOf, placeholder: words.booked };
    case 'other_income':
      return { label: words.other_income };
    case 'itemized':
      return { label: words.itemized, help: words.itemizedHelp };
    case 'expected_profit':
      return { label: words.expected_profit(year), help: words.expectedHelp };
  }
}
