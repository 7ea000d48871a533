/**
 * A transaction entered by hand, above the list. Enter goes from field to field until nothing is missing, then adds it
 * and begins the next one on the same day. What is typed survives a lock, a reload and a crash.
 */
import { IconX } from '@tabler/icons-react';
import { type FormEvent, type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { useBooks } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { Button, focusUnreadable, IconButton } from '../../ui/index.ts';
import { NewEntryFields } from './NewEntryFields.tsx';
import styles from './NewEntryForm.module.css';
import { NewEntryParts } from './NewEntryParts.tsx';
import { entryOf, missingOf, type NewEntry, type NewEntryProblem, turnSplit } from './new-entry.ts';
import { fieldOf } from './new-entry-fields.ts';
import { useReadingOf } from './use-reading-of.ts';

export interface NewEntryFormProps {
  form: NewEntry;
  onForm: (form: NewEntry) => void;
  /** The account is given; otherwise it is chosen among those that hold money, of this entity or of all. */
  account: string | undefined;
  entity: string | undefined;
  /** The transaction is in the books; the form begins anew. */
  onAdded: (id: string) => void;
  onClose: () => void;
  onClear: () => void;
}

const words = text.register.form;

export function NewEntryForm(props: NewEntryFormProps) {
  const { form, onForm, account, entity, onAdded, onClose, onClear } = props;
  const books = useBooks();
  const chosen = books.account(form.account_id ?? undefined);
  const reading = useReadingOf(chosen?.currency ?? 'USD');
  const [tried, setTried] = useState<NewEntryProblem | null>(null);
  const [round, setRound] = useState(0);
  const box = useRef<HTMLFormElement>(null);
  // Enter commits a field and submits in one go: what it committed must be seen.
  const latest = useRef(form);
  latest.current = form;
  const set = (change: Partial<NewEntry>) => {
    latest.current = { ...latest.current, ...change };
    setTried(null);
    onForm(latest.current);
  };
  const create = useCommand(
    async (entry: ReturnType<typeof entryOf>) => {
      const answer = await client.entry.create({ entries: [entry] });
      // At once: what is in the books must not stand in the form any more, whatever happens to the page now.
      onAdded(answer.ids[0]!);
      return answer;
    },
    { done: words.added },
  );
  const adding = useRef(false);
  useEffect(() => box.current?.querySelector('input')?.focus(), []);

  async function add() {
    // The keys for it may be pressed twice.
    if (adding.current) return;
    if (focusUnreadable(box.current)) return;
    const now = latest.current;
    const missing = missingOf(now, reading);
    if (missing !== null || !chosen) {
      setTried(missing);
      if (missing !== null) fieldOf(box.current, missing)?.focus();
      return;
    }
    adding.current = true;
    const answer = await create.run(entryOf(now, chosen.entity_id, reading));
    adding.current = false;
    // Nobody's focus is taken who closed the form meanwhile: its field is gone by then.
    if (answer) fieldOf(box.current, 'payee')?.focus();
  }

  /** Drafts that could not be taken go with the rest. */
  function clear() {
    setRound(round + 1);
    setTried(null);
    onClear();
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (missingOf(latest.current, reading) !== null && focusNext(box.current)) return;
    void add();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (pickedByEnter(event)) setTimeout(() => focusNext(box.current));
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      // The field that has the focus commits on leaving it; the form has it meanwhile, so that Escape still closes.
      box.current?.focus();
      setTimeout(() => void add());
    } else if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      onClose();
    }
  }

  return (
    <form
      ref={box}
      className={styles.form}
      aria-label={words.title}
      data-hue={chosen && books.entity(chosen.entity_id)?.hue}
      tabIndex={-1}
      noValidate
      onSubmit={onSubmit}
      onKeyDown={onKeyDown}
    >
      <NewEntryFields
        key={round}
        form={form}
        set={set}
        accountGiven={account !== undefined}
        entity={entity}
        reading={reading}
        tried={tried}
      />
      <NewEntryParts form={form} set={set} reading={reading} onDone={() => void add()} onEscape={onClose} />
      <Foot form={form} set={set} tried={tried} busy={create.busy} onClose={onClose} onClear={clear} />
    </form>
  );
}

interface FootProps {
  form: NewEntry;
  set: (change: Partial<NewEntry>) => void;
  tried: NewEntryProblem | null;
  busy: boolean;
  onClose: () => void;
  onClear: () => void;
}

function Foot({ form, set, tried, busy, onClose, onClear }: FootProps) {
  return (
    <div className={styles.foot}>
      <Button type="submit" busy={busy} keys="Enter">
        {words.add}
      </Button>
      <Button variant="quiet" onMouseDown={stay} onClick={() => set(turnSplit(form))}>
        {form.parts ? words.oneCategory : words.split}
      </Button>
      <Button variant="quiet" onMouseDown={stay} onClick={onClear}>
        {words.clear}
      </Button>
      {tried === 'split' && (
        <span className={styles.problem} role="alert">
          {words.problems.split}
        </span>
      )}
      <span className={styles.end}>
        <IconButton
          label={words.close}
          icon={<IconX size={16} stroke={1.5} />}
          onMouseDown={stay}
          onClick={onClose}
        />
      </span>
    </div>
  );
}

/** Leaving a field may show a problem under it, and the button would slip away from under the pointer. */
function stay(event: MouseEvent): void {
  event.preventDefault();
}

/** Enter took a choice from a list: it goes on like any other. */
function pickedByEnter(event: KeyboardEvent): boolean {
  const { target, key, defaultPrevented } = event;
  return (
    key === 'Enter' &&
    defaultPrevented &&
    target instanceof HTMLElement &&
    target.getAttribute('role') === 'combobox'
  );
}

/** The next field in its order; `false` in the last one. */
function focusNext(box: HTMLElement | null): boolean {
  const inputs = [...(box?.querySelectorAll<HTMLInputElement>('input:not([type="file"])') ?? [])];
  const next = inputs[inputs.indexOf(document.activeElement as HTMLInputElement) + 1];
  if (!next || !inputs.includes(document.activeElement as HTMLInputElement)) return false;
  next.focus();
  return true;
}
