import { useState } from 'react';
import {
  Button,
  ConfirmDialog,
  DateInput,
  Drawer,
  FormDialog,
  ListDialog,
  MoneyInput,
  Panel,
  Row,
  Stack,
  TextInput,
  toast,
} from '../ui/index.ts';

type Open = 'dialog' | 'list' | 'confirm' | 'drawer' | null;

const PAYEES = [
  { from: 'SQ *BLUE BOTTLE 0423', to: 'Blue Bottle' },
  { from: 'RIVER FUEL #1022 RENO NV', to: 'River Fuel' },
];
const COLUMNS = [
  { id: 'from', header: 'Payee now', width: 240, grow: 1, cell: ({ from }: (typeof PAYEES)[number]) => from },
  { id: 'to', header: 'Then', width: 160, grow: 1, cell: ({ to }: (typeof PAYEES)[number]) => to },
];

export function Overlays() {
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <Panel title="Over the page">
      <Row wrap>
        <Button onClick={() => setOpen('dialog')}>Dialog</Button>
        <Button onClick={() => setOpen('list')}>List</Button>
        <Button onClick={() => setOpen('confirm')}>Confirm</Button>
        <Button onClick={() => setOpen('drawer')}>Drawer</Button>
        <Button onClick={() => toast({ message: '3 entries moved to Software', undo: () => {} })}>
          Toast
        </Button>
        <Button
          onClick={() =>
            toast({ message: 'Statement proven', tone: 'good', action: { label: 'Show', onAct: () => {} } })
          }
        >
          Good toast
        </Button>
        <Button
          onClick={() =>
            toast({ message: 'The backup could not be written.', detail: 'E:\\ is full.', tone: 'bad' })
          }
        >
          Bad toast
        </Button>
      </Row>
      <FormDialog
        open={open === 'dialog'}
        onClose={close}
        title="New account"
        submit="Add the account"
        onSubmit={close}
      >
        <Stack gap={4}>
          <TextInput label="Name" value="" onCommit={() => {}} required />
          <DateInput label="Opened on" value="2025-06-02" onCommit={() => {}} />
          <MoneyInput label="Opening balance" value={null} currency="USD" onCommit={() => {}} allowEmpty />
        </Stack>
      </FormDialog>
      {open === 'list' && (
        <ListDialog
          title="Call payees by their names"
          intro="What still reads as the bank wrote it."
          onClose={close}
          list={{ label: 'What would change', columns: COLUMNS, rows: PAYEES, rowId: ({ from }) => from }}
          notes={['3 more lie in closed books.']}
          confirm="Change 2 payees"
          onConfirm={close}
          busy={false}
        />
      )}
      <ConfirmDialog
        open={open === 'confirm'}
        onClose={close}
        title="Forget the key?"
        confirm="Forget the recovery code"
        danger
        onConfirm={close}
      >
        The code on paper will no longer open the books. This can’t be undone.
      </ConfirmDialog>
      <Drawer
        open={open === 'drawer'}
        onClose={close}
        title="Acme Corp, 5,000.00"
        footer={<Button>Split</Button>}
      >
        One entry, with the bank’s row behind it.
      </Drawer>
    </Panel>
  );
}
