/**
 * One entry with everything known of it: its legs, its words, its files, and the bank’s own row behind it. This is where
 * a figure of a report leads in the end.
 */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useBooks } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import {
  Button,
  Checkbox,
  DateText,
  Drawer,
  EntityMark,
  Skeleton,
  TagsInput,
  TextArea,
} from '../../ui/index.ts';
import { CrossingSection } from '../crossing/CrossingSection.tsx';
import { EvidenceDialog } from '../evidence/EvidenceDialog.tsx';
import { usePageKey } from '../evidence/use-page-key.ts';
import { EntryDoubts } from '../import/EntryDoubts.tsx';
import { BankRows } from '../matching/BankRows.tsx';
import { useMatchKey } from '../matching/use-match-key.ts';
import { Attachments } from './Attachments.tsx';
import { BankEvidence, type BankRow } from './BankEvidence.tsx';
import styles from './EntryDrawer.module.css';
import { Legs } from './Legs.tsx';
import type { Entry } from './types.ts';
import type { Edits } from './use-edits.ts';

export interface EntryDrawerProps {
  /** The entry’s id; `undefined` while closed. */
  id: string | undefined;
  edits: Pick<Edits, 'store'>;
  onClose: () => void;
  /** To another entry, which stands for the bank’s row from now on. */
  onGo: (entry: string) => void;
  onDuplicate?: (entry: Entry) => void;
  onRemove?: (entry: Entry) => void;
}

const words = text.register.details;

export function EntryDrawer({ id, onClose, ...rest }: EntryDrawerProps) {
  const entry = useQuery({
    ...api.entry.get.queryOptions({ input: { id: id ?? '' } }),
    enabled: id !== undefined,
  });
  const matchKey = useMatchKey(id !== undefined);
  const onPageKey = usePageKey(id !== undefined, matchKey.ref);
  const [onPage, setOnPage] = useState<BankRow | null>(null);
  return (
    <Drawer
      open={id !== undefined}
      onClose={onClose}
      width={520}
      covered={onPage !== null}
      title={entry.data?.payee || (entry.data ? words.noPayee : words.title)}
      footer={entry.data && (rest.onDuplicate || rest.onRemove) && <Foot entry={entry.data} {...rest} />}
    >
      {/* The focus begins on the whole: a key pressed too often must not type into the memo. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of what lies within */}
      <div
        className={styles.whole}
        tabIndex={-1}
        data-autofocus
        ref={matchKey.ref}
        onKeyDown={(event) => {
          matchKey.onKeyDown(event);
          onPageKey(event);
        }}
      >
        {entry.isPending && <Skeleton lines={6} />}
        {entry.isError && <TroubleState error={entry.error} onRetry={() => void entry.refetch()} />}
        {entry.data && <Body entry={entry.data} edits={rest.edits} onGo={rest.onGo} onPage={setOnPage} />}
      </div>
      {onPage && (
        <EvidenceDialog
          file={{ id: onPage.file_id, name: onPage.file, format: onPage.format }}
          row={onPage.statement_line_id}
          onClose={() => setOnPage(null)}
          onEntry={(other) => {
            setOnPage(null);
            if (other !== id) rest.onGo(other);
          }}
        />
      )}
    </Drawer>
  );
}

function Foot({
  entry,
  onDuplicate,
  onRemove,
}: { entry: Entry } & Omit<EntryDrawerProps, 'id' | 'onClose' | 'onGo'>) {
  return (
    <>
      {onRemove && entry.evidence.every(({ unbooked_id }) => unbooked_id !== null) && (
        <Button variant="quiet" onClick={() => onRemove(entry)}>
          {words.remove}
        </Button>
      )}
      {onDuplicate && <Button onClick={() => onDuplicate(entry)}>{words.duplicate}</Button>}
    </>
  );
}

interface BodyProps extends Pick<EntryDrawerProps, 'edits' | 'onGo'> {
  entry: Entry;
  onPage: (row: BankRow) => void;
}

function Body({ entry, edits, onGo, onPage }: BodyProps) {
  const books = useBooks();
  const entity = books.entities.find(({ name }) => name === entry.entity);
  const closed = entity?.closed_through != null && entry.date <= entity.closed_through;
  const isOpen = entry.postings.some(({ account_id }) => books.account(account_id)?.role === 'uncategorised');
  return (
    <div className={styles.body}>
      <dl className={styles.facts}>
        <div>
          <dt>{words.date}</dt>
          <dd>
            <DateText value={entry.date} format="medium" />
          </dd>
        </div>
        <div>
          <dt>{words.entity}</dt>
          <dd>{entity ? <EntityMark entity={entity} show="name" size="small" /> : entry.entity}</dd>
        </div>
        <div>
          <dt>{words.source}</dt>
          <dd>{words.sources[entry.source]}</dd>
        </div>
      </dl>
      <Section title={words.legs}>
        <Legs entry={entry} />
      </Section>
      {entry.crossing && (
        <Section title={text.crossing.section}>
          <CrossingSection entry={entry.id} crossing={entry.crossing} own={entry.entity} onGo={onGo} />
        </Section>
      )}
      <Section title={words.evidence}>
        <BankEvidence rows={entry.evidence} onPage={onPage} onGo={onGo} />
        {entry.evidence.length > 0 && <EntryDoubts entry={entry.id} onGo={onGo} />}
      </Section>
      <Section title={text.matching.title}>
        <BankRows entry={entry.id} onGo={onGo} />
      </Section>
      <div className={styles.fields}>
        <TextArea
          label={words.memo}
          rows={2}
          value={entry.memo}
          disabled={closed}
          maxLength={4000}
          onCommit={(memo) => void edits.store({ id: entry.id, memo })}
        />
        <TagsInput
          label={words.tags}
          value={entry.tags}
          disabled={closed}
          onCommit={(tags) => void edits.store({ id: entry.id, tags })}
        />
        {(isOpen || entry.reviewed) && (
          <Checkbox
            label={words.reviewed}
            help={words.reviewedHelp}
            checked={entry.reviewed}
            disabled={closed}
            onChange={(reviewed) => void edits.store({ id: entry.id, reviewed })}
          />
        )}
      </div>
      <Section title={words.files}>
        <Attachments entry={entry.id} payee={entry.payee} />
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </section>
  );
}
