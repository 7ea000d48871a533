/** The parts that a report is put together from: a sentence of choices, and below it what narrows it. */
import {
  BUILD_COLUMNS,
  BUILD_COUNTS,
  BUILD_ROWS,
  BUILD_SORTS,
  type BuildDefinition,
} from '../../../shared/contract/report-build.ts';
import { useBooks } from '../../app/books.ts';
import type { BuiltSearch } from '../../app/search.ts';
import { text } from '../../text/index.ts';
import {
  AccountPicker,
  Button,
  MenuButton,
  Pill,
  pathText,
  Select,
  TextInput,
  Toolbar,
} from '../../ui/index.ts';
import styles from './Builder.module.css';

const words = text.reportBoard.builder;

export type Change = { [K in keyof BuiltSearch]?: BuiltSearch[K] | undefined };

interface BuilderBarProps {
  definition: BuildDefinition;
  /** Its own days in words; `null`: the period of the frame. */
  ownDays: string | null;
  onChange: (change: Change) => void;
  onDays: () => void;
}

export function BuilderBar({ definition, ownDays, onChange, onDays }: BuilderBarProps) {
  const choice = <K extends 'counts' | 'rows' | 'columns' | 'sort'>(
    key: K,
    values: readonly NonNullable<BuiltSearch[K]>[],
    names: Record<string, string>,
  ) => (
    <span className={styles.choice}>
      <span aria-hidden="true">{words[key].before}</span>
      <Select
        label={words[key].label}
        labelHidden
        size="small"
        value={definition[key] as string}
        options={values.map((value) => ({ value: value as string, label: names[value] ?? value }))}
        onCommit={(value) => onChange({ [key]: value } as Change)}
      />
    </span>
  );
  return (
    <div className={styles.bar}>
      <Toolbar label={words.parts}>
        {choice('counts', BUILD_COUNTS, words.counts.names)}
        {choice('rows', BUILD_ROWS, words.rows.names)}
        {choice('columns', BUILD_COLUMNS, words.columns.names)}
        {choice('sort', BUILD_SORTS, words.sort.names)}
        <EntityChoice definition={definition} onChange={onChange} />
        {ownDays === null ? (
          <Button size="small" variant="quiet" onClick={onDays}>
            {text.reports.days.button}
          </Button>
        ) : (
          <Pill onRemove={() => onChange({ from: undefined, to: undefined })}>{ownDays}</Pill>
        )}
      </Toolbar>
      <Filters definition={definition} onChange={onChange} />
    </div>
  );
}

type Part = Pick<BuilderBarProps, 'definition' | 'onChange'>;

function EntityChoice({ definition, onChange }: Part) {
  const { entities: all } = useBooks();
  const chosen = definition.entities ?? [];
  if (all.length < 2) return null;
  const whose = all.filter(({ id }) => chosen.includes(id));
  const put = (ids: readonly string[]) =>
    onChange({ entities: ids.length === 0 || ids.length === all.length ? undefined : ids.join(',') });
  return (
    <MenuButton
      size="small"
      label={
        whose.length === 0
          ? words.everyone
          : whose.length === 1
            ? whose[0]!.name
            : words.several(whose.length)
      }
      items={[
        { label: words.everyone, checked: whose.length === 0, onSelect: () => put([]) },
        'divider',
        ...all.map(({ id, name }) => ({
          ...{ label: name, checked: chosen.includes(id), keepOpen: true },
          onSelect: () => put(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]),
        })),
      ]}
    />
  );
}

function Filters({ definition, onChange }: Part) {
  const { accounts: all, account } = useBooks();
  const { entities, accounts = [] } = definition;
  const pickable = entities?.length ? all.filter(({ entity_id }) => entities.includes(entity_id)) : all;
  const put = (ids: readonly string[]) =>
    onChange({ accounts: ids.length === 0 ? undefined : ids.join(',') });
  const field = (key: 'payee' | 'text' | 'tag' | 'amount_min' | 'amount_max') => (
    <TextInput
      label={words.fields[key]}
      value={definition[key] ?? ''}
      onCommit={(value) => onChange({ [key]: value.trim() === '' ? undefined : value.trim() } as Change)}
      {...(key.startsWith('amount') ? { check: checkAmount } : {})}
    />
  );
  return (
    <fieldset className={styles.filters}>
      <legend>{words.filters.title}</legend>
      <div className={styles.accounts}>
        <AccountPicker
          label={words.fields.accounts}
          accounts={pickable}
          value={null}
          allowEmpty
          placeholder={words.anyAccount}
          onCommit={(id) => id !== null && !accounts.includes(id) && put([...accounts, id])}
        />
        {accounts.length > 0 && (
          <p className={styles.pills}>
            {accounts.map((id) => (
              <Pill key={id} onRemove={() => put(accounts.filter((one) => one !== id))}>
                {pathText(account(id)?.path ?? id)}
              </Pill>
            ))}
          </p>
        )}
      </div>
      {field('payee')}
      {field('text')}
      {field('tag')}
      {field('amount_min')}
      {field('amount_max')}
    </fieldset>
  );
}

function checkAmount(value: string): string | null {
  return value.trim() === '' || /^\d{1,15}(\.\d{1,10})?$/.test(value.trim()) ? null : words.notAmount;
}
