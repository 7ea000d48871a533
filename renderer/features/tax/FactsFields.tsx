/** What the books can’t know: asked for beside what it changes, kept in the vault as it is typed, and booked nowhere. */
import { FILING_STATUSES, type FilingStatus, INSTALMENT_METHODS } from '../../../shared/contract/tax.ts';
import { text } from '../../text/index.ts';
import { MoneyInput, Select } from '../../ui/index.ts';
import { type AmountFact, amountChange, CURRENCY, minorOf } from './facts.ts';
import styles from './Tax.module.css';
import type { KeptFacts } from './use-facts.ts';

const words = text.tax.facts;

/** Of the filing status, until somebody says it. */
const UNSAID = 'unsaid';
type Method = (typeof INSTALMENT_METHODS)[number];

interface FactsFieldsProps {
  kept: KeptFacts;
  year: number;
  /** Those that this view goes by. */
  wanted: readonly AmountFact[];
  hasMethod?: boolean;
}

export function FactsFields({ kept: { facts, set }, year, wanted, hasMethod }: FactsFieldsProps) {
  if (facts === undefined) return null;
  return (
    <section className={styles.facts} aria-label={words.title}>
      <h2>{words.title}</h2>
      <Select<FilingStatus | typeof UNSAID>
        label={words.status}
        value={facts.status ?? UNSAID}
        options={[
          { value: UNSAID, label: words.statusUnsaid },
          ...FILING_STATUSES.map((value) => ({ value, label: words.statuses[value] })),
        ]}
        onCommit={(status) => set({ status: status === UNSAID ? null : status })}
      />
      {wanted.map((name) => {
        const { label, help, placeholder } = fieldOf(name, year);
        return (
          <MoneyInput
            key={name}
            label={label}
            value={minorOf(facts, name)}
            currency={CURRENCY}
            allowEmpty
            {...(help === undefined ? {} : { help })}
            {...(placeholder === undefined ? {} : { placeholder })}
            onCommit={(minor) => set(amountChange(name, minor))}
          />
        );
      })}
      {hasMethod && (
        <Select<Method>
          label={words.method}
          value={facts.method ?? 'regular'}
          options={INSTALMENT_METHODS.map((value) => ({
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
      return { label: words.other_income, help: words.otherIncomeHelp, placeholder: words.booked };
    case 'itemized':
      return { label: words.itemized, help: words.itemizedHelp };
    case 'expected_profit':
      return { label: words.expected_profit(year), help: words.expectedHelp };
  }
}
