/** The editor of a rule: when, then, and what becomes of the entries it would have hit. */
import { useState } from 'react';
import { useBooks } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { useDraft } from '../../app/drafts.ts';
import { text } from '../../text/index.ts';
import { Button, Dialog, RadioGroup } from '../../ui/index.ts';
import { inputOf, problemsOf, type Rule, type RuleDraft } from './draft.ts';
import { type Past, pastEntries } from './past.ts';
import { RuleFields } from './RuleFields.tsx';
import styles from './RuleForm.module.css';
import { RulePreview } from './RulePreview.tsx';
import { useRuleTest } from './use-rule-test.ts';

interface RuleFormProps {
  /** Of the draft. */
  name: string;
  saved: Rule | null;
  beginning: RuleDraft;
  onClose: () => void;
}

interface Saving {
  draft: RuleDraft;
  entries: string[];
}

export function RuleForm({ name, saved, beginning, onClose }: RuleFormProps) {
  const words = text.rules.dialog;
  const [draft, setDraft, dropDraft] = useDraft<RuleDraft>(name, beginning);
  const [past, setPast] = useState<Past | null>(null);
  const [tried, setTried] = useState(false);
  const { accountsOf } = useBooks();
  const test = useRuleTest(draft, saved?.id);
  const open = new Set(
    accountsOf(draft.entity)
      .filter(({ role }) => role === 'uncategorised')
      .map(({ path }) => path),
  );
  const count = (which: Past) => pastEntries(test.data, which, (path) => open.has(path)).length;
  const counts = { open: count('open'), all: count('all') };
  // What has no category gains one; what somebody chose is changed only if they say so.
  const chosen: Past = past ?? (counts.open > 0 ? 'open' : 'leave');
  const entries = draft.account === null ? [] : pastEntries(test.data, chosen, (path) => open.has(path));
  const save = useCommand((saving: Saving) => saveRule(saving, saved), {
    done: ({ changed }) => (changed === 0 ? words.saved : words.changed(changed)),
  });
  const problems = problemsOf(draft);
  const close = () => {
    dropDraft();
    onClose();
  };
  return (
    <Dialog
      open
      sticky
      size="wide"
      title={saved ? words.edit : words.new}
      onClose={close}
      onSubmit={() => {
        setTried(true);
        if (problems.length > 0) return;
        void save.run({ draft, entries }).then((done) => done && close());
      }}
      footer={
        <>
          <Button variant="quiet" onClick={close}>
            {words.cancel}
          </Button>
          <Button type="submit" variant="primary" busy={save.busy}>
            {entries.length > 0 ? words.saveAnd(entries.length) : words.save}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <RuleFields
          draft={draft}
          onChange={setDraft}
          isNew={saved === null}
          problems={tried ? problems : []}
        />
        <div className={styles.side}>
          <RulePreview test={test.data} draft={draft} failed={test.isError} />
          {counts.all > 0 && (
            <RadioGroup<Past>
              label={words.past}
              value={chosen}
              onChange={setPast}
              options={[
                { value: 'leave', label: words.pasts.leave },
                ...(counts.open > 0
                  ? [{ value: 'open' as const, label: words.pasts.open(counts.open) }]
                  : []),
                ...(counts.all > counts.open
                  ? [{ value: 'all' as const, label: words.pasts.all(counts.all) }]
                  : []),
              ]}
            />
          )}
        </div>
      </div>
    </Dialog>
  );
}

/** The rule first: if the entries can’t be changed, it is there all the same. */
async function saveRule({ draft, entries }: Saving, saved: Rule | null): Promise<{ changed: number }> {
  const input = inputOf(draft);
  if (saved) await client.rules.update({ id: saved.id, ...input });
  else await client.rules.create({ entity: draft.entity, ...input });
  if (entries.length === 0) return { changed: 0 };
  const { changed } = await client.entry.bulk({
    entries,
    category: input.account,
    ...(input.payee === null ? {} : { payee: input.payee }),
  });
  return { changed };
}
