/** What is known of an entity, but for its members. Kind, tax class and currency are chosen once, with the chart. */
import { text } from '../../text/index.ts';
import { MONTHS, RadioGroup, Select, TextInput } from '../../ui/index.ts';
import styles from './Dialogs.module.css';
import type { EntityDraft, EntityProblems, TaxClass } from './entity-draft.ts';

export interface EntityFieldsProps {
  draft: EntityDraft;
  /** What is wrong, once somebody tried to save. */
  problems: EntityProblems | null;
  onChange: (draft: EntityDraft) => void;
}

const words = text.accounts.entityForm;
const { taxClasses, methods } = text.accounts.entity;
const TAX_CLASSES: readonly TaxClass[] = ['disregarded', 'partnership', 's-corp', 'c-corp'];

export function EntityFields({ draft, problems, onChange, isNew }: EntityFieldsProps & { isNew: boolean }) {
  const set = (change: Partial<EntityDraft>) => onChange({ ...draft, ...change });
  const company = draft.kind === 'llc';
  return (
    <>
      {isNew && (
        <RadioGroup<EntityDraft['kind']>
          label={words.kind}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
          options={[
            { value: 'llc', label: words.kinds.llc },
            { value: 'person', label: words.kinds.person },
          ]}
        />
      )}
      <div className={styles.two}>
        <TextInput
          label={words.name}
          help={words.nameHelp}
          value={draft.name}
          onChange={(name) => set({ name })}
          error={
            problems?.name ? words.nameMissing : problems?.corporation === 'name' ? words.corporation : null
          }
          maxLength={200}
          required
          autoFocus
        />
        <TextInput
          label={words.legalName}
          help={words.legalNameHelp}
          value={draft.legalName}
          onChange={(legalName) => set({ legalName })}
          error={problems?.corporation === 'legalName' ? words.corporation : null}
          maxLength={300}
        />
      </div>
      <div className={styles.two}>
        <TextInput
          label={words.state}
          help={words.stateHelp}
          value={draft.state}
          onChange={(state) => set({ state: state.toUpperCase() })}
          error={problems?.state ? words.stateWrong : null}
          maxLength={2}
        />
        <TextInput
          label={words.ein}
          help={company ? words.einHelp : words.einHelpPerson}
          value={draft.ein}
          onChange={(ein) => set({ ein })}
          error={problems?.ein ? words.einWrong : null}
          maxLength={10}
        />
      </div>
      <div className={styles.two}>
        {company && (
          <Select
            label={words.fiscalMonth}
            help={words.fiscalMonthHelp}
            value={draft.fiscalMonth}
            options={MONTHS}
            onCommit={(fiscalMonth) => set({ fiscalMonth })}
          />
        )}
        <Select<EntityDraft['method']>
          label={words.method}
          help={words.methodHelp}
          value={draft.method}
          options={(['cash', 'accrual'] as const).map((value) => ({ value, label: methods[value] }))}
          onCommit={(method) => set({ method })}
        />
      </div>
      {isNew && <Chosen draft={draft} problems={problems} onChange={onChange} />}
    </>
  );
}

/** What can't be changed later. */
function Chosen({ draft, problems, onChange }: EntityFieldsProps) {
  const set = (change: Partial<EntityDraft>) => onChange({ ...draft, ...change });
  return (
    <>
      {draft.kind === 'llc' && (
        <Select<TaxClass>
          label={words.taxClass}
          help={words.taxClassHelp}
          value={draft.taxClass}
          options={TAX_CLASSES.map((value) => ({ value, label: taxClasses[value] }))}
          onCommit={(taxClass) => set({ taxClass })}
        />
      )}
      <div className={styles.two}>
        <Select<EntityDraft['chart']>
          label={words.chart}
          value={draft.chart}
          options={[
            { value: 'template', label: words.charts.template },
            { value: 'minimal', label: words.charts.minimal },
          ]}
          onCommit={(chart) => set({ chart })}
        />
        <TextInput
          label={words.currency}
          value={draft.currency}
          onChange={(currency) => set({ currency: currency.toUpperCase() })}
          error={problems?.currency ? words.currencyWrong : null}
          maxLength={3}
          required
        />
      </div>
    </>
  );
}
