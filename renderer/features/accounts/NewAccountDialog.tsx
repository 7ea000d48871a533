/** Adds an account to the chart, with what it held before the first entry. */
import { useState } from 'react';
import type { Account, Entity } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { useDraft } from '../../app/drafts.ts';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { FormDialog, TextInput } from '../../ui/index.ts';
import { AccountPlace, OpeningFields } from './AccountFields.tsx';
import styles from './Dialogs.module.css';
import { accountInput, beginAccount, type NewAccountDraft, problemsOfAccount } from './new-account.ts';
import { Refusal } from './Refusal.tsx';

interface NewAccountDialogProps {
  entity: Entity;
  accounts: readonly Account[];
  at: Account | undefined;
  onClose: () => void;
  onDone: (id: string) => void;
}

const words = text.accounts.newAccount;

export function NewAccountDialog({ entity, accounts, at, onClose, onDone }: NewAccountDialogProps) {
  const above = accounts.find(({ id }) => id === at?.parent_id);
  const [begun] = useState(() => ({ ...beginAccount(at, above), openingDate: today() }));
  const [draft, setDraft, drop] = useDraft<NewAccountDraft>(`accounts.new.${entity.id}`, begun);
  const [tried, setTried] = useState(false);
  const create = useCommand(() => client.account.create(accountInput(draft, entity)), {
    done: ({ name }) => text.accounts.said.added(name),
    quiet: true,
  });
  const problems = tried ? problemsOfAccount(draft) : [];
  const set = (change: Partial<NewAccountDraft>) => setDraft({ ...draft, ...change });
  const close = () => {
    drop();
    onClose();
  };
  const submit = async () => {
    setTried(true);
    if (problemsOfAccount(draft).length > 0) return;
    const added = await create.run(undefined);
    if (!added) return;
    close();
    onDone(added.id);
  };
  const nameError = problems.includes('name')
    ? words.nameMissing
    : problems.includes('colon')
      ? words.nameColon
      : null;
  return (
    <FormDialog
      sticky
      title={words.title(entity.name)}
      onClose={close}
      onSubmit={() => void submit()}
      submit={words.add}
      busy={create.busy}
    >
      <div className={styles.fields}>
        <Refusal trouble={create.trouble} />
        <TextInput
          label={words.name}
          value={draft.name}
          onChange={(name) => set({ name })}
          error={nameError}
          maxLength={200}
          required
          autoFocus
        />
        <AccountPlace draft={draft} accounts={accounts} onChange={setDraft} />
        <div className={styles.three}>
          <TextInput
            label={words.code}
            value={draft.code}
            maxLength={20}
            onChange={(code) => set({ code })}
          />
          <TextInput
            label={words.taxLine}
            value={draft.taxLine}
            maxLength={40}
            onChange={(taxLine) => set({ taxLine })}
          />
          <TextInput
            label={words.currency}
            value={draft.currency}
            placeholder={entity.base_currency}
            maxLength={3}
            error={problems.includes('currency') ? words.currencyWrong : null}
            onChange={(currency) => set({ currency: currency.toUpperCase() })}
          />
        </div>
        <OpeningFields draft={draft} base={entity.base_currency} onChange={setDraft} />
      </div>
    </FormDialog>
  );
}
