/**
 * A row of a file that could not be booked, entered by hand: its text as it stands, beside it the fields of a transaction with
 * what could be read of it. What is typed survives a lock, a reload and a crash.
 */
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { formatMoney, parseMoney } from '../../../../shared/money.ts';
import { useBooks } from '../../../app/books.ts';
import { api, client } from '../../../app/client.ts';
import { useCommand } from '../../../app/command.ts';
import { useDraft } from '../../../app/drafts.ts';
import { TroubleState } from '../../../app/TroubleState.tsx';
import { useTold } from '../../../app/use-told.ts';
import { text } from '../../../text/index.ts';
import { Button, Dialog, dateText, FormDialog, moneyText, useLocale, Verbatim } from '../../../ui/index.ts';
import { NewEntryFields } from '../../register/NewEntryFields.tsx';
import { NewEntryParts } from '../../register/NewEntryParts.tsx';
import {
  amountOf,
  missingOf,
  type NewEntry,
  type NewEntryProblem,
  turnSplit,
} from '../../register/new-entry.ts';
import { fieldOf } from '../../register/new-entry-fields.ts';
import { useReadingOf } from '../../register/use-reading-of.ts';
import { LikelyEntries } from './LikelyEntries.tsx';
import styles from './Mend.module.css';
import { ANOTHER, formOf, type Likely, mendingOf, type Unbooked } from './mending.ts';

const words = text.imports.mend;

export interface MendDialogProps {
  /** As the lists of rows that could not be booked have it. */
  row: string;
  onClose: () => void;
  onMended: () => void;
}

export function MendDialog(props: MendDialogProps) {
  const { row, onClose } = props;
  const found = useQuery({ ...api.imports.unbooked_row.queryOptions({ input: { row } }), gcTime: 0 });
  // As it was when it was opened: once it is entered it is told as mended, and the form is still there.
  const first = useRef<Unbooked>(undefined);
  first.current ??= found.data;
  if (found.isPending) return null;
  if (first.current?.mended === null) return <MendForm {...props} found={first.current} />;
  return (
    <Dialog open onClose={onClose} title={words.title}>
      {found.isError ? (
        <TroubleState error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <p>{words.already}</p>
      )}
    </Dialog>
  );
}

function MendForm({ row, found, onClose, onMended }: MendDialogProps & { found: Unbooked }) {
  const books = useBooks();
  const locale = useLocale();
  const told = useTold();
  const initial = useRef(formOf(found)).current;
  const [form, setForm, drop] = useDraft<NewEntry>(`mend:${row}`, initial);
  const [tried, setTried] = useState<NewEntryProblem | null>(null);
  const [same, setSame] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(form);
  latest.current = form;
  const account = books.account(form.account_id ?? undefined);
  const reading = useReadingOf(account?.currency ?? found.currency ?? 'USD');
  const likely = useLikely(row, form, amountOf(form, reading), reading.currency);
  const chosen = likely.some(({ entry_id }) => entry_id === same) || same === ANOTHER ? same : null;
  const mend = useCommand(client.imports.mend, {
    done: ({ difference, stated_on }) => {
      if (difference === null || stated_on === null) return words.done;
      const [on, minor] = [dateText(stated_on, locale, 'medium'), parseMoney(difference, reading.currency)];
      if (minor === 0) return words.proves(on);
      return words.differs(on, moneyText(minor, reading.currency, locale, 'symbol'));
    },
  });
  // Where everything but the amount could be read, that is what is asked for.
  const take = (element: HTMLDivElement | null) => {
    box.current = element;
    fieldOf(element, missingOf(initial, reading) ?? 'payee')?.setAttribute('data-autofocus', 'true');
  };
  const set = (change: Partial<NewEntry>) => {
    latest.current = { ...latest.current, ...change };
    setTried(null);
    setForm(latest.current);
  };
  const submit = async () => {
    const isThere = chosen !== null && chosen !== ANOTHER;
    const missing = missingOf(latest.current, reading);
    const wanted = isThere && (missing === 'category' || missing === 'split') ? null : missing;
    if (wanted !== null) {
      setTried(wanted);
      fieldOf(box.current, wanted)?.focus();
      return;
    }
    if (likely.length > 0 && chosen === null) return setAsked(true);
    const answer = await mend.run(mendingOf(row, found, latest.current, reading, chosen));
    if (answer === null) return;
    drop();
    onMended();
  };
  return (
    <FormDialog
      title={words.title}
      size="wide"
      sticky
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={words.submit}
      busy={mend.busy}
      aside={
        <Button variant="quiet" onClick={() => set(turnSplit(latest.current))}>
          {form.parts ? text.register.form.oneCategory : text.register.form.split}
        </Button>
      }
    >
      <div ref={take} className={styles.mend}>
        <p className={styles.place}>
          {words.place(found.file, found.line, found.account?.split(':').at(-1))}
        </p>
        <Verbatim>{found.raw}</Verbatim>
        <p className={styles.why}>{told(found.reason)}</p>
        <NewEntryFields
          form={form}
          set={set}
          accountGiven={found.account_id !== null}
          entity={undefined}
          reading={reading}
          tried={tried}
        />
        <NewEntryParts
          form={form}
          set={set}
          reading={reading}
          onDone={() => void submit()}
          onEscape={onClose}
        />
        {tried === 'split' && (
          <p className={styles.why} role="alert">
            {text.register.form.problems.split}
          </p>
        )}
        {likely.length > 0 && (
          <LikelyEntries
            likely={likely}
            currency={reading.currency}
            value={chosen}
            error={isAsked && chosen === null}
            onChange={setSame}
          />
        )}
      </div>
    </FormDialog>
  );
}

/** What of the books it may be, by its day and amount as they stand in the form. */
function useLikely(row: string, form: NewEntry, minor: number | null, currency: string): readonly Likely[] {
  const { date } = form;
  const amount = minor === null ? '' : formatMoney(minor, currency);
  const asked = useQuery({
    ...api.imports.unbooked_row.queryOptions({ input: { row, date, amount } }),
    enabled: date !== '' && amount !== '',
    staleTime: 0,
  });
  return date !== '' && amount !== '' ? (asked.data?.likely ?? []) : [];
}
