/** A payee of the books that is a vendor on the list under another name. */
import { useState } from 'react';
import type { Vendor } from '../../../shared/contract/vendor.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { sentenceOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import { FormDialog, Select, Stack } from '../../ui/index.ts';

const words = text.vendor.assign;

interface AssignDialogProps {
  payee: string;
  vendors: readonly Vendor[];
  onClose: () => void;
}

export function AssignDialog({ payee, vendors, onClose }: AssignDialogProps) {
  const [vendor, setVendor] = useState(vendors[0]?.id ?? '');
  const save = useCommand(() => client.vendor.assign({ payee, vendor }), {
    done: words.done(payee),
    quiet: true,
  });
  const submit = async () => {
    if ((await save.run(undefined)) !== null) onClose();
  };
  return (
    <FormDialog
      size="small"
      title={words.title(payee)}
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={words.save}
      busy={save.busy}
      refused={save.trouble && sentenceOf(save.trouble)}
    >
      <Stack gap={4}>
        <Select
          label={words.vendor}
          value={vendor}
          options={vendors.map(({ id, name }) => ({ value: id, label: name }))}
          onCommit={setVendor}
        />
      </Stack>
    </FormDialog>
  );
}
