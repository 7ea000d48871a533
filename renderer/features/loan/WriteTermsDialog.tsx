/** The terms of what was lent before anybody wrote them down: the money is in both books, and stays as it is. */
import { useState } from 'react';
import type { CrossingOut } from '../../../shared/contract/crossing.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { useDraft } from '../../app/drafts.ts';
import { sentenceOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import { dateText, FormDialog, moneyText, Stack, TextInput, useLocale } from '../../ui/index.ts';
import styles from './Dialogs.module.css';
import { type LendDraft, problemsOfWriting, termsOfLent } from './lend-draft.ts';
import { Outlook } from './Outlook.tsx';
import { TermsFields } from './TermsFields.tsx';
import { termsInput } from './terms-draft.ts';

const words = text.loan.writeDialog;

interface WriteTermsProps {
  crossing: CrossingOut;
  onClose: () => void;
}

export function WriteTermsDialog({ crossing, onClose }: WriteTermsProps) {
  const locale = useLocale();
  const { id, from, to, date, amount_minor: minor, currency } = crossing;
  const [beginning] = useState(() => termsOfLent(crossing));
  const [draft, setDraft, dropDraft] = useDraft<LendDraft>(`loan.write.${id}`, beginning);
  const [tried, setTried] = useState(false);
  const set = (change: Partial<LendDraft>) => setDraft({ ...draft, ...change });
  const save = useCommand(
    () =>
      client.loan.create({
        ...{ crossing: id, purpose: draft.purpose.trim(), security: draft.security.trim() },
        ...termsInput(draft),
      }),
    { done: ({ name }) => words.done(name), quiet: true },
  );
  const problems = tried ? problemsOfWriting(draft) : [];
  const close = () => {
    dropDraft();
    onClose();
  };
  const submit = async () => {
    setTried(true);
    if (problemsOfWriting(draft).length > 0) return;
    if ((await save.run(undefined)) !== null) close();
  };
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
        <p className={styles.intro}>
          {words.text(
            from.entity,
            to.entity,
            moneyText(minor, currency, locale, 'code'),
            dateText(date, locale),
          )}
        </p>
        <div className={styles.sides}>
          <Stack gap={4}>
            <TextInput
              label={text.loan.lendDialog.purpose}
              help={text.loan.lendDialog.purposeHelp}
              value={draft.purpose}
              onChange={(purpose) => set({ purpose })}
              maxLength={1000}
              error={problems.includes('purpose') ? text.loan.lendDialog.purposeMissing : null}
              required
            />
            <TermsFields
              draft={draft}
              onChange={set}
              problems={problems.filter((problem) => problem !== 'purpose')}
            />
          </Stack>
          <Outlook draft={draft} currency={currency} hasBooks={false} crossing={id} />
        </div>
      </Stack>
    </FormDialog>
  );
}
