/** Short messages at the foot of the window, with an undo where there is one: `toast({ message, undo })`. */

export interface ToastRequest {
  message: string;
  /** What it concerns or what to do, in a second line. */
  detail?: string;
  tone?: 'plain' | 'good' | 'bad';
  undo?: () => void | Promise<void>;
  /** Another thing to do instead of an undo: "Create a rule". */
  action?: { label: string; onAct: () => void };
  /** How long it stays; 0 stays until dismissed. 8 s by default; errors stay. */
  timeout_ms?: number;
  /** It speaks of the screen, or the dialog, in front: who leaves that leaves it behind. */
  here?: boolean;
  /** A toast of the same key is replaced. */
  key?: string;
}

export interface Toast extends ToastRequest {
  id: number;
}

const DEFAULT_MS = 8000;
/** More at once are not read; the oldest goes. */
const SHOWN_MAX = 3;

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows a message; gives back what takes it away again. */
export function toast(request: ToastRequest): () => void {
  const id = nextId;
  nextId += 1;
  const others = toasts.filter((other) => request.key === undefined || other.key !== request.key);
  set([...others, { ...request, id }].slice(-SHOWN_MAX));
  return () => dismiss(id);
}

export function dismiss(id: number): void {
  if (toasts.some((shown) => shown.id === id)) set(toasts.filter((shown) => shown.id !== id));
}

/** Takes every message away: they may tell what must not be seen any more. */
export function clearToasts(): void {
  set([]);
}

/** Takes away what was said of a screen that is left. */
export function dismissHere(): void {
  if (toasts.some((shown) => shown.here)) set(toasts.filter((shown) => !shown.here));
}

/** Takes away the messages whose undo would now take back something else. */
export function dismissUndos(): void {
  if (toasts.some((shown) => shown.undo)) set(toasts.filter((shown) => !shown.undo));
}

export function timeoutOf({ timeout_ms, tone }: ToastRequest): number {
  return timeout_ms ?? (tone === 'bad' ? 0 : DEFAULT_MS);
}

export const toastStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: () => toasts,
};
