/** Says whose each equity account is, where no crossing tells: each choice is kept at once. */
import { useQuery } from '@tanstack/react-query';
import { type Entity, useBooks } from '../../app/books.ts';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { Button, Dialog, pathText, Select } from '../../ui/index.ts';
import styles from './Member.module.css';

const words = text.member.accounts;

export function AccountsDialog({ entity, onClose }: { entity: Entity; onClose: () => void }) {
  const { accountsOf } = useBooks();
  const listed = useQuery(api.member.list.queryOptions({ input: { entity: entity.id, as_of: today() } }));
  const assign = useCommand(({ account, member }: { account: string; member: string | null }) =>
    client.member.assign({ entity: entity.id, account, member }),
  );
  const members = listed.data?.[0]?.members ?? [];
  const ownerOf = (account: string) =>
    members.find(({ accounts }) => accounts.some(({ account_id }) => account_id === account))?.id ?? '';
  const equity = accountsOf(entity.id).filter(({ type, path }) => type === 'equity' && path.includes(':'));
  return (
    <Dialog
      open
      title={words.title(entity.name)}
      onClose={onClose}
      footer={<Button onClick={onClose}>{words.close}</Button>}
    >
      <div className={styles.fields}>
        <p className={styles.quiet}>{words.help}</p>
        {equity.map(({ id, path }) => (
          <Select<string>
            key={id}
            label={pathText(path, 1)}
            size="small"
            value={ownerOf(id)}
            options={[
              { value: '', label: words.nobody },
              ...members.map((one) => ({ value: one.id, label: one.name })),
            ]}
            onCommit={(member) => void assign.run({ account: id, member: member === '' ? null : member })}
          />
        ))}
      </div>
    </Dialog>
  );
}
