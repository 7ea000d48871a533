/** Something that is depreciated is no longer there: on which day. */
import { useState } from 'react';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { sentenceOf } from '../../app/trouble.ts';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { DateInput, FormDialog, Stack } from '../../ui/index.ts';
import styles from './Tax.module.css';
import type { Asset } from './types.ts';

const words = text.tax.assets.disposal;

export function DisposeDialog({ asset, onClose }: { asset: Asset; onClose: () => void }) {
  const [on, setOn] = useState(() => asset.disposed_on ?? today());
  const save = useCommand(() => client.tax.update_asset({ id: asset.id, disposed_on: on }), {
    done: ({ name }) => text.tax.assets.changed(name),
    quiet: true,
  });
  const submit = async () => {
    if ((await save.run(undefined)) !== null) onClose();
  };
  return (
    <FormDialog
      size="small"
      title={words.title(asset.name)}
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={words.save}
      busy={save.busy}
      refused={save.trouble && sentenceOf(save.trouble)}
    >
      <Stack gap={4}>
        <p className={styles.quiet}>{words.text}</p>
        <DateInput label={words.on} value={on} onCommit={(day) => day !== null && setOn(day)} />
      </Stack>
    </FormDialog>
  );
}
