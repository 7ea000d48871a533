/** What a row is between two entities: of which kind, and with whom. */
import { RULE_CROSSING_KINDS } from '../../../shared/contract/crossing.ts';
import { useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { Select } from '../../ui/index.ts';
import type { CrossingDraft } from './draft.ts';
import styles from './RuleForm.module.css';

interface CrossingFieldsProps {
  /** Whose rule it is. */
  entity: string;
  crossing: CrossingDraft;
  onChange: (crossing: CrossingDraft) => void;
}

export function CrossingFields({ entity, crossing, onChange }: CrossingFieldsProps) {
  const words = text.rules.dialog;
  const { entities } = useBooks();
  const others = entities.filter(({ id }) => id !== entity);
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.label}>{words.crossing}</legend>
      <div className={styles.two}>
        <Select<CrossingDraft['kind']>
          label={words.crossingKind}
          value={crossing.kind}
          options={RULE_CROSSING_KINDS.map((kind) => ({ value: kind, label: text.crossing.kinds[kind] }))}
          onCommit={(kind) => onChange({ ...crossing, kind })}
        />
        <Select<string>
          label={words.crossingWith}
          value={crossing.with}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
          onCommit={(other) => onChange({ ...crossing, with: other })}
        />
      </div>
      <p className={styles.count}>{words.crossingHelp}</p>
    </fieldset>
  );
}
