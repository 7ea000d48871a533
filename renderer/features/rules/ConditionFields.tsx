/** What must hold of a row: a text and a direction, as nearly every rule has; more are added, and taken away again. */
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { MONEY_ROLES, useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import {
  Checkbox,
  DateInput,
  MenuButton,
  pathText,
  Segmented,
  Select,
  TagsInput,
  TextArea,
  TextInput,
} from '../../ui/index.ts';
import { AmountBound } from './AmountBound.tsx';
import type { RuleDraft, RuleProblem, TextDraft } from './draft.ts';
import { Removable } from './Removable.tsx';
import styles from './RuleForm.module.css';

interface ConditionFieldsProps {
  draft: RuleDraft;
  onChange: (draft: RuleDraft) => void;
  problems: readonly RuleProblem[];
}

type Kind = 'amounts' | 'accounts' | 'days' | 'tags';

const FIELDS = ['payee', 'memo', 'any'] as const;
const TESTS = ['contains', 'starts', 'is', 'one_of', 'matches'] as const;
const DIRECTIONS = ['both', 'out', 'in'] as const;
const KINDS: readonly Kind[] = ['amounts', 'accounts', 'days', 'tags'];
/** What a condition is when it is added. */
const FRESH = {
  amounts: { from: null, to: null },
  accounts: [],
  days: { from: null, to: null },
  tags: [],
} satisfies Pick<RuleDraft, Kind>;

export function ConditionFields({ draft, onChange, problems }: ConditionFieldsProps) {
  const words = text.rules.dialog;
  const [fresh, setFresh] = useState<Kind | number | null>(null);
  const { texts } = draft;
  const set = (patch: Partial<RuleDraft>) => onChange({ ...draft, ...patch });
  const asked = KINDS.filter((kind) => draft[kind] !== null);
  const canRemoveText = texts.length > 1 || asked.length > 0;
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{words.when}</legend>
      {texts.map((one, at) => (
        <Removable
          // biome-ignore lint/suspicious/noArrayIndexKey: texts have no other name than their place
          key={at}
          label={words.removeCondition(one.value || words.value)}
          onRemove={canRemoveText ? () => set({ texts: texts.toSpliced(at, 1) }) : null}
          isFresh={fresh === at}
        >
          <TextFields
            value={one}
            onChange={(next) => set({ texts: texts.with(at, next) })}
            isFirst={at === 0}
            isEmpty={problems.includes('value') && one.value.trim() === ''}
          />
        </Removable>
      ))}
      <div>
        <Segmented<(typeof DIRECTIONS)[number]>
          label={words.direction}
          size="small"
          value={draft.direction ?? 'both'}
          onChange={(value) => set({ direction: value === 'both' ? null : value })}
          items={DIRECTIONS.map((value) => ({ value, label: words.directions[value] }))}
        />
      </div>
      {asked.map((kind) => (
        <Removable
          key={kind}
          label={words.removeCondition(words.conditions[kind])}
          onRemove={() => set({ [kind]: null })}
          isFresh={fresh === kind}
        >
          <KindFields kind={kind} draft={draft} set={set} />
        </Removable>
      ))}
      <div>
        <MenuButton
          size="small"
          variant="quiet"
          movesFocus
          label={words.addCondition}
          icon={<IconPlus size={14} stroke={1.75} />}
          items={[
            {
              label: words.conditions.text,
              onSelect: () => {
                setFresh(texts.length);
                set({ texts: [...texts, { field: 'memo', test: 'contains', value: '' }] });
              },
            },
            ...KINDS.filter((kind) => draft[kind] === null).map((kind) => ({
              label: words.conditions[kind],
              onSelect: () => {
                setFresh(kind);
                set({ [kind]: FRESH[kind] });
              },
            })),
          ]}
        />
      </div>
    </fieldset>
  );
}

/** A dialog begins at what carries this mark. */
function focusFirst(input: HTMLInputElement | HTMLTextAreaElement | null): void {
  input?.setAttribute('data-autofocus', '');
}

interface TextFieldsProps {
  value: TextDraft;
  onChange: (text: TextDraft) => void;
  isFirst: boolean;
  isEmpty: boolean;
}

function TextFields({ value: one, onChange, isFirst, isEmpty }: TextFieldsProps) {
  const words = text.rules.dialog;
  const shared = {
    label: words.value,
    help: words.valueHelp[one.test],
    value: one.value,
    onChange: (value: string) => onChange({ ...one, value }),
    error: isEmpty ? words.valueEmpty : null,
    ...(isFirst ? { ref: focusFirst } : {}),
  };
  return (
    <div className={styles.text}>
      <div className={styles.two}>
        <Select<TextDraft['field']>
          label={words.field}
          value={one.field}
          options={FIELDS.map((value) => ({ value, label: words.fields[value] }))}
          onCommit={(field) => onChange({ ...one, field })}
        />
        <Select<TextDraft['test']>
          label={words.test}
          value={one.test}
          options={TESTS.map((value) => ({ value, label: words.tests[value] }))}
          onCommit={(test) => onChange({ ...one, test })}
        />
      </div>
      {one.test === 'one_of' ? (
        <TextArea {...shared} rows={4} maxLength={2000} />
      ) : (
        <TextInput {...shared} maxLength={300} spellCheck={false} />
      )}
    </div>
  );
}

interface KindFieldsProps {
  kind: Kind;
  draft: RuleDraft;
  set: (patch: Partial<RuleDraft>) => void;
}

function KindFields({ kind, draft, set }: KindFieldsProps) {
  const words = text.rules.dialog;
  const { entity, accountsOf } = useBooks();
  const { amounts, days, accounts, tags } = draft;
  if (kind === 'amounts' && amounts) {
    const currency = entity(draft.entity)?.base_currency ?? 'USD';
    return (
      <div className={styles.two}>
        <AmountBound
          label={words.amountFrom}
          currency={currency}
          value={amounts.from}
          onCommit={(from) => set({ amounts: { ...amounts, from } })}
        />
        <AmountBound
          label={words.amountTo}
          currency={currency}
          value={amounts.to}
          onCommit={(to) => set({ amounts: { ...amounts, to } })}
        />
      </div>
    );
  }
  if (kind === 'days' && days)
    return (
      <div className={styles.two}>
        <DateInput
          label={words.dayFrom}
          value={days.from}
          onCommit={(from) => set({ days: { ...days, from } })}
          allowEmpty
        />
        <DateInput
          label={words.dayTo}
          value={days.to}
          onCommit={(to) => set({ days: { ...days, to } })}
          allowEmpty
        />
      </div>
    );
  if (kind === 'accounts' && accounts)
    return (
      <fieldset className={styles.choices}>
        <legend className={styles.label}>{words.accounts}</legend>
        {accountsOf(draft.entity)
          .filter(
            ({ id, role, archived }) => (MONEY_ROLES.includes(role) && !archived) || accounts.includes(id),
          )
          .map(({ id, path }) => (
            <Checkbox
              key={id}
              label={pathText(path, 1)}
              checked={accounts.includes(id)}
              onChange={(on) =>
                set({ accounts: on ? [...accounts, id] : accounts.filter((other) => other !== id) })
              }
            />
          ))}
      </fieldset>
    );
  return (
    <TagsInput
      label={words.tags}
      help={words.tagsHelp}
      value={tags ?? []}
      onCommit={(next) => set({ tags: next })}
    />
  );
}
