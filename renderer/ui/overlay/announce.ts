/** Says something to those who listen instead of look: `announce('3 rows copied')`. */

type Urgency = 'polite' | 'assertive';
type Listener = (message: string, urgency: Urgency) => void;

const listeners = new Set<Listener>();

export function announce(message: string, urgency: Urgency = 'polite'): void {
  for (const listener of listeners) listener(message, urgency);
}

export function onAnnouncement(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
