/**
 * Doing something to the books from a screen: one hook for all. It runs the command, asks for what is shown again, says
 * what was done with an Undo beside it, and says what went wrong with its remedy.
 */
import { useCallback, useState } from 'react';
import { text } from '../text/index.ts';
import { toast } from '../ui/index.ts';
import { client } from './client.ts';
import { booksChanged, noticeLock } from './queries.ts';
import { sentenceOf, type Trouble, troubleOf } from './trouble.ts';

interface Saying<A> {
  /** What to say when it is done; nothing by default: the screen shows it. */
  done?: string | ((answer: A) => string | undefined);
  /** Whether Undo takes it back; what acts on keys or files can't be taken back. */
  undo?: boolean;
  /** Errors are shown as a toast unless the screen shows them itself. */
  quiet?: boolean;
}

export interface Command<I, A> {
  /** Resolves with the answer, or with `null` when it was refused (and said so). */
  run(input: I): Promise<A | null>;
  busy: boolean;
  trouble: Trouble | null;
  clear(): void;
}

export function useCommand<I, A>(act: (input: I) => Promise<A>, saying: Saying<A> = {}): Command<I, A> {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const run = async (input: I): Promise<A | null> => {
    setBusy(true);
    setTrouble(null);
    try {
      const answer = await act(input);
      await booksChanged();
      const said = typeof saying.done === 'function' ? saying.done(answer) : saying.done;
      // Undo takes the latest command back: only the latest message may offer it.
      if (said) toast({ message: said, ...(saying.undo === false ? {} : { undo: undoLast, key: 'undo' }) });
      return answer;
    } catch (error) {
      const what = troubleOf(error);
      noticeLock(error);
      setTrouble(what);
      if (!saying.quiet && what.code !== 'CANCELLED') toast({ message: sentenceOf(what), tone: 'bad' });
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { run, busy, trouble, clear: useCallback(() => setTrouble(null), []) };
}

/** Takes the latest command back, whatever it was, and says so. */
export function undoLast(): Promise<void> {
  return move(client.history.undo, text.app.undid);
}

export function redoLast(): Promise<void> {
  return move(client.history.redo, text.app.redid);
}

async function move(
  act: () => Promise<{ command: string }>,
  say: (command: string) => string,
): Promise<void> {
  try {
    const { command } = await act();
    await booksChanged();
    toast({ message: say(text.commandName(command)) });
  } catch (error) {
    toast({ message: sentenceOf(troubleOf(error)), tone: 'bad' });
  }
}
