/** Says who owns a company from a day on: everybody, with what they hold. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Entity, useBooks } from '../../app/books.ts';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { useDraft } from '../../app/drafts.ts';
import { sentenceOf } from '../../app/trouble.ts';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { DateInput, FormDialog, Segmented, Switch } from '../../ui/index.ts';
import styles from './Member.module.css';
import { MemberLines } from './MemberLines.tsx';
import { draftOfMembers, type MembersDraft, membersInput, problemsOfMembers } from './members-draft.ts';
import type { Members } from './types.ts';

const words = text.member.dialog;

export function MembersDialog({ entity, onClose }: { entity: Entity; onClose: () => void }) {
  const now = useQuery(api.member.list.queryOptions({ input: { entity: entity.id, as_of: today() } }));
  const company = now.data?.[0];
  return company ? <MembersForm entity={entity} company={company} onClose={onClose} /> : null;
}

interface MembersFormProps {
  entity: Entity;
  company: Members;
  onClose: () => void;
}

function MembersForm({ entity, company, onClose }: MembersFormProps) {
  const { entities } = useBooks();
  const [begun] = useState(() => draftOfMembers(company));
  const [draft, setDraft, drop] = useDraft<MembersDraft>(`members.set.${entity.id}`, begun);
  const [tried, setTried] = useState(false);
  const problems = problemsOfMembers(draft);
  const others = entities.filter(({ id }) => id !== entity.id);
  const saving = useCommand(() => client.member.set({ entity: entity.id, ...membersInput(draft, others) }), {
    done: () => text.member.saved(entity.name),
    quiet: true,
  });
  const set = (change: Partial<MembersDraft>) => setDraft({ ...draft, ...change });
  const close = () => {
    drop();
    onClose();
  };
  const submit = async () => {
    setTried(true);
    if (problems.size > 0) return;
    if ((await saving.run(undefined)) !== null) close();
  };
  return (
    <FormDialog
      sticky
      size="wide"
      title={words.title(entity.name)}
      onClose={close}
      onSubmit={() => void submit()}
      submit={text.member.save}
      busy={saving.busy}
      refused={saving.trouble && sentenceOf(saving.trouble)}
    >
      <div className={styles.fields}>
        <div className={styles.two}>
          <DateInput
            label={words.effective}
            help={words.effectiveHelp}
            value={draft.effective}
            allowEmpty
            onCommit={(effective) => set({ effective })}
          />
          <div className={styles.fields}>
            <Segmented
              label={words.measure}
              value={draft.measure}
              items={[
                { value: 'percent', label: words.percent },
                { value: 'units', label: words.units },
              ]}
              onChange={(measure) => set({ measure })}
            />
            <Switch label={words.agreed} checked={draft.agreed} onChange={(agreed) => set({ agreed })} />
          </div>
        </div>
        <MemberLines draft={draft} problems={tried ? problems : null} onChange={setDraft} />
      </div>
    </FormDialog>
  );
}
