/** Rows of a batch that could not be booked: where they stand, why, and their text. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { UnbookedRow } from '../../../shared/contract/import.ts';
import { api } from '../../app/client.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { useTold } from '../../app/use-told.ts';
import { text } from '../../text/index.ts';
import { Button, Skeleton, useHeldFocus } from '../../ui/index.ts';
import { EvidenceDialog } from '../evidence/EvidenceDialog.tsx';
import { useMending } from './mend/use-mending.tsx';
import styles from './Problems.module.css';

export function Problems({ batch }: { batch: string }) {
  const words = text.imports.earlier;
  const mending = useMending();
  const told = useTold();
  const navigate = useNavigate();
  const held = useHeldFocus<HTMLElement>();
  const [shown, setShown] = useState<UnbookedRow | null>(null);
  const problems = useQuery(api.imports.problems.queryOptions({ input: { batch } }));
  if (problems.isPending) return <Skeleton lines={2} />;
  if (problems.isError)
    return <TroubleState inline error={problems.error} onRetry={() => void problems.refetch()} />;
  if (problems.data.length === 0) return <p className={styles.quiet}>{words.noProblems}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section className={styles.scroll} aria-label={words.problems} tabIndex={0} {...held}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.file}</th>
            <th scope="col" className={styles.number}>
              {words.line}
            </th>
            <th scope="col">{words.reason}</th>
            <th scope="col">{words.act}</th>
            <th scope="col">{words.raw}</th>
          </tr>
        </thead>
        <tbody>
          {problems.data.map((row) => (
            <tr key={row.id ?? row.file_id}>
              <td>
                <Button
                  size="small"
                  variant="link"
                  aria-label={text.evidence.showLineOf(row.file, row.line)}
                  onClick={() => setShown(row)}
                >
                  {row.file}
                </Button>
              </td>
              <td className={styles.number}>{row.line.toLocaleString()}</td>
              <td className={styles.reason}>{told(row.reason)}</td>
              <td className={styles.act}>
                <Deed row={row} onMend={mending.start} />
              </td>
              <td>
                <code className={styles.raw}>{row.raw}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {mending.dialog}
      {shown && (
        <EvidenceDialog
          file={{ id: shown.file_id, name: shown.file, format: shown.format }}
          row={shown.mended?.row_id ?? null}
          unbooked={shown.id}
          onClose={() => setShown(null)}
          onEntry={(entry) => void navigate({ to: '/register', search: { entry } })}
        />
      )}
    </section>
  );
}

function Deed({ row, onMend }: { row: UnbookedRow; onMend: (row: string) => void }) {
  const { id, file, line, mended } = row;
  if (mended?.entry_id != null) {
    const how = text.imports.earlier.mended[mended.by];
    const label = text.imports.earlier.toEntryOf(how, line);
    return (
      <Link to="/register" search={{ entry: mended.entry_id }} aria-label={label} data-mended={id}>
        {how}
      </Link>
    );
  }
  if (id === null) return null;
  return (
    <Button
      size="small"
      aria-label={text.imports.mend.actionOf(file, line)}
      data-mend={id}
      onClick={() => onMend(id)}
    >
      {text.imports.mend.action}
    </Button>
  );
}
