/** Rate, days, plan and end of a loan: the same for lending and for amending. */
import { DAY_COUNTS, LOAN_PERIODS, LOAN_PLANS } from '../../../shared/contract/loan.ts';
import { text } from '../../text/index.ts';
import { DateInput, Select, TextInput } from '../../ui/index.ts';
import styles from './Dialogs.module.css';
import { type End, endOf, endsOf, isPeriodic, type TermsDraft, type TermsProblem } from './terms-draft.ts';

const words = text.loan.terms;

interface TermsFieldsProps {
  draft: TermsDraft;
  onChange: (change: Partial<TermsDraft>) => void;
  problems: readonly TermsProblem[];
}

export function TermsFields({ draft, onChange, problems }: TermsFieldsProps) {
  const end = endOf(draft);
  const periodic = isPeriodic(draft.plan);
  return (
    <div className={styles.fields}>
      <TextInput
        label={words.rate}
        help={words.rateHelp}
        value={draft.rate}
        onChange={(rate) => onChange({ rate })}
        after="%"
        maxLength={7}
        error={problems.includes('rate') ? words.rateWrong : null}
        required
      />
      <Select
        label={words.dayCount}
        value={draft.dayCount}
        options={DAY_COUNTS.map((value) => ({ value, label: words.dayCounts[value] }))}
        onCommit={(dayCount) => onChange({ dayCount })}
      />
      <Select
        label={words.plan}
        value={draft.plan}
        options={LOAN_PLANS.map((value) => ({ value, label: words.plans[value] }))}
        onCommit={(plan) => onChange({ plan })}
      />
      <Select<End>
        label={words.end}
        value={end}
        options={endsOf(draft.plan).map((value) => ({ value, label: words.ends[value] }))}
        onCommit={(value) => onChange({ end: value })}
        disabled={endsOf(draft.plan).length === 1}
      />
      {periodic && (
        <>
          <Select
            label={words.every}
            value={draft.every}
            options={LOAN_PERIODS.map((value) => ({ value, label: words.everyOptions[value] }))}
            onCommit={(every) => onChange({ every })}
          />
          <DateInput
            label={words.first}
            value={draft.first}
            onCommit={(first) => onChange({ first })}
            error={problems.includes('first') ? words.dateMissing : null}
            required
          />
        </>
      )}
      {end === 'payments' && (
        <TextInput
          label={words.payments}
          value={draft.payments}
          onChange={(payments) => onChange({ payments })}
          maxLength={4}
          error={problems.includes('payments') ? words.paymentsWrong : null}
          required
        />
      )}
      {end === 'maturity' && (
        <DateInput
          label={words.maturity}
          value={draft.maturity}
          onCommit={(maturity) => onChange({ maturity })}
          error={problems.includes('maturity') ? words.dateMissing : null}
          required
        />
      )}
      <TextInput
        label={words.security}
        help={words.securityHelp}
        value={draft.security}
        onChange={(security) => onChange({ security })}
        maxLength={1000}
      />
    </div>
  );
}
