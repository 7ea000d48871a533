/** Adds a company or a person with a chart of accounts of its own, or changes what is known of one. */
import { useState } from 'react';
import type { Entity } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { useDraft } from '../../app/drafts.ts';
import { text } from '../../text/index.ts';
import { FormDialog } from '../../ui/index.ts';
import styles from './Dialogs.module.css';
import { EntityFields } from './EntityFields.tsx';
import {
  draftOfEntity,
  type EntityDraft,
  entityInput,
  isSound,
  NEW_ENTITY,
  problemsOfEntity,
} from './entity-draft.ts';
import { MembersField } from './MembersField.tsx';
import { PlaceFields } from './PlaceFields.tsx';
import { Refusal } from './Refusal.tsx';

interface EntityDialogProps {
  /** `null`: a new one. */
  entity: Entity | null;
  entities: readonly Entity[];
  onClose: () => void;
  onDone: (id: string) => void;
}

const words = text.accounts.entityForm;
const { said } = text.accounts;

function save(draft: EntityDraft, entity: Entity | null, entities: readonly Entity[]) {
  const input = entityInput(draft, entities);
  if (entity) return client.entity.update({ entity: entity.id, ...input });
  return client.entity.create({
    ...input,
    kind: draft.kind,
    ...(draft.kind === 'llc' && { tax_class: draft.taxClass }),
    base_currency: draft.currency.trim().toUpperCase(),
    chart: draft.chart,
  });
}

export function EntityDialog({ entity, entities, onClose, onDone }: EntityDialogProps) {
  const [begun] = useState(() => (entity ? draftOfEntity(entity) : NEW_ENTITY));
  const [draft, setDraft, drop] = useDraft<EntityDraft>(`accounts.entity.${entity?.id ?? 'new'}`, begun);
  const [tried, setTried] = useState(false);
  const saving = useCommand(() => save(draft, entity, entities), {
    done: ({ name }) => (entity ? said.entityChanged(name) : said.entityAdded(name)),
    quiet: true,
  });
  const problems = problemsOfEntity(draft, entity && draftOfEntity(entity));
  const close = () => {
    drop();
    onClose();
  };
  const submit = async () => {
    setTried(true);
    if (!isSound(problems)) return;
    const saved = await saving.run(undefined);
    if (!saved) return;
    close();
    onDone(saved.id);
  };
  return (
    <FormDialog
      sticky
      title={entity ? words.edit(entity.name) : words.add}
      onClose={close}
      onSubmit={() => void submit()}
      submit={entity ? words.confirmEdit : words.confirmAdd}
      busy={saving.busy}
    >
      <div className={styles.fields}>
        <Refusal trouble={saving.trouble} />
        <EntityFields
          draft={draft}
          isNew={entity === null}
          problems={tried ? problems : null}
          onChange={setDraft}
        />
        {draft.kind === 'llc' && (
          <MembersField draft={draft} problems={tried ? problems : null} onChange={setDraft} />
        )}
        {/* Asked once the entity is there; until then there is enough to say. */}
        {entity && <PlaceFields draft={draft} onChange={setDraft} />}
      </div>
    </FormDialog>
  );
}
