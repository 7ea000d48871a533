/** The fields of a movement; which of them are asked depends on what it is. */
import { IconArrowsLeftRight } from '@tabler/icons-react';
import type { Entity } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import {
  Checkbox,
  DateInput,
  DateText,
  EntityMark,
  IconButton,
  Money,
  MoneyInput,
  Select,
  TextInput,
} from '../../ui/index.ts';
import { AccountFields } from './AccountFields.tsx';
import { type Candidate, CounterChoice } from './CounterChoice.tsx';
import { Impossible, KindChoice, type KindTold } from './KindChoice.tsx';
import styles from './MovementForm.module.css';
import type { EntryGiven } from './MovementForm.tsx';
import { askedOf, type Known, type MovementDraft, type MovementField } from './movement.ts';
import type { LoanChoice } from './use-loan-choice.ts';
import { WagesFields } from './WagesFields.tsx';

export interface MovementFieldsProps {
  draft: MovementDraft;
  set: (change: Partial<MovementDraft>) => void;
  given: EntryGiven | null;
  known: Known | null;
  /** Whose the other books may be. */
  others: readonly Entity[];
  from: Entity | undefined;
  to: Entity | undefined;
  currency: string;
  kinds: readonly KindTold[];
  kindsError: string | null;
  candidates: readonly Candidate[];
  loan: LoanChoice;
  errorOf: (field: MovementField) => string | null;
}

const words = text.crossing.dialog;
const options = (entities: readonly Entity[]) => entities.map(({ id, name }) => ({ value: id, label: name }));

export function MovementFields(props: MovementFieldsProps) {
  const { draft, set, given, known, kinds, kindsError, candidates, currency, errorOf } = props;
  const asked = askedOf(draft, known);
  return (
    <>
      {given ? <Given {...props} given={given} /> : <Between {...props} />}
      <div className={styles.fields}>
        <KindChoice
          value={draft.kind}
          kinds={kinds}
          error={errorOf('kind') ?? kindsError}
          onCommit={(kind) =>
            set({ kind, fromAccount: null, toAccount: null, category: null, settlement: null, loan: null })
          }
        />
        {!given && (
          <DateInput
            label={words.date}
            value={draft.date}
            error={errorOf('date')}
            onCommit={(date) => date && set({ date })}
          />
        )}
        {asked.amount && (
          <MoneyInput
            label={asked.wages ? words.gross : words.amount}
            value={draft.amount}
            currency={currency}
            showCurrency
            error={errorOf('amount')}
            allowEmpty
            onCommit={(amount) => set({ amount })}
            onLive={(amount) => set({ amount })}
          />
        )}
      </div>
      <Impossible kinds={kinds} />
      {given && known && candidates.length > 0 && (
        <CounterChoice
          candidates={candidates}
          currency={currency}
          value={known.counter}
          onChange={(counter) => set({ counter })}
        />
      )}
      {asked.property && (
        <Checkbox
          label={words.property}
          help={words.propertyHelp}
          checked={draft.isProperty}
          onChange={(isProperty) => set({ isProperty, fromAccount: null, toAccount: null })}
        />
      )}
      <AccountFields {...props} asked={asked} />
      {asked.wages && <WagesFields {...props} />}
      <TextInput
        label={words.purpose}
        help={words.purposeHelp}
        value={draft.purpose}
        maxLength={1000}
        required
        error={errorOf('purpose')}
        onChange={(purpose) => set({ purpose })}
      />
    </>
  );
}

/** Who gives and who receives, told in full. */
function Between({ draft, set, others, errorOf }: MovementFieldsProps) {
  return (
    <div className={styles.between}>
      <Select
        label={words.from}
        value={draft.from}
        options={options(others)}
        error={errorOf('from')}
        onCommit={(from) => set({ from, fromAccount: null, category: null })}
      />
      <div className={styles.turn}>
        <IconButton
          label={words.turn}
          icon={<IconArrowsLeftRight size={16} stroke={1.5} />}
          onClick={() =>
            set({ from: draft.to, to: draft.from, fromAccount: null, toAccount: null, category: null })
          }
        />
      </div>
      <Select
        label={words.to}
        value={draft.to}
        options={options(others)}
        error={errorOf('to')}
        onCommit={(to) => set({ to, toAccount: null, category: null })}
      />
    </div>
  );
}

/** The entry that it begins with, and whose the other books are. */
function Given({ given, others, draft, set, errorOf }: MovementFieldsProps & { given: EntryGiven }) {
  return (
    <div className={styles.given} data-hue={given.own.hue}>
      <div className={styles.entry}>
        <EntityMark entity={given.own} show="name" size="small" />
        <span className={styles.payee}>{given.payee}</span>
        <span className={styles.quiet}>
          <DateText value={given.date} /> · {given.account.split(':').at(-1)}
        </span>
        <Money value={given.amountMinor} currency={given.currency} show="symbol" plus strong />
      </div>
      {others.length > 1 && (
        <Select
          label={words.with}
          value={draft.with}
          options={options(others)}
          placeholder={words.withWhom}
          error={errorOf('with')}
          onCommit={(id) => set({ with: id, fromAccount: null, toAccount: null, category: null })}
        />
      )}
    </div>
  );
}
