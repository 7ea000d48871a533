/** Gives what is shown a name. The days go on with the calendar, or stay these. */
import { useState } from 'react';
import { SAVED_REPORTS, type SavedReport } from '../../../shared/contract/saved-report.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { Button, Dialog, RadioGroup, TextInput } from '../../ui/index.ts';
import { periodText } from './labels.ts';
import type { Saved } from './saved.ts';

const words = text.reportBoard;
const NAME_MAX = 80;

interface SaveDialogProps {
  definition: SavedReport;
  fixedPeriod: SavedReport['period'];
  /** The saved report that this began as: under its name it is replaced. */
  own: Saved | undefined;
  onSaved: (id: string) => void;
  onClose: () => void;
}

export function SaveDialog({ definition, fixedPeriod, own, onSaved, onClose }: SaveDialogProps) {
  const [name, setName] = useState(own?.name ?? '');
  const [period, setPeriod] = useState(definition.period);
  const favourite = own?.definition.favourite ?? false;
  const save = useCommand(
    () =>
      client.view.save({
        ...{ screen: SAVED_REPORTS, name: name.trim() },
        definition: { ...definition, period, favourite },
      }),
    { done: ({ name: saved }) => words.done(saved) },
  );
  const missing = name.trim() === '';
  return (
    <Dialog
      open
      size="small"
      title={words.title}
      onClose={onClose}
      onSubmit={() => {
        if (missing) return;
        void save.run(undefined).then((saved) => {
          if (!saved) return;
          onSaved(saved.id);
          onClose();
        });
      }}
      footer={
        <Button variant="primary" type="submit" busy={save.busy} why={missing ? words.nameMissing : null}>
          {words.confirm}
        </Button>
      }
    >
      <TextInput
        label={words.name}
        help={words.nameHelp}
        value={name}
        onChange={setName}
        maxLength={NAME_MAX}
        autoFocus
      />
      {fixedPeriod !== definition.period && (
        <RadioGroup
          label={words.days}
          value={period}
          onChange={setPeriod}
          options={[
            { value: definition.period, label: periodText(definition.period), help: words.goesOn },
            { value: fixedPeriod, label: periodText(fixedPeriod), help: words.stays },
          ]}
        />
      )}
    </Dialog>
  );
}
