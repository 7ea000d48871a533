/**
 * Doing something to the books from a screen: one hook for all. It runs the command, asks for what is shown again, says
 * what was done with an Undo beside it, and says what went wrong with its remedy.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { text } from '../text/index.ts';
import { announce, toast } from '../ui/index.ts';
import { client } from './client.ts';
import { importUnderWay } from './importing.ts';
import { commandOf } from './made.ts';
import { OneMove } from './one-move.ts';
import { booksChanged, noticeLock } from './queries.ts';
import { sentenceOf, type Trouble, troubleOf } from './trouble.ts';

interface Saying<I, A> {
  /** What to say when it is done; nothing by default: the screen shows it. */
  done?: string | ((answer: A, input: I) => string | undefined);
  /** Whether Undo takes it back; what acts on keys or files can't be taken back. */
  undo?: boolean;
  /** Errors are shown as a toast unless the screen shows them itself: all of them, or those that it says. */
  quiet?: boolean | ((trouble: Trouble) => boolean);
}

export interface Command<I, A> {
  /** Resolves with what was given back, or with `null` when it was refused (and said so). */
  run(input: I): Promise<A | null>;
  busy: boolean;
  trouble: Trouble | null;
  clear(): void;
}

/** An Undo is offered where `act` gives back the very answer of its last command: it tells which command that was. */
export function useCommand<I, A>(act: (input: I) => Promise<A>, saying: Saying<I, A> = {}): Command<I, A> {
  // What is done to one row may begin before it is done to the row before.
  const [running, setRunning] = useState(0);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const said = useRef<() => void>(() => undefined);
  // What was refused is said until it is tried again or mended, and no longer than what it was about is there.
  const clear = useCallback(() => {
    said.current();
    setTrouble(null);
  }, []);
  useEffect(() => () => said.current(), []);
  const run = async (input: I): Promise<A | null> => {
    setRunning((before) => before + 1);
    clear();
    try {
      const answer = await act(input);
      await booksChanged();
      const done = typeof saying.done === 'function' ? saying.done(answer, input) : saying.done;
      if (done)
        toast({ message: done, ...(saying.undo === false ? {} : { ...undoOf(answer), key: 'undo' }) });
      return answer;
    } catch (error) {
      const what = troubleOf(error);
      noticeLock(error);
      setTrouble(what);
      const isShown = typeof saying.quiet === 'function' ? saying.quiet(what) : saying.quiet;
      if (!isShown && what.code !== 'CANCELLED')
        said.current = toast({ message: sentenceOf(what), tone: 'bad', here: true });
      return null;
    } finally {
      setRunning((before) => before - 1);
    }
  };
  return { run, busy: running > 0, trouble, clear };
}

/** For a toast: an Undo of the command that gave this answer, and of no other; none where it changed nothing. */
export function undoOf(answer: unknown): { undo?: () => Promise<void> } {
  const expected = commandOf(answer);
  return expected === null
    ? {}
    : { undo: () => move(() => client.history.undo({ expected }), text.app.undid) };
}

/** Takes the latest command back, whatever it was, and says so. */
export function undoLast(): Promise<void> {
  return move(() => client.history.undo({}), text.app.undid);
}

export function redoLast(): Promise<void> {
  return move(() => client.history.redo({}), text.app.redid);
}

const moves = new OneMove();

async function move(
  act: () => Promise<{ command: string }>,
  say: (command: string) => string,
): Promise<void> {
  // It would wait for the import, and then take back all that it brought.
  if (importUnderWay()) {
    toast({ key: 'moving', message: text.app.importingNow });
    return;
  }
  try {
    // Until the books have answered, and not until all is shown anew: the next key is for books as they are by then.
    const moved = await moves.run(act, {
      slow: () => toast({ key: 'moving', message: text.app.moving, timeout_ms: 0 }),
      busy: () => announce(text.app.moving),
    });
    if (moved === null) return;
    await booksChanged();
    toast({ message: say(text.commandName(moved.command)) });
  } catch (error) {
    const what = troubleOf(error);
    const { latest_command: later } = what.facts;
    // What came after it is said in the words of the screens.
    const message =
      typeof later === 'string' ? text.app.notLatest(text.commandName(later)) : sentenceOf(what);
    toast({ message, tone: 'bad' });
  }
}
