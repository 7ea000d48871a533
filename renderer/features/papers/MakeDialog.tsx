/** Making a paper: when it was decided, why it is late, and what the books can't know. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { daysBetween } from '../../../shared/dates.ts';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { useDraft } from '../../app/drafts.ts';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { DateInput, dateText, FormDialog, moneyText, Stack, TextInput, useLocale } from '../../ui/index.ts';
import { Refusal } from '../accounts/Refusal.tsx';
import styles from './Papers.module.css';
import type { PaperRow } from './rows.ts';

const words = text.papers.make;

interface MakeDialogProps {
  row: PaperRow;
  onClose: () => void;
  /** With the id of the paper. */
  onMade: (id: string) => void;
}

interface Draft {
  authorized: string | null;
  lateReason: string;
  details: Record<string, string>;
}

/** What was said on the paper that is made anew is not asked for again. */
function saidBefore({ paper }: PaperRow): Draft {
  return {
    authorized: paper?.authorized_on ?? null,
    lateReason: paper?.late_reason ?? '',
    details: saidStill(paper?.details ?? {}),
  };
}

/** A report is submitted on the day it is made: what an older one said of that is said no more. */
function saidStill({ 'report.submitted': _, ...details }: Record<string, string>): Record<string, string> {
  return details;
}

export function MakeDialog({ row, onClose, onMade }: MakeDialogProps) {
  const locale = useLocale();
  const [before] = useState(() => saidBefore(row));
  const [draft, setDraft, drop] = useDraft<Draft>(`papers.make.${row.id}`, before);
  const [begun] = useState(today);
  const making = useCommand(() => client.paper.make(inputOf(row, draft)), {
    done: ({ title }) => words.done(title),
    quiet: true,
  });
  const isLate = row.isLate;
  const submit = async () => {
    const made = await making.run(undefined);
    if (!made) return;
    drop();
    onMade(made.id);
  };
  const amount = moneyText(row.amount_minor, row.currency, locale);
  return (
    <FormDialog
      sticky
      size="wide"
      title={words.title(text.papers.kinds[row.kind])}
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={words.confirm}
      busy={making.busy}
    >
      <Stack>
        <p>{words.intro(row.from, row.to, amount, dateText(row.date, locale))}</p>
        <Refusal trouble={making.trouble} />
        {isLate && (
          <p className={styles.warn}>{words.late(row.wanted?.days ?? daysBetween(row.date, begun))}</p>
        )}
        <div className={styles.two}>
          <DateInput
            label={words.authorized}
            help={words.authorizedHelp}
            value={draft.authorized}
            onCommit={(authorized) => setDraft({ ...draft, authorized })}
            max={begun}
            allowEmpty
            autoFocus
          />
          {isLate && (
            <TextInput
              label={words.lateReason}
              value={draft.lateReason}
              onChange={(lateReason) => setDraft({ ...draft, lateReason })}
            />
          )}
        </div>
        <Details
          kind={row.kind}
          said={draft.details}
          onChange={(details) => setDraft({ ...draft, details })}
        />
      </Stack>
    </FormDialog>
  );
}

function inputOf({ paper, wanted, kind }: PaperRow, { authorized, lateReason, details }: Draft) {
  const said = Object.entries(details).filter(([, value]) => value.trim() !== '');
  return {
    crossings: paper?.crossings ?? [wanted!.crossing],
    kind,
    ...(authorized === null ? {} : { authorized_on: authorized }),
    ...(lateReason.trim() === '' ? {} : { late_reason: lateReason.trim() }),
    ...(said.length === 0 ? {} : { details: Object.fromEntries(said) }),
  };
}

interface DetailsProps {
  kind: PaperRow['kind'];
  said: Record<string, string>;
  onChange: (said: Record<string, string>) => void;
}

function Details({ kind, said, onChange }: DetailsProps) {
  const template = useQuery(api.paper.template.queryOptions({ input: { kind } }));
  const fields = template.data?.fields.filter((field) => field.is_given) ?? [];
  if (fields.length === 0) return null;
  return (
    <fieldset className={styles.group}>
      <legend>{words.details}</legend>
      <p className={styles.small}>{words.detailsHelp}</p>
      <div className={styles.two}>
        {fields.map(({ name, about }) => (
          <TextInput
            key={name}
            label={`${about.charAt(0).toUpperCase()}${about.slice(1)}`}
            value={said[name] ?? ''}
            onChange={(value) => onChange({ ...said, [name]: value })}
            maxLength={4000}
          />
        ))}
      </div>
    </fieldset>
  );
}
