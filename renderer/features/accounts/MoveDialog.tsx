/** Where an account goes, chosen by name. */
import { useState } from 'react';
import type { Account } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { AccountPicker, Button, FormDialog } from '../../ui/index.ts';
import { familyOf, headOf } from './tree.ts';
import type { Deeds } from './use-deeds.ts';

interface MoveDialogProps {
  account: Account;
  accounts: readonly Account[];
  onClose: () => void;
  onMove: Deeds['moveTo'];
}

const words = text.accounts.move;

export function MoveDialog({ account, accounts, onClose, onMove }: MoveDialogProps) {
  const [under, setUnder] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const family = familyOf(accounts, account.id);
  const places = accounts.filter(({ id }) => !family.has(id) && id !== account.parent_id);
  const head = headOf(accounts, account.type);
  const atTop = account.parent_id === null || account.parent_id === head?.id;
  const move = (to: Account | null) => {
    onClose();
    onMove(account, to);
  };
  const submit = () => {
    setTried(true);
    const to = places.find(({ id }) => id === under);
    if (to) move(to);
  };
  return (
    <FormDialog
      size="small"
      title={words.title(account.name)}
      onClose={onClose}
      onSubmit={submit}
      submit={words.confirm}
      aside={!atTop && <Button onClick={() => move(null)}>{words.top}</Button>}
    >
      <AccountPicker
        label={words.to}
        help={words.help(text.accounts.types[account.type].toLowerCase())}
        accounts={places}
        types={[account.type]}
        value={under}
        onCommit={setUnder}
        error={tried && under === null ? words.missing : null}
        autoFocus
      />
    </FormDialog>
  );
}
