/** Something that is depreciated is no longer there: on which day. */
import { useState } from 'react';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { sentenceOf } from '../../app/trouble.ts';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { Button, DateInput, Dialog, Stack } from '../../ui/index.ts';
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
    <Dialog
      open
      size="small"
      title={words.title(asset.name)}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" variant="primary" busy={save.busy}>
            {words.save}
          </Button>
        </>
      }
    >
      <Stack gap={4}>
        {save.trouble && (
          <p className={styles.refused} role="alert">
            {sentenceOf(save.trouble)}
          </p>
        )}
        <p className={styles.quiet}>{words.text}</p>
        <DateInput label={words.on} value={on} onCommit={(day) => day !== null && setOn(day)} />
      </Stack>
    </Dialog>
  );
}
