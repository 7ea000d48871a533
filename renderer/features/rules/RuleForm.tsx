/** The editor of a rule: when, then, what becomes of the entries it would have hit, and when it is tried. */
import { useState } from 'react';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { useDraft } from '../../app/drafts.ts';
import { text } from '../../text/index.ts';
import { FormDialog, RadioGroup, Select } from '../../ui/index.ts';
import { inputOf, problemsOf, type Rule, type RuleDraft } from './draft.ts';
import { type Past, pastCounts, pastOf } from './past.ts';
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

const STAGES = ['first', 'normal', 'last'] as const;

export function RuleForm({ name, saved, beginning, onClose }: RuleFormProps) {
  const words = text.rules.dialog;
  const [draft, setDraft, dropDraft] = useDraft<RuleDraft>(name, beginning);
  const [past, setPast] = useState<Past | null>(null);
  const [tried, setTried] = useState(false);
  const test = useRuleTest(draft, saved?.id);
  const counts = pastCounts(test.data, !problemsOf(draft).includes('account'));
  const chosen = pastOf(past, counts);
  const changing = counts[chosen];
  const save = useCommand((apply: Past) => saveRule(draft, saved, apply), {
    done: ({ changed, left }) =>
      left.length > 0
        ? words.left(changed, left.length, left[0]!.reason)
        : changed === 0
          ? words.saved
          : words.changed(changed),
  });
  const problems = problemsOf(draft);
  const change = (next: RuleDraft) => {
    save.clear();
    setDraft(next);
  };
  const close = () => {
    dropDraft();
    onClose();
  };
  return (
    <FormDialog
      sticky
      size="full"
      title={saved ? words.edit : words.new}
      onClose={close}
      onSubmit={() => {
        setTried(true);
        if (problems.length > 0) return;
        void save.run(changing > 0 ? chosen : 'leave').then((done) => done && close());
      }}
      submit={changing > 0 ? words.saveAnd(changing) : words.save}
      busy={save.busy}
    >
      <div className={styles.form}>
        <RuleFields draft={draft} onChange={change} isNew={saved === null} problems={tried ? problems : []} />
        <div className={styles.side}>
          <RulePreview test={test.data} draft={draft} error={test.error} />
          {counts.everything > 0 && (
            <RadioGroup<Past>
              label={words.past}
              value={chosen}
              onChange={setPast}
              options={[
                { value: 'leave', label: words.pasts.leave },
                ...(counts.uncategorised > 0
                  ? [{ value: 'uncategorised' as const, label: words.pasts.open(counts.uncategorised) }]
                  : []),
                ...(counts.everything > counts.uncategorised
                  ? [{ value: 'everything' as const, label: words.pasts.all(counts.everything) }]
                  : []),
              ]}
            />
          )}
          <Select<RuleDraft['stage']>
            label={words.stage}
            value={draft.stage}
            options={STAGES.map((value) => ({ value, label: words.stages[value] }))}
            onCommit={(stage) => change({ ...draft, stage })}
          />
        </div>
      </div>
    </FormDialog>
  );
}

/** The rule and what it changes are one command: one undo takes both back. */
function saveRule(draft: RuleDraft, saved: Rule | null, past: Past) {
  const input = { ...inputOf(draft), ...(past === 'leave' ? {} : { apply: past }) };
  return saved
    ? client.rules.update({ id: saved.id, ...input })
    : client.rules.create({ entity: draft.entity, ...input });
}
