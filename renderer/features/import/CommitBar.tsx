/** The foot of a preview: one button that says what it will do, or in words what is missing before it can. */

import type { CommitProgress } from '../../app/importing.ts';
import { text } from '../../text/index.ts';
import { Button, ProgressBar, useSlow } from '../../ui/index.ts';
import styles from './CommitBar.module.css';
import type { Place, Plan } from './plan.ts';

interface CommitBarProps {
  plan: Plan | null;
  /** The preview is of what is chosen now. */
  settled: boolean;
  fileNames: readonly string[];
  /** Rows of each file. */
  rowCounts: readonly number[];
  onCommit: () => void;
  onShow: (place: Place) => void;
  progress: CommitProgress | null;
  onCancel: () => void;
}

/** What pressing it does; `null` where there is nothing to do. */
export function commitWords({ added, matched, accounts, news, decides, unbooked }: Plan): string | null {
  const words = text.imports.commit;
  if (added > 0 && matched > 0) return words.both(added, matched, accounts);
  if (added > 0) return words.add(added, accounts);
  if (matched > 0) return words.match(matched, accounts);
  if (!news) return null;
  if (decides) return words.decisions;
  return unbooked > 0 ? words.unbooked(unbooked) : words.balances;
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

export function CommitBar(props: CommitBarProps) {
  const { plan, settled, fileNames, rowCounts, onCommit, onShow, progress, onCancel } = props;
  const words = text.imports.commit;
  const slow = useSlow(!settled);
  if (progress !== null) {
    const at = Math.max(0, fileNames.indexOf(progress.file));
    return (
      <div className={styles.bar}>
        <div className={styles.progress}>
          <ProgressBar
            label={words.adding(progress.file)}
            value={Math.min(total(rowCounts), total(rowCounts.slice(0, at)) + progress.rows)}
            max={total(rowCounts)}
            onCancel={onCancel}
          />
        </div>
      </div>
    );
  }
  const [want] = plan?.wants ?? [];
  const does = plan && commitWords(plan);
  return (
    <div className={styles.bar}>
      <p className={styles.words} aria-live="polite">
        {slow ? words.reading : plan && <Why plan={plan} fileNames={fileNames} onShow={onShow} />}
      </p>
      <Button variant="primary" keys="Mod+Enter" why={whyNot(plan, settled, fileNames)} onClick={onCommit}>
        {want !== undefined || plan === null ? words.waiting : (does ?? words.nothing)}
      </Button>
    </div>
  );
}

/** What keeps the button from being pressed; `null` where nothing does. */
function whyNot(plan: Plan | null, settled: boolean, fileNames: readonly string[]): string | null {
  const words = text.imports.commit;
  if (plan === null || !settled) return words.reading;
  const [want] = plan.wants;
  if (want) return words.wants[want.what](want.name, fileNames[want.file] ?? '');
  return commitWords(plan) === null ? words.nothingWhy(plan.known) : null;
}

function Why({ plan, fileNames, onShow }: Pick<CommitBarProps, 'fileNames' | 'onShow'> & { plan: Plan }) {
  const words = text.imports.commit;
  const [want, ...more] = plan.wants;
  if (want)
    return (
      <>
        {words.wants[want.what](want.name, fileNames[want.file] ?? '')}{' '}
        {more.length > 0 && `${words.more(more.length)} `}
        <Button variant="link" size="small" onClick={() => onShow(want)}>
          {words.show}
        </Button>
      </>
    );
  const asides = [
    commitWords(plan) === null &&
      plan.refused + plan.skipped < fileNames.length &&
      words.nothingWhy(plan.known),
    commitWords(plan) !== null && plan.known > 0 && words.known(plan.known),
    plan.refused > 0 && words.refused(plan.refused),
    plan.skipped > 0 && words.skipped(plan.skipped),
  ].filter((part) => part !== false);
  const said = asides.join(' · ');
  const [off] = plan.off;
  if (!off) return said;
  return (
    <>
      <strong className={styles.off}>{words.off(plan.off.length)}</strong>{' '}
      <Button variant="link" size="small" onClick={() => onShow(off)}>
        {words.show}
      </Button>{' '}
      {said}
    </>
  );
}
