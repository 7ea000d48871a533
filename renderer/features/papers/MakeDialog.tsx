/** Making a paper: when it was decided, why it is late, and what the books leave open; what they say stands beside it. */
import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { daysBetween } from '../../../shared/dates.ts';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { useDraft } from '../../app/drafts.ts';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import {
  cx,
  DateInput,
  dateText,
  FormDialog,
  moneyText,
  Stack,
  TextInput,
  useLocale,
} from '../../ui/index.ts';
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

type Asked = Awaited<ReturnType<typeof client.paper.asks>>['fields'][number];

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
  const asks = useQuery(api.paper.asks.queryOptions({ input: subjectOf(row) }));
  const making = useCommand(() => client.paper.make(inputOf(row, draft, asks.data?.fields)), {
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
          fields={asks.data?.fields ?? []}
          said={draft.details}
          onChange={(details) => setDraft({ ...draft, details })}
        />
      </Stack>
    </FormDialog>
  );
}

function subjectOf({ paper, wanted, kind }: PaperRow) {
  return { crossings: paper?.crossings ?? [wanted!.crossing], kind };
}

/** What the books say by now is said no more. */
function inputOf(row: PaperRow, { authorized, lateReason, details }: Draft, fields: readonly Asked[] = []) {
  const known = new Set(fields.filter((field) => !field.is_asked).map(({ name }) => name));
  const said = Object.entries(details).filter(([name, value]) => value.trim() !== '' && !known.has(name));
  return {
    ...subjectOf(row),
    ...(authorized === null ? {} : { authorized_on: authorized }),
    ...(lateReason.trim() === '' ? {} : { late_reason: lateReason.trim() }),
    ...(said.length === 0 ? {} : { details: Object.fromEntries(said) }),
  };
}

interface DetailsProps {
  fields: readonly Asked[];
  said: Record<string, string>;
  onChange: (said: Record<string, string>) => void;
}

function Details({ fields, said, onChange }: DetailsProps) {
  const asked = fields.filter((field) => field.is_asked);
  const known = fields.filter((field) => !field.is_asked);
  return (
    <>
      {asked.length > 0 && (
        <fieldset className={styles.group}>
          <legend>{words.details}</legend>
          <p className={styles.small}>{words.detailsHelp}</p>
          <div className={styles.two}>
            {asked.map(({ name, about, books }) => (
              <TextInput
                key={name}
                label={capital(about)}
                placeholder={books ?? ''}
                value={said[name] ?? ''}
                onChange={(value) => onChange({ ...said, [name]: value })}
                maxLength={4000}
              />
            ))}
          </div>
        </fieldset>
      )}
      {known.length > 0 && (
        <section className={styles.group}>
          <h3>{words.known}</h3>
          <dl className={cx(styles.facts, styles.known)}>
            {known.map(({ name, about, books }) => (
              <Fragment key={name}>
                <dt>{capital(about)}</dt>
                <dd>{books}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}

function capital(about: string): string {
  return `${about.charAt(0).toUpperCase()}${about.slice(1)}`;
}
