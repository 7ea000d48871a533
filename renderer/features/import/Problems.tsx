/** Rows of a batch that could not be booked: where they stand, why, and their text. */
import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/client.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { Skeleton } from '../../ui/index.ts';
import styles from './Problems.module.css';

export function Problems({ batch }: { batch: string }) {
  const words = text.imports.earlier;
  const problems = useQuery(api.imports.problems.queryOptions({ input: { batch } }));
  if (problems.isPending) return <Skeleton lines={2} />;
  if (problems.isError)
    return <TroubleState inline error={problems.error} onRetry={() => void problems.refetch()} />;
  if (problems.data.length === 0) return <p className={styles.quiet}>{words.noProblems}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section className={styles.scroll} aria-label={words.problems} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.file}</th>
            <th scope="col" className={styles.number}>
              {words.line}
            </th>
            <th scope="col">{words.reason}</th>
            <th scope="col">{words.raw}</th>
          </tr>
        </thead>
        <tbody>
          {problems.data.map(({ file, line, reason, raw }) => (
            <tr key={`${file} ${line} ${raw}`}>
              <td>{file}</td>
              <td className={styles.number}>{line.toLocaleString()}</td>
              <td className={styles.reason}>{reason}</td>
              <td>
                <code className={styles.raw}>{raw}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
