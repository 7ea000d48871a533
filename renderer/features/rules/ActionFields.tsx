/** What a rule does: a category and perhaps a payee, as nearly every rule; a split, a crossing, a note, tags and the mark “reviewed” are added. */
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { AccountPicker, MenuButton, TagsInput, TextInput } from '../../ui/index.ts';
import { CrossingFields } from './CrossingFields.tsx';
import type { RuleDraft, RuleProblem } from './draft.ts';
import { Removable } from './Removable.tsx';
import styles from './RuleForm.module.css';
import { SplitFields } from './SplitFields.tsx';

interface ActionFieldsProps {
  draft: RuleDraft;
  onChange: (draft: RuleDraft) => void;
  problems: readonly RuleProblem[];
}

type Kind = 'parts' | 'crossing' | 'memo' | 'addTags' | 'reviewed';

export function ActionFields({ draft, onChange, problems }: ActionFieldsProps) {
  const words = text.rules.dialog;
  const { accountsOf, entities } = useBooks();
  const [fresh, setFresh] = useState<Kind | null>(null);
  const set = (patch: Partial<RuleDraft>) => onChange({ ...draft, ...patch });
  const { parts, crossing, memo, addTags, account, reviewed } = draft;
  const decides = draft.stage !== 'first';
  const other = entities.find(({ id }) => id !== draft.entity);
  const add = (kind: Kind, patch: Partial<RuleDraft>) => ({
    label: words.actions[kind],
    onSelect: () => {
      setFresh(kind);
      set(patch);
    },
  });
  const removable = (kind: Kind, patch: Partial<RuleDraft>) => ({
    label: words.removeAction(words.actions[kind]),
    onRemove: () => set(patch),
    isFresh: fresh === kind,
  });
  const more = [
    ...(decides && !parts && !crossing
      ? [
          add('parts', {
            parts: [
              { account, share: '' },
              { account: null, share: '50%' },
            ],
          }),
        ]
      : []),
    ...(decides && !parts && !crossing && other
      ? [add('crossing', { crossing: { kind: 'draw', with: other.id, account: null } })]
      : []),
    ...(memo === null ? [add('memo', { memo: '' })] : []),
    ...(addTags === null ? [add('addTags', { addTags: [] })] : []),
    ...(reviewed ? [] : [add('reviewed', { reviewed: true })]),
  ];
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{words.does}</legend>
      {decides && !parts && !crossing && (
        <AccountPicker
          label={words.account}
          accounts={accountsOf(draft.entity)}
          value={account}
          onCommit={(next) => set({ account: next })}
          error={problems.includes('account') ? words.accountEmpty : null}
        />
      )}
      {decides && parts && (
        <Removable {...removable('parts', { parts: null, account: parts[0]?.account ?? null })}>
          <SplitFields
            parts={parts}
            onChange={(next) => set({ parts: next })}
            accounts={accountsOf(draft.entity)}
            problems={problems}
          />
        </Removable>
      )}
      {decides && crossing && (
        <Removable {...removable('crossing', { crossing: null })}>
          <CrossingFields
            entity={draft.entity}
            crossing={crossing}
            onChange={(next) => set({ crossing: next })}
          />
        </Removable>
      )}
      <TextInput
        label={words.payee}
        help={words.payeeHelp}
        value={draft.payee}
        maxLength={300}
        onChange={(payee) => set({ payee })}
        error={problems.includes('nothing') ? words.nothing : null}
      />
      {memo !== null && (
        <Removable {...removable('memo', { memo: null })}>
          <TextInput
            label={words.memo}
            value={memo}
            maxLength={2000}
            onChange={(next) => set({ memo: next })}
          />
        </Removable>
      )}
      {addTags !== null && (
        <Removable {...removable('addTags', { addTags: null })}>
          <TagsInput label={words.addTags} value={addTags} onCommit={(next) => set({ addTags: next })} />
        </Removable>
      )}
      {reviewed && (
        <Removable {...removable('reviewed', { reviewed: false })}>
          <p className={styles.mark}>{words.reviewed}</p>
          <p className={styles.count}>{words.reviewedHelp}</p>
        </Removable>
      )}
      {more.length > 0 && (
        <div>
          <MenuButton
            size="small"
            variant="quiet"
            movesFocus
            label={words.addAction}
            icon={<IconPlus size={14} stroke={1.75} />}
            items={more}
          />
        </div>
      )}
    </fieldset>
  );
}
