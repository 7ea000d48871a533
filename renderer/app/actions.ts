/**
 * Everything that can be done, by name: the palette lists it, the sheet of shortcuts shows its keys, the keyboard and the
 * window's menu run it. Screens add theirs while they are shown.
 */
import { useEffect, useSyncExternalStore } from 'react';

export interface Action {
  /** Stable, dotted: `register.new`. The palette remembers the recent ones by it. */
  id: string;
  title: string;
  /** Where the palette and the sheet put it. */
  group: string;
  /** `mod+k`, `j`, `shift+enter`, `g h` (one after the other). `mod` is Ctrl, on a Mac Cmd. */
  keys?: readonly string[];
  /** More words by which the palette finds it. */
  words?: string;
  /** Keys work while typing in a field, too: for chords with mod or alt only. */
  whileTyping?: boolean;
  /** Not in the palette: means nothing without a selection. */
  hidden?: boolean;
  run: () => void;
}

let actions: readonly Action[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Action[]): void {
  actions = next;
  for (const listener of listeners) listener();
}

/** Offers actions while the component is mounted. `list` must be stable (useMemo) or it is offered anew each time. */
export function useActions(list: readonly Action[]): void {
  useEffect(() => {
    change([...actions, ...list]);
    return () => change(actions.filter((action) => !list.includes(action)));
  }, [list]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useAllActions(): readonly Action[] {
  return useSyncExternalStore(subscribe, () => actions);
}

export function runAction(id: string): void {
  actions.findLast((action) => action.id === id)?.run();
}

export const IS_MAC = navigator.platform.startsWith('Mac');

/** Keys as the kit draws them: `mod+shift+z` is `Mod+Shift+Z`. */
export function shownKeys(keys: string): string {
  const words = /\b(mod|shift|alt|enter|escape|space)\b/g;
  return keys.replaceAll(words, (word) => word[0]!.toUpperCase() + word.slice(1));
}

/** The chord of a key press as actions write it: `mod+shift+z`. */
export function chordOf(event: KeyboardEvent): string {
  const parts: string[] = [];
  if (IS_MAC ? event.metaKey : event.ctrlKey) parts.push('mod');
  if (event.altKey) parts.push('alt');
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase();
  // With a character, Shift is in the character already (`?`); with a named key or a letter it is told.
  if (event.shiftKey && (key.length > 1 || /[a-z]/.test(key))) parts.push('shift');
  parts.push(key);
  return parts.join('+');
}

function isTyping(target: EventTarget | null): boolean {
  // A dialog that was closed a moment ago may still have the focus in it.
  if (!(target instanceof HTMLElement) || !target.checkVisibility()) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** How long the first key of a sequence waits for the second. */
const SEQUENCE_MS = 900;
let first: { key: string; at: number } | null = null;

/** Runs what a key press means. The latest offer of a key wins: the screen before the frame. */
export function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const typing = isTyping(event.target);
  const chord = chordOf(event);
  const sequence = first && event.timeStamp - first.at < SEQUENCE_MS ? `${first.key} ${chord}` : null;
  const inDialog = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null;
  const fits = (action: Action, keys: string) =>
    action.keys?.includes(keys) && (!typing || action.whileTyping) && (!inDialog || action.whileTyping);
  const found =
    (sequence && actions.findLast((action) => fits(action, sequence))) ||
    actions.findLast((action) => fits(action, chord));
  first = null;
  if (typing && !inDialog && chord === 'escape' && !found) {
    // Out of the field, so that single keys mean something again; the field itself has had its say before.
    document.getElementById('content')?.focus({ preventScroll: true });
    return;
  }
  if (found) {
    event.preventDefault();
    found.run();
    return;
  }
  if (!typing && actions.some((action) => action.keys?.some((keys) => keys.startsWith(`${chord} `))))
    first = { key: chord, at: event.timeStamp };
}
