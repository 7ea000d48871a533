/**
 * Statements of one account that close on the same day, as banks cut a busy one: by their own figures each goes on from
 * another, in whatever order they came. One that comes to nothing says nothing of any order. Pure; nothing fails.
 */

interface Stated {
  opening_minor: number | null;
  closing_minor: number | null;
}

/** More than this close on no day that a bank has; whoever looks them up need not read further. */
export const STATEMENTS_A_DAY_MAX = 100;

/** The one that the day begins with. */
export function firstOfDay<T extends Stated>(all: readonly T[]): T | undefined {
  const closings = new Set(all.filter(movesMoney).map((one) => one.closing_minor));
  return all.find((one) => !movesMoney(one) || !closings.has(one.opening_minor)) ?? all[0];
}

/** The one that the day ends with; of several that nothing goes on from, the last. */
export function lastOfDay<T extends Stated>(all: readonly T[]): T | undefined {
  const openings = new Set(all.filter(movesMoney).map((one) => one.opening_minor));
  return all.findLast((one) => !movesMoney(one) || !openings.has(one.closing_minor)) ?? all.at(-1);
}

/** What the day ends with where `others` go on from a statement that closes with `closing`. */
export function endOfDay(closing: number, others: readonly Stated[]): number {
  const byOpening = Map.groupBy(others.filter(movesMoney), (one) => one.opening_minor);
  let end = closing;
  for (;;) {
    const next = byOpening.get(end)?.shift();
    if (next === undefined) return end;
    end = next.closing_minor!;
  }
}

/** Whether `one` begins where `before` ended. */
export function goesOnFrom(one: Stated, before: Stated): boolean {
  return movesMoney(one) && movesMoney(before) && one.opening_minor === before.closing_minor;
}

function movesMoney({ opening_minor: opening, closing_minor: closing }: Stated): boolean {
  return opening !== null && closing !== null && opening !== closing;
}
