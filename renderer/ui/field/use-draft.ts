/**
 * The one way an input of the kit takes a value: what is typed is a draft; Enter and leaving the field commit it;
 * Escape puts back what was there. A draft that can't be read stays where it is, with the reason. So nothing typed is
 * lost, and a grid can make any input commit by taking the focus off it.
 */
import { type ChangeEvent, type KeyboardEvent, useRef, useState } from 'react';
import { UNREADABLE } from './unreadable.ts';

export type Read<T> = { value: T } | { problem: string };

export interface DraftOptions<T> {
  /** The committed value as text to edit. */
  shown: string;
  read: (draft: string) => Read<T>;
  /** Called only when somebody typed. */
  onCommit: (value: T) => void;
  onCancel?: (() => void) | undefined;
  /** Each draft that can be read, while typing. */
  onLive?: ((value: T) => void) | undefined;
}

export interface Draft {
  text: string;
  dirty: boolean;
  problem: string | null;
  setText: (next: string) => void;
  commit: () => boolean;
  revert: () => void;
  inputProps: {
    value: string;
    /** While somebody types, Escape is the field's and not the dialog's around it. */
    'data-mantine-stop-propagation': 'true' | undefined;
    [UNREADABLE]: 'true' | undefined;
    onChange: (event: ChangeEvent<HTMLInputElement>) => void;
    onBlur: () => void;
    onKeyDown: (event: KeyboardEvent) => void;
  };
}

export function useDraft<T>({ shown, read, onCommit, onCancel, onLive }: DraftOptions<T>): Draft {
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // Beside the state, because a blur can follow a key within one render.
  const latest = useRef<string | null>(null);

  function keep(next: string | null) {
    latest.current = next;
    setDraft(next);
  }

  function setText(next: string) {
    keep(next);
    setProblem(null);
    const result = read(next);
    if ('value' in result) onLive?.(result.value);
  }

  function commit(): boolean {
    const typed = latest.current;
    if (typed === null) return true;
    if (typed === shown) {
      keep(null);
      setProblem(null);
      return true;
    }
    const result = read(typed);
    if ('problem' in result) {
      setProblem(result.problem);
      return false;
    }
    keep(null);
    setProblem(null);
    onCommit(result.value);
    return true;
  }

  function revert() {
    keep(null);
    setProblem(null);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') {
      // Within a dialog the first Escape belongs to the field if something was typed.
      if (latest.current !== null) event.preventDefault();
      revert();
      onCancel?.();
    }
  }

  return {
    text: draft ?? shown,
    dirty: draft !== null,
    problem,
    setText,
    commit,
    revert,
    inputProps: {
      value: draft ?? shown,
      'data-mantine-stop-propagation': draft === null ? undefined : 'true',
      [UNREADABLE]: problem === null ? undefined : 'true',
      onChange: (event) => setText(event.currentTarget.value),
      onBlur: commit,
      onKeyDown,
    },
  };
}
