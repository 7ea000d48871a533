/** What went wrong, in the shape that error states and toasts show. */
import { ORPCError } from '@orpc/client';
import { text } from '../text/index.ts';

export interface Trouble {
  /** A code of the contract; OFFLINE when the program does not answer; BUG for what should not happen. */
  code: string;
  message: string;
  remedy: string | undefined;
  facts: Record<string, unknown>;
}

/** The whole of it in running words. */
export function sentenceOf({ message, remedy }: Trouble): string {
  const ended = /[.!?…”]$/.test(message) ? message : `${message}.`;
  return remedy ? `${ended} ${remedy}` : ended;
}

interface ErrorData {
  remedy?: string;
  facts?: Record<string, unknown>;
}

export function troubleOf(error: unknown): Trouble {
  if (error instanceof ORPCError) {
    const data = (error.data ?? {}) as ErrorData;
    // Signed out in the middle of the work means that the program was started anew.
    const isOut = error.code === 'UNAUTHORIZED';
    const message = isOut ? text.app.startedAgain : error.message;
    const remedy = isOut ? text.app.newLink : data.remedy;
    return { code: error.code, message, remedy, facts: data.facts ?? {} };
  }
  if (error instanceof TypeError && /fetch|network/i.test(error.message)) {
    return { code: 'OFFLINE', message: text.app.offline, remedy: text.app.offlineRemedy, facts: {} };
  }
  if (error instanceof DOMException && error.name === 'AbortError') {
    return { code: 'CANCELLED', message: text.app.cancelled, remedy: undefined, facts: {} };
  }
  return {
    code: 'BUG',
    message: text.app.bug,
    remedy: error instanceof Error ? error.message : String(error),
    facts: {},
  };
}
