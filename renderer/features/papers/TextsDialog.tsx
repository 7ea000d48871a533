/** The texts that papers are made from: read, edited into a new version, or put back to the built-in one. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { TEMPLATE_KINDS, type TemplateKind } from '../../../shared/contract/paper.ts';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { useDraft } from '../../app/drafts.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { Button, Dialog, Select, Skeleton, Stack, TextArea, TextInput } from '../../ui/index.ts';
import { Refusal } from '../accounts/Refusal.tsx';
import styles from './Papers.module.css';

const words = text.papers.texts;
const NOTE_MIN = 3;

export function TextsDialog({ onClose }: { onClose: () => void }) {
  const [kind, setKind] = useState<TemplateKind>(TEMPLATE_KINDS[0]);
  const template = useQuery(api.paper.template.queryOptions({ input: { kind } }));
  const { data } = template;
  return (
    <Dialog open sticky size="wide" title={words.title} onClose={onClose}>
      <Stack>
        <p>{words.intro}</p>
        <Select
          label={words.kind}
          value={kind}
          options={TEMPLATE_KINDS.map((one) => ({ value: one, label: words.kinds[one] }))}
          onCommit={(next) => setKind(TEMPLATE_KINDS.find((one) => one === next)!)}
        />
        {template.isError && <TroubleState error={template.error} onRetry={() => void template.refetch()} />}
        {template.isPending && <Skeleton lines={8} />}
        {data && <Editor key={`${kind} ${data.version}`} kind={kind} template={data} />}
      </Stack>
    </Dialog>
  );
}

type Template = Awaited<ReturnType<typeof client.paper.template>>;

function Editor({ kind, template }: { kind: TemplateKind; template: Template }) {
  const [draft, setDraft, drop] = useDraft(`papers.text.${kind} ${template.version}`, template.text);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const keep = useCommand(() => client.paper.edit_template({ kind, text: draft, note: note.trim() }), {
    done: ({ version }) => words.kept(version),
    quiet: true,
  });
  const reset = useCommand(() => client.paper.reset_template({ kind }), { done: words.wasReset });
  const missing = note.trim().length < NOTE_MIN;
  const save = async () => {
    setTried(true);
    if (!missing && (await keep.run(undefined)) !== null) drop();
  };
  const isOwn = template.version.startsWith('own');
  return (
    <>
      <p className={styles.small}>{words.version(template.version)}</p>
      <Refusal trouble={keep.trouble} />
      <div className={styles.text}>
        <TextArea label={words.text} value={draft} onChange={setDraft} rows={16} />
      </div>
      <details>
        <summary>{words.fields}</summary>
        <dl className={styles.facts}>
          {template.fields.map(({ name, about }) => (
            <Field key={name} name={name} about={about} />
          ))}
        </dl>
      </details>
      <TextInput
        label={words.note}
        value={note}
        onChange={setNote}
        error={tried && missing ? words.noteMissing : null}
      />
      <div className={styles.deeds}>
        <Button
          variant="primary"
          busy={keep.busy}
          disabled={draft === template.text}
          onClick={() => void save()}
        >
          {words.save}
        </Button>
        {isOwn && (
          <Button variant="quiet" busy={reset.busy} onClick={() => void reset.run(undefined)}>
            {words.reset}
          </Button>
        )}
      </div>
    </>
  );
}

function Field({ name, about }: { name: string; about: string }) {
  return (
    <>
      <dt>{`{{${name}}}`}</dt>
      <dd>{about}</dd>
    </>
  );
}
