/** Whose rule it is, when it applies, and what it does then. */
import { useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { Select } from '../../ui/index.ts';
import { ActionFields } from './ActionFields.tsx';
import { ConditionFields } from './ConditionFields.tsx';
import type { RuleDraft, RuleProblem } from './draft.ts';
import styles from './RuleForm.module.css';

interface RuleFieldsProps {
  draft: RuleDraft;
  onChange: (draft: RuleDraft) => void;
  isNew: boolean;
  problems: readonly RuleProblem[];
}

export function RuleFields({ draft, onChange, isNew, problems }: RuleFieldsProps) {
  const { entities } = useBooks();
  const words = text.rules.dialog;
  return (
    <div className={styles.fields}>
      {entities.length > 1 && (
        <Select<string>
          label={words.entity}
          value={draft.entity}
          disabled={!isNew}
          options={entities.map(({ id, name }) => ({ value: id, label: name }))}
          onCommit={(entity) =>
            onChange({ ...draft, entity, account: null, parts: null, crossing: null, accounts: null })
          }
        />
      )}
      <ConditionFields draft={draft} onChange={onChange} problems={problems} />
      <ActionFields draft={draft} onChange={onChange} problems={problems} />
    </div>
  );
}
