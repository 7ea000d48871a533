/** When a rule applies, and what it does then. */
import { useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { AccountPicker, Segmented, Select, TextInput } from '../../ui/index.ts';
import type { RuleDraft, RuleProblem } from './draft.ts';
import styles from './RuleForm.module.css';

interface RuleFieldsProps {
  draft: RuleDraft;
  onChange: (draft: RuleDraft) => void;
  isNew: boolean;
  problems: readonly RuleProblem[];
}

const FIELDS = ['payee', 'memo', 'any'] as const;
const TESTS = ['contains', 'starts', 'is'] as const;
const DIRECTIONS = ['both', 'out', 'in'] as const;

/** A dialog begins at what carries this mark. */
function focusFirst(input: HTMLInputElement | null): void {
  input?.setAttribute('data-autofocus', '');
}

export function RuleFields({ draft, onChange, isNew, problems }: RuleFieldsProps) {
  const { entities, accountsOf } = useBooks();
  const words = text.rules.dialog;
  return (
    <div className={styles.fields}>
      {entities.length > 1 && (
        <Select<string>
          label={words.entity}
          value={draft.entity}
          disabled={!isNew}
          options={entities.map(({ id, name }) => ({ value: id, label: name }))}
          onCommit={(entity) => onChange({ ...draft, entity, account: null })}
        />
      )}
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{words.when}</legend>
        <div className={styles.two}>
          <Select<RuleDraft['field']>
            label={words.field}
            value={draft.field}
            options={FIELDS.map((value) => ({ value, label: words.fields[value] }))}
            onCommit={(field) => onChange({ ...draft, field })}
          />
          <Select<RuleDraft['test']>
            label={words.test}
            value={draft.test}
            options={TESTS.map((value) => ({ value, label: words.tests[value] }))}
            onCommit={(test) => onChange({ ...draft, test })}
          />
        </div>
        <TextInput
          label={words.value}
          help={words.valueHelp}
          value={draft.value}
          maxLength={300}
          spellCheck={false}
          ref={focusFirst}
          onChange={(value) => onChange({ ...draft, value })}
          error={problems.includes('value') ? words.valueEmpty : null}
        />
        <div>
          <Segmented<(typeof DIRECTIONS)[number]>
            label={words.direction}
            size="small"
            value={draft.direction ?? 'both'}
            onChange={(value) => onChange({ ...draft, direction: value === 'both' ? null : value })}
            items={DIRECTIONS.map((value) => ({ value, label: words.directions[value] }))}
          />
        </div>
      </fieldset>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{words.does}</legend>
        <AccountPicker
          label={words.account}
          accounts={accountsOf(draft.entity)}
          value={draft.account}
          onCommit={(account) => onChange({ ...draft, account })}
          error={problems.includes('account') ? words.accountEmpty : null}
        />
        <TextInput
          label={words.payee}
          help={words.payeeHelp}
          value={draft.payee}
          maxLength={300}
          onChange={(payee) => onChange({ ...draft, payee })}
        />
      </fieldset>
    </div>
  );
}
