/** The form of a movement: its fields, what it books in both books, and the one button. */
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type Entity, useBooks } from '../../app/books.ts';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { useDraft } from '../../app/drafts.ts';
import { sentenceOf, troubleOf } from '../../app/trouble.ts';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { FormDialog } from '../../ui/index.ts';
import { REASON_MIN } from '../veil/ReasonDialog.tsx';
import { MovementFields } from './MovementFields.tsx';
import styles from './MovementForm.module.css';
import { MovementPreview } from './MovementPreview.tsx';
import {
  emptyDraft,
  fieldOf,
  inputOf,
  type Known,
  type MovementDraft,
  type MovementField,
  paymentOf,
  wantedOf,
} from './movement.ts';
import { SolvencyAfter } from './SolvencyAfter.tsx';
import { useLoanChoice } from './use-loan-choice.ts';
import { usePreview } from './use-preview.ts';

/** The entry that it begins with. */
export interface EntryGiven {
  id: string;
  date: string;
  payee: string;
  own: Entity;
  account: string;
  amountMinor: number;
  currency: string;
}

interface MovementFormProps {
  /** Of the draft. */
  name: string;
  given: EntryGiven | null;
  /** What of it is known already; beside an entry, the one on the other side. */
  begun?: Partial<MovementDraft> | undefined;
  onClose: () => void;
}

const words = text.crossing.dialog;

export function MovementForm({ name, given, begun, onClose }: MovementFormProps) {
  const books = useBooks();
  const [draft, setDraft, dropDraft] = useDraft<MovementDraft>(name, beginning(books.entities, given, begun));
  const [tried, setTried] = useState(false);
  const reason = useRef<HTMLInputElement>(null);
  const set = (change: Partial<MovementDraft>) => setDraft({ ...draft, ...change });
  const candidates = useQuery({
    ...api.crossing.candidates.queryOptions({ input: { entry: given?.id ?? '' } }),
    enabled: given !== null,
  });
  const others = books.entities.filter(({ id }) => id !== given?.own.id);
  const fitting = (candidates.data ?? []).filter(
    (one) =>
      (draft.kind === null || one.kinds.includes(draft.kind)) &&
      (draft.with === null || one.entity_id === draft.with),
  );
  const counter = draft.counter === undefined ? (fitting[0]?.entry_id ?? null) : draft.counter;
  const chosen = fitting.find(({ entry_id }) => entry_id === counter);
  const other = draft.with ?? chosen?.entity_id ?? (others.length === 1 ? others[0]!.id : null);
  const kinds = useQuery({
    ...api.crossing.kinds.queryOptions({
      input: given
        ? { entry: given.id, ...(other === null ? {} : { with: other }) }
        : { from: draft.from ?? '', to: draft.to ?? '', date: draft.date },
    }),
    enabled: given ? other !== null : draft.from !== null && draft.to !== null,
    retry: false,
  });
  const told = kinds.data?.find(({ kind }) => kind === draft.kind);
  const from = books.entity(told?.from_id ?? draft.from ?? undefined);
  const to = books.entity(told?.to_id ?? draft.to ?? undefined);
  const known: Known | null = given && {
    ...{ entry: given.id, gives: from?.id === given.own.id },
    counter: chosen?.entry_id ?? null,
  };
  const currency = given?.currency ?? from?.base_currency ?? 'USD';
  const full = { ...draft, with: given ? other : null };
  const wanted = given && other === null ? 'with' : wantedOf(full, known);
  const forbidden = told?.possible === false;
  const amountMinor = (given ? Math.abs(given.amountMinor) : draft.amount) ?? 0;
  const loan = useLoanChoice({
    ...{ kind: draft.kind, said: draft.loan, from: from?.id, to: to?.id, currency },
    day: [given?.date ?? draft.date, chosen?.date ?? ''].filter((day) => day !== '').sort()[0]!,
  });
  const paidOn = draft.kind === 'repayment' ? loan.chosen : null;
  const adding = draft.kind === 'loan' ? (loan.chosen?.id ?? null) : null;
  const payment = paidOn && paymentOf(paidOn.id, full, known, amountMinor, currency);
  const isComplete = wanted === null && !forbidden;
  const input = isComplete && !payment ? inputOf(full, known, currency, adding) : null;
  const preview = usePreview(
    isComplete && payment
      ? { payment: { ...payment, memo: '' } }
      : input && { movement: { ...input, purpose: input.purpose || words.noPurposeYet } },
  );
  const { leaves } = preview;
  const despite = (draft.despite ?? '').trim();
  const save = useCommand(
    async (): Promise<object> =>
      payment
        ? client.loan.pay(payment)
        : client.crossing.make({
            ...inputOf(full, known, currency, adding),
            ...(leaves?.wants_reason ? { despite } : {}),
            ...(leaves && draft.record ? { record: true } : {}),
          }),
    {
      quiet: true,
      done: () => text.crossing.why(draft.kind!, from?.name ?? '', to?.name ?? ''),
    },
  );

  const core = save.trouble ?? (preview.error ? troubleOf(preview.error) : null);
  const place = core && fieldOf(core, from?.name ?? '');
  const unnamed = draft.purpose.trim() === '';
  const unexplained = leaves?.wants_reason === true && despite.length < REASON_MIN;
  const errorOf = (field: MovementField): string | null => {
    if (core && place === field) return sentenceOf(core);
    if (field === 'kind' && forbidden) return told.reason;
    if (!tried) return null;
    const isMissing =
      field === wanted || (field === 'purpose' && unnamed) || (field === 'despite' && unexplained);
    return isMissing ? words.wanted[field] : null;
  };
  const close = () => {
    dropDraft();
    onClose();
  };
  return (
    <FormDialog
      sticky
      size="wide"
      title={given ? words.titleEntry : words.title}
      onClose={close}
      onSubmit={() => {
        setTried(true);
        if (wanted !== null || forbidden || unnamed) return;
        // It may lie below what is in sight.
        if (unexplained) return reason.current?.focus();
        void save.run(undefined).then((made) => made && close());
      }}
      submit={words.save}
      busy={save.busy}
    >
      <div className={styles.form}>
        <MovementFields
          draft={full}
          set={(change) => {
            save.clear();
            set(change);
          }}
          given={given}
          known={known}
          others={others}
          from={from}
          to={to}
          currency={currency}
          kinds={kinds.data ?? []}
          kindsError={kinds.error ? sentenceOf(troubleOf(kinds.error)) : null}
          candidates={fitting}
          loan={loan}
          errorOf={errorOf}
        />
        <MovementPreview pair={preview.pair} trouble={core && place === null ? core : null} />
        {leaves && (
          <SolvencyAfter
            leaves={leaves}
            draft={full}
            error={errorOf('despite')}
            reasonRef={reason}
            set={(change) => {
              save.clear();
              set(change);
            }}
          />
        )}
      </div>
    </FormDialog>
  );
}

/** Told in full it begins with what is most common: from the company to its owner. */
function beginning(
  entities: readonly Entity[],
  given: EntryGiven | null,
  begun: Partial<MovementDraft> = {},
): MovementDraft {
  const draft = emptyDraft(given?.date ?? today());
  if (given) return { ...draft, ...begun };
  const company = entities.find(({ kind }) => kind === 'llc');
  const person = entities.find(({ kind }) => kind === 'person');
  return { ...draft, from: company?.id ?? null, to: person?.id ?? null, ...begun };
}
