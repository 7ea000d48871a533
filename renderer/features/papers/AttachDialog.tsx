/** The signed copy of a paper; or, of what has no paper here, a copy of one that was signed before. */
import { useState } from 'react';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { DateInput, FileButton, FormDialog, Stack } from '../../ui/index.ts';
import { Refusal } from '../accounts/Refusal.tsx';
import styles from './Papers.module.css';
import type { PaperRow } from './rows.ts';

const words = text.papers.attach;
const ACCEPTED = '.pdf,.png,.jpg,.jpeg,.tif,.tiff,.heic';

interface AttachDialogProps {
  row: PaperRow;
  onClose: () => void;
}

export function AttachDialog({ row, onClose }: AttachDialogProps) {
  const [file, setFile] = useState<File | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const { paper, wanted } = row;
  const isWanted = paper === null || paper.state === 'made';
  const attach = useCommand(
    (copy: File) =>
      client.paper.attach({
        ...(paper ? { id: paper.id } : { crossings: [wanted!.crossing], kind: row.kind }),
        ...(day === null ? {} : { signed_on: day }),
        file: copy,
      }),
    { done: paper ? words.done : words.filed, quiet: true },
  );
  const submit = async () => {
    setTried(true);
    if (file === null || (isWanted && day === null)) return;
    if ((await attach.run(file)) !== null) onClose();
  };
  return (
    <FormDialog
      sticky
      size="small"
      title={paper ? words.title : words.fileTitle}
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={paper ? words.confirm : words.fileConfirm}
      busy={attach.busy}
    >
      <Stack>
        <p>{paper ? words.text : words.fileText}</p>
        <Refusal trouble={attach.trouble} />
        <div className={styles.part}>
          <div>
            <FileButton data-autofocus accept={ACCEPTED} onFiles={([chosen]) => setFile(chosen ?? null)}>
              {words.choose}
            </FileButton>
          </div>
          {file && <p className={styles.small}>{words.chosen(file.name)}</p>}
          {tried && file === null && (
            <p className={styles.warn} role="alert">
              {words.missing}
            </p>
          )}
        </div>
        {isWanted && (
          <DateInput
            label={words.day}
            help={words.dayHelp}
            value={day}
            onCommit={setDay}
            max={today()}
            required
            error={tried && day === null ? words.dayMissing : null}
          />
        )}
      </Stack>
    </FormDialog>
  );
}
