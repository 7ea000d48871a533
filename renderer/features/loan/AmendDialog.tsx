/** New terms from a day on, with the reason. */
import { useState } from 'react';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { sentenceOf } from '../../app/trouble.ts';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { DateInput, FormDialog, Stack, TextInput } from '../../ui/index.ts';
import styles from './Dialogs.module.css';
import { TermsFields } from './TermsFields.tsx';
import { amendedInput, endOf, problemsOfTerms, termsDraftOf } from './terms-draft.ts';
import type { Loan } from './types.ts';

const words = text.loan.amendDialog;
/** As the contract asks. */
const REASON_MIN = 3;

export function AmendDialog({ loan, onClose }: { loan: Loan; onClose: () => void }) {
  const [begun] = useState(() => termsDraftOf(loan));
  const [draft, setDraft] = useState(begun);
  const [effective, setEffective] = useState(today());
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const save = useCommand(
    () =>
      client.loan.amend({
        ...{ loan: loan.id, effective, reason: reason.trim(), security: draft.security.trim() },
        ...amendedInput(draft, begun),
        ...(endOf(draft) === 'demand' ? { maturity: null } : {}),
      }),
    { done: () => words.done(loan.name), quiet: true },
  );
  const problems = tried ? problemsOfTerms(draft) : [];
  const reasonMissing = reason.trim().length < REASON_MIN;
  const submit = async () => {
    setTried(true);
    if (problemsOfTerms(draft).length > 0 || reasonMissing) return;
    if ((await save.run(undefined)) !== null) onClose();
  };
  return (
    <FormDialog
      sticky
      title={words.title(loan.name)}
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={words.save}
      busy={save.busy}
      refused={save.trouble && sentenceOf(save.trouble)}
    >
      <Stack gap={4}>
        <p className={styles.intro}>{words.text}</p>
        <div className={styles.fields}>
          <DateInput
            label={words.effective}
            value={effective}
            onCommit={(day) => day !== null && setEffective(day)}
            required
          />
          <TextInput
            label={words.reason}
            help={words.reasonHelp}
            value={reason}
            onChange={setReason}
            maxLength={1000}
            error={tried && reasonMissing ? words.reasonMissing : null}
            required
          />
        </div>
        <TermsFields
          draft={draft}
          onChange={(change) => setDraft({ ...draft, ...change })}
          problems={problems}
        />
      </Stack>
    </FormDialog>
  );
}
