/** A trip: when, where, what for, how far. */
import { useState } from 'react';
import type { Entity } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { useDraft } from '../../app/drafts.ts';
import { sentenceOf } from '../../app/trouble.ts';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { Checkbox, DateInput, FormDialog, Select, Stack, TextInput } from '../../ui/index.ts';
import styles from './Tax.module.css';
import { draftOfTrip, newTrip, problemsOfTrip, type TripDraft, tripInput } from './trip-draft.ts';
import type { Trip } from './types.ts';

const words = text.tax.mileage.dialog;
const { purposes } = text.tax.mileage;
const OF_A_PERSON = ['medical', 'charity'] as const;

interface TripDialogProps {
  entity: Entity;
  year: number;
  saved: Trip | null;
  onClose: () => void;
}

export function TripDialog({ entity, year, saved, onClose }: TripDialogProps) {
  const isPerson = entity.kind === 'person';
  const [beginning] = useState(() =>
    saved
      ? draftOfTrip(saved)
      : newTrip(today().startsWith(`${year}-`) ? today() : `${year}-12-31`, isPerson),
  );
  const [draft, setDraft, dropDraft] = useDraft<TripDraft>(
    `tax.trip.${entity.id}.${saved?.id ?? 'new'}`,
    beginning,
  );
  const [tried, setTried] = useState(false);
  const save = useCommand<void, unknown>(
    () => {
      const input = tripInput(draft);
      return saved
        ? client.tax.update_trip({ id: saved.id, ...input })
        : client.tax.add_trips({ entity: entity.id, trips: [input] });
    },
    { done: saved ? text.tax.mileage.changed : text.tax.mileage.added, quiet: true },
  );
  const problems = tried ? problemsOfTrip(draft) : [];
  const set = (change: Partial<TripDraft>) => setDraft({ ...draft, ...change });
  const close = () => {
    dropDraft();
    onClose();
  };
  const submit = async () => {
    setTried(true);
    if (problemsOfTrip(draft).length > 0) return;
    if ((await save.run(undefined)) !== null) close();
  };
  const odometerWrong = problems.includes('odometer') ? words.odometerWrong : null;
  return (
    <FormDialog
      sticky
      title={saved ? words.editTitle : words.newTitle}
      onClose={close}
      onSubmit={() => void submit()}
      submit={words.save}
      busy={save.busy}
      refused={save.trouble && sentenceOf(save.trouble)}
    >
      <Stack gap={4}>
        <div className={styles.two}>
          <DateInput label={words.date} value={draft.date} onCommit={(date) => date && set({ date })} />
          <TextInput
            label={words.miles}
            help={words.milesHelp}
            value={draft.miles}
            onChange={(miles) => set({ miles })}
            maxLength={8}
            error={problems.includes('miles') ? words.milesWrong : null}
          />
          <TextInput
            label={words.from}
            value={draft.from}
            onChange={(from) => set({ from })}
            maxLength={200}
          />
          <TextInput label={words.to} value={draft.to} onChange={(to) => set({ to })} maxLength={200} />
          <div className={styles.wide}>
            <TextInput
              label={words.reason}
              help={words.reasonHelp}
              value={draft.reason}
              onChange={(reason) => set({ reason })}
              maxLength={500}
              error={problems.includes('reason') ? words.reasonMissing : null}
              required
            />
          </div>
          <TextInput
            label={words.odometerStart}
            value={draft.odometerStart}
            onChange={(odometerStart) => set({ odometerStart })}
            maxLength={8}
            error={odometerWrong}
          />
          <TextInput
            label={words.odometerEnd}
            value={draft.odometerEnd}
            onChange={(odometerEnd) => set({ odometerEnd })}
            maxLength={8}
            error={odometerWrong}
          />
          <TextInput
            label={words.vehicle}
            help={words.vehicleHelp}
            value={draft.vehicle}
            onChange={(vehicle) => set({ vehicle })}
            maxLength={200}
          />
          {isPerson && (
            <Select<Trip['purpose']>
              label={words.purpose}
              value={draft.purpose}
              options={OF_A_PERSON.map((value) => ({ value, label: purposes[value] }))}
              onCommit={(purpose) => set({ purpose })}
            />
          )}
        </div>
        {!isPerson && (
          <Checkbox
            label={words.reimbursed}
            help={words.reimbursedHelp}
            checked={draft.reimbursed}
            onChange={(reimbursed) => set({ reimbursed })}
          />
        )}
      </Stack>
    </FormDialog>
  );
}
