/** Lending: who, how much, on which terms; with the schedule and both books' entries before it is saved. */
import { useState } from 'react';
import { type Entity, useBooks } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { useDraft } from '../../app/drafts.ts';
import { sentenceOf } from '../../app/trouble.ts';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { DateInput, FormDialog, MoneyInput, Select, Stack, TextInput } from '../../ui/index.ts';
import styles from './Dialogs.module.css';
import { type LendDraft, lendInput, newLoan, problemsOfLoan } from './lend-draft.ts';
import { MoneyAccount, useMoneyChoice } from './MoneyAccount.tsx';
import { Outlook } from './Outlook.tsx';
import { TermsFields } from './TermsFields.tsx';

const words = text.loan.lendDialog;

interface LendDialogProps {
  onClose: () => void;
  onLent: (id: string) => void;
}

export function LendDialog({ onClose, onLent }: LendDialogProps) {
  const { entities, entity: entityOf } = useBooks();
  const [beginning] = useState(() => newLoan(today(), ...usualPair(entities)));
  const [written, setDraft, dropDraft] = useDraft<LendDraft>('loan.lend', beginning);
  const [tried, setTried] = useState(false);
  const lender = entityOf(written.lender ?? undefined);
  const borrower = entityOf(written.borrower ?? undefined);
  const currency = lender?.base_currency ?? 'USD';
  const paying = useMoneyChoice(lender, currency, written.lenderAccount);
  const receiving = useMoneyChoice(borrower, currency, written.borrowerAccount);
  const draft = { ...written, lenderAccount: paying.id, borrowerAccount: receiving.id };
  const save = useCommand(() => client.loan.create(lendInput(draft, currency)), {
    done: ({ name }) => words.done(name),
    quiet: true,
  });
  const problems = tried ? problemsOfLoan(draft) : [];
  const set = (change: Partial<LendDraft>) => setDraft({ ...written, ...change });
  const close = () => {
    dropDraft();
    onClose();
  };
  const submit = async () => {
    setTried(true);
    if (problemsOfLoan(draft).length > 0) return;
    const made = await save.run(undefined);
    if (made === null) return;
    close();
    onLent(made.id);
  };
  const options = entities.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FormDialog
      sticky
      size="full"
      title={words.title}
      onClose={close}
      onSubmit={() => void submit()}
      submit={words.save}
      busy={save.busy}
      refused={save.trouble && sentenceOf(save.trouble)}
    >
      <Stack gap={4}>
        <div className={styles.sides}>
          <Stack gap={4}>
            <div className={styles.fields}>
              <Select
                label={words.lender}
                value={draft.lender}
                options={options}
                onCommit={(id) => set({ lender: id, lenderAccount: null })}
              />
              <Select
                label={words.borrower}
                value={draft.borrower}
                options={options}
                onCommit={(id) => set({ borrower: id, borrowerAccount: null })}
                error={problems.includes('same') ? words.same : null}
              />
              <DateInput
                label={words.date}
                value={draft.date}
                onCommit={(date) => set({ date })}
                error={problems.includes('date') ? text.loan.terms.dateMissing : null}
                required
              />
              <MoneyInput
                label={words.principal}
                value={draft.minor}
                currency={currency}
                showCurrency
                allowEmpty
                onCommit={(minor) => set({ minor })}
                error={problems.includes('amount') ? words.principalMissing : null}
                required
              />
              {lender && (
                <MoneyAccount
                  label={words.lenderAccount(lender.name)}
                  choice={paying}
                  onChange={(lenderAccount) => set({ lenderAccount })}
                  error={problems.includes('lenderAccount') ? words.accountMissing : null}
                />
              )}
              {borrower && (
                <MoneyAccount
                  label={words.borrowerAccount(borrower.name)}
                  choice={receiving}
                  onChange={(borrowerAccount) => set({ borrowerAccount })}
                  error={problems.includes('borrowerAccount') ? words.accountMissing : null}
                />
              )}
              <div className={styles.wide}>
                <TextInput
                  label={words.purpose}
                  help={words.purposeHelp}
                  value={draft.purpose}
                  onChange={(purpose) => set({ purpose })}
                  maxLength={1000}
                  error={problems.includes('purpose') ? words.purposeMissing : null}
                  required
                />
              </div>
            </div>
            <TermsFields
              draft={draft}
              onChange={set}
              problems={problems.filter(
                (p) => p === 'rate' || p === 'first' || p === 'payments' || p === 'maturity',
              )}
            />
          </Stack>
          <Outlook draft={draft} currency={currency} hasBooks />
        </div>
      </Stack>
    </FormDialog>
  );
}

/** The owner lends to the first company, unless somebody says otherwise. */
function usualPair(entities: readonly Entity[]): [lender: string | null, borrower: string | null] {
  const person = entities.find(({ kind }) => kind === 'person') ?? entities[1];
  const company = entities.find(({ id, kind }) => kind === 'llc' && id !== person?.id);
  return [person?.id ?? null, company?.id ?? null];
}
