/** Says what the columns of a CSV file mean, with the file’s first rows above and how they are read below. */
import { useMemo } from 'react';
import type { ImportFile } from '../../../shared/contract/import.ts';
import type { CsvMapping } from '../../../shared/contract/mapping.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { useTold } from '../../app/use-told.ts';
import { text } from '../../text/index.ts';
import { Button, DataGrid, Dialog, useLocale } from '../../ui/index.ts';
import type { ListedFile } from './listed.ts';
import styles from './Mapping.module.css';
import { MappingOptions } from './MappingOptions.tsx';
import { MappingTable } from './MappingTable.tsx';
import { type MappingDraft, missingIn } from './mapping.ts';
import { useRowColumns } from './row-columns.tsx';
import { type Line, linesOf, unreadCount } from './rows.ts';
import { useMapping } from './use-mapping.ts';

interface MappingDialogProps {
  listed: ListedFile;
  /** What was said of this file before. */
  chosen: CsvMapping | null;
  onClose: () => void;
  /** `null`: the program is to guess again. */
  onUse: (mapping: CsvMapping | null) => void;
}

export function MappingDialog({ listed, chosen, onClose, onUse }: MappingDialogProps) {
  const words = text.imports.mapping;
  const { draft, change, drop, mapping, read, error } = useMapping(listed, chosen);
  const use = (next: CsvMapping | null) => {
    drop();
    onUse(next);
  };
  const missing = draft ? missingIn(draft).map((what) => words.missing[what]) : [];
  const sample = read?.sample ?? listed.seen?.sample ?? null;
  return (
    <Dialog
      open
      sticky
      size="full"
      title={words.title(listed.name)}
      onClose={() => {
        drop();
        onClose();
      }}
      onSubmit={() => mapping && use(mapping)}
      footer={
        <>
          <span className={styles.foot}>{words.remembered}</span>
          {chosen !== null && (
            <Button variant="quiet" onClick={() => use(null)}>
              {words.revert}
            </Button>
          )}
          <Button
            type="submit"
            variant="primary"
            disabled={mapping === null && missing.length === 0}
            why={missing.length > 0 ? missing.join(' ') : null}
          >
            {words.use}
          </Button>
        </>
      }
    >
      <div className={styles.mapping}>
        <p className={styles.text}>{words.text}</p>
        {draft && sample && <MappingTable draft={draft} sample={sample} onChange={change} />}
        {draft && (
          <div className={styles.below}>
            <MappingOptions draft={draft} isSheet={listed.seen?.format === 'xlsx'} onChange={change} />
            <div className={styles.result}>
              <Doubts draft={draft} read={read} guessed={chosen === null} />
              {error !== null && <TroubleState inline error={error} />}
              {read && mapping && <Result read={read} />}
            </div>
          </div>
        )}
      </div>
    </Dialog>
  );
}

/** What is missing, and what the core is not sure of, in words. */
function Doubts({
  draft,
  read,
  guessed,
}: {
  draft: MappingDraft;
  read: ImportFile | null;
  guessed: boolean;
}) {
  const words = text.imports.mapping;
  const locale = useLocale();
  const missing = missingIn(draft).map((what) => words.missing[what]);
  const told = useTold(read);
  const said = missing.length > 0 ? missing : (read?.warnings ?? []).map(told);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  return (
    <div aria-live="polite" className={styles.doubts}>
      {guessed && missing.length === 0 && read?.profile != null && (
        <p className={styles.text}>{words.known(read.profile)}</p>
      )}
      {guessed && missing.length === 0 && read?.confidence != null && read.confidence < 1 && (
        <p className={styles.text}>{words.sure(percent.format(read.confidence))}</p>
      )}
      {said.length > 0 && (
        <ul className={styles.said}>
          {said.map((doubt) => (
            <li key={doubt}>{doubt}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

const lineId = (line: Line) => line.id;

function Result({ read }: { read: ImportFile }) {
  const words = text.imports.mapping;
  const columns = useRowColumns(useTold(read));
  const lines = useMemo(
    () =>
      linesOf(
        read.accounts.flatMap(({ rows }) => rows),
        'all',
      ),
    [read],
  );
  const rows = read.accounts.reduce((sum, account) => sum + account.row_count, 0);
  const bad = unreadCount(read);
  return (
    <section className={styles.read} aria-label={words.result}>
      <h3 className={styles.title}>
        {words.result}
        <span className={styles.text}>
          {words.read(Math.max(0, rows - bad))}
          {bad > 0 && <span className={styles.bad}> · {words.unreadable(bad)}</span>}
        </span>
      </h3>
      {lines.length === 0 && read.error !== null && <p className={styles.text}>{read.error}</p>}
      {lines.length > 0 && (
        <DataGrid<Line>
          label={words.result}
          columns={columns}
          rows={lines}
          rowId={lineId}
          select="none"
          height="content"
          maxRows={7}
        />
      )}
    </section>
  );
}
