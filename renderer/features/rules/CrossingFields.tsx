/** What a row is between two entities: of which kind, with whom, and in which of their accounts. */
import { RULE_CROSSING_KINDS } from '../../../shared/contract/crossing.ts';
import { MONEY_ROLES, useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { pathText, Select } from '../../ui/index.ts';
import type { CrossingDraft } from './draft.ts';
import styles from './RuleForm.module.css';

interface CrossingFieldsProps {
  /** Whose rule it is. */
  entity: string;
  crossing: CrossingDraft;
  onChange: (crossing: CrossingDraft) => void;
}

/** Only one of the two pays. */
const isCost = (kind: CrossingDraft['kind']) => kind === 'personal' || kind === 'business';

export function CrossingFields({ entity, crossing, onChange }: CrossingFieldsProps) {
  const words = text.rules.dialog;
  const { entities, accountsOf } = useBooks();
  const theirs = accountsOf(crossing.with).filter(
    ({ role, archived }) => MONEY_ROLES.includes(role) && !archived,
  );
  const others = entities.filter(({ id }) => id !== entity);
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.label}>{words.crossing}</legend>
      <div className={styles.two}>
        <Select<CrossingDraft['kind']>
          label={words.crossingKind}
          value={crossing.kind}
          options={RULE_CROSSING_KINDS.map((kind) => ({ value: kind, label: text.crossing.kinds[kind] }))}
          onCommit={(kind) =>
            onChange({ ...crossing, kind, account: isCost(kind) ? null : crossing.account })
          }
        />
        <Select<string>
          label={words.crossingWith}
          value={crossing.with}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
          onCommit={(other) => onChange({ ...crossing, with: other, account: null })}
        />
      </div>
      {!isCost(crossing.kind) && (
        <Select<string>
          label={words.crossingAccount}
          value={crossing.account ?? ''}
          options={[
            { value: '', label: words.crossingAnyAccount },
            ...theirs.map(({ id, path }) => ({ value: id, label: pathText(path, 1) })),
          ]}
          onCommit={(account) => onChange({ ...crossing, account: account === '' ? null : account })}
        />
      )}
      <p className={styles.count}>{words.crossingHelp}</p>
    </fieldset>
  );
}
