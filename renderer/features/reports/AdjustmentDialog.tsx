/** One adjustment: which line, how much, and why. The reason is what an auditor asks for years later. */
import { useState } from 'react';
import type { Entity } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { useDraft } from '../../app/drafts.ts';
import { sentenceOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import { FormDialog, MoneyInput, RadioGroup, Select, Stack, TextInput } from '../../ui/index.ts';
import styles from './Adjustments.module.css';
import {
  type Adjustment,
  type AdjustmentDraft,
  adjustmentInput,
  draftOfAdjustment,
  type Mode,
  NEW_ADJUSTMENT,
  problemsOfAdjustment,
  setAlready,
} from './adjustment.ts';
import type { ScheduleLine } from './ScheduleReport.tsx';

const words = text.reports.schedule.adjustments;
const MODES: readonly Mode[] = ['add', 'replace'];

export type AdjustableLine = Pick<ScheduleLine, 'line' | 'label' | 'adjustable'>;

interface AdjustmentDialogProps {
  entity: Entity;
  year: number;
  lines: readonly AdjustableLine[];
  /** All of the year. */
  others: readonly Adjustment[];
  saved: Adjustment | null;
  onClose: () => void;
}

export function AdjustmentDialog({ entity, year, lines, others, saved, onClose }: AdjustmentDialogProps) {
  const currency = entity.base_currency;
  const [beginning] = useState(() => (saved ? draftOfAdjustment(saved, currency) : NEW_ADJUSTMENT));
  const [draft, setDraft, dropDraft] = useDraft<AdjustmentDraft>(
    `tax.adjustment.${entity.id}.${year}.${saved?.id ?? 'new'}`,
    beginning,
  );
  const [tried, setTried] = useState(false);
  const save = useCommand(
    () => {
      const input = adjustmentInput(draft, currency);
      return saved
        ? client.tax.update({ id: saved.id, ...input })
        : client.tax.adjust({ entity: entity.id, year, ...input });
    },
    { done: ({ line }) => (saved ? words.changed(line) : words.added(line)), quiet: true },
  );
  const problems = tried ? problemsOfAdjustment(draft) : [];
  const set = (change: Partial<AdjustmentDraft>) => setDraft({ ...draft, ...change });
  const known = setAlready(draft, others, saved);
  const close = () => {
    dropDraft();
    onClose();
  };
  const submit = async () => {
    setTried(true);
    if (problemsOfAdjustment(draft).length > 0) return;
    if ((await save.run(undefined)) !== null) close();
  };
  return (
    <FormDialog
      sticky
      size="small"
      title={saved ? words.editTitle(year) : words.newTitle(year)}
      onClose={close}
      onSubmit={() => void submit()}
      submit={words.save}
      busy={save.busy}
      refused={save.trouble && sentenceOf(save.trouble)}
    >
      <Stack>
        <Select
          label={words.line}
          value={draft.line}
          placeholder={text.reports.schedule.unmapped.choose}
          options={lines
            .filter(({ adjustable }) => adjustable)
            .map(({ line, label }) => ({
              value: line,
              label: text.reports.schedule.unmapped.option(line, label),
            }))}
          onCommit={(line) => set({ line })}
          error={problems.includes('line') ? words.lineMissing : null}
          required
        />
        <RadioGroup<Mode>
          label={words.mode}
          value={draft.mode}
          onChange={(mode) => set({ mode })}
          options={MODES.map((value) => ({ value, label: words.modeLabels[value] }))}
        />
        {known && <p className={styles.known}>{words.known(known.line, known.reason, saved !== null)}</p>}
        <MoneyInput
          label={words.amount}
          help={words.amountHelp}
          value={draft.minor}
          currency={currency}
          showCurrency
          allowEmpty
          onCommit={(minor) => set({ minor })}
          error={problems.includes('amount') ? words.amountMissing : null}
          required
        />
        <TextInput
          label={words.reason}
          help={words.reasonHelp}
          value={draft.reason}
          onChange={(reason) => set({ reason })}
          maxLength={1000}
          error={problems.includes('reason') ? words.reasonMissing : null}
          required
        />
      </Stack>
    </FormDialog>
  );
}
