/** What a movement is: what can be between the two, and why the rest can't. */
import { text } from '../../text/index.ts';
import { Select } from '../../ui/index.ts';
import type { CrossingKind } from './kinds.ts';
import styles from './MovementForm.module.css';

export interface KindTold {
  kind: CrossingKind;
  possible: boolean;
  reason: string | null;
  remedy: string | null;
  from_id: string;
  to_id: string;
}

interface KindChoiceProps {
  value: CrossingKind | null;
  kinds: readonly KindTold[];
  error: string | null;
  onCommit: (kind: CrossingKind) => void;
}

const words = text.crossing;

export function KindChoice({ value, kinds, error, onCommit }: KindChoiceProps) {
  const sorted = [...kinds.filter(({ possible }) => possible), ...kinds.filter(({ possible }) => !possible)];
  const isPossible = kinds.some(({ kind, possible }) => kind === value && possible);
  return (
    <Select<CrossingKind>
      label={words.dialog.kind}
      value={sorted.some(({ kind }) => kind === value) ? value : null}
      placeholder={words.dialog.chooseKind}
      error={error}
      help={value !== null && isPossible ? words.kindHelp[value] : undefined}
      options={sorted.map(({ kind, possible }) => ({
        value: kind,
        label: words.kinds[kind],
        disabled: !possible,
        group: possible ? words.dialog.possible : words.dialog.impossible,
      }))}
      onCommit={onCommit}
    />
  );
}

/** What can't be, each with the reason. */
export function Impossible({ kinds }: Pick<KindChoiceProps, 'kinds'>) {
  const forbidden = kinds.filter(({ possible }) => !possible);
  if (forbidden.length === 0) return null;
  return (
    <details className={styles.why}>
      <summary>{words.dialog.whyNot(forbidden.length)}</summary>
      <dl>
        {forbidden.map(({ kind, reason, remedy }) => (
          <div key={kind}>
            <dt>{words.kinds[kind]}</dt>
            <dd>
              {reason} {remedy}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
