/**
 * The files of an import, and those within them, one after another: in the order of the list, but those last whose rows go to an
 * account that is not there yet, since it may come with a file further down. Throws CANCELLED, and INVALID_INPUT for a choice
 * for a part that is not there; what else is wrong is told of a file each.
 */
import { accountChosen, type ImportRun } from './import-run.ts';
import { type GivenFile, given } from './within.ts';

export interface FileInTurn {
  /** Its place in the list. */
  at: number;
  file: GivenFile;
}

/** What is left out is among them, without content. */
export async function* filesInTurn(run: ImportRun): AsyncGenerator<FileInTurn> {
  const { choices, input } = run;
  const late = input.files.map((_, at) =>
    choices.partsWith(at, (chosen) => accountChosen(run, chosen) === null),
  );
  /** How many parts those hold that were looked into. */
  const opened = new Map<number, number>();
  for (const isLate of [false, true]) {
    for (const [at, { name }] of input.files.entries()) {
      const waits = (part: number | null) => late[at]!.has(null) || late[at]!.has(part);
      if (choices.ofFile(at, null).skipped) {
        if (!isLate) yield { at, file: { name, part: null, warnings: [], content: null, error: null } };
      } else if (isLate ? late[at]!.size > 0 : !waits(null)) {
        yield* partsInTurn(run, at, opened, (part) => waits(part) === isLate);
      }
    }
  }
}

async function* partsInTurn(
  { input, choices, scope }: ImportRun,
  at: number,
  opened: Map<number, number>,
  isTurn: (part: number | null) => boolean,
): AsyncGenerator<FileInTurn> {
  const isMapped = input.mapping !== undefined || choices.ofFile(at, null).mapping !== undefined;
  const known = opened.get(at);
  const others = Array.from({ length: known ?? 0 }, (_, part) => part).filter((part) => !isTurn(part));
  const wish = { isMapped, skipped: [...choices.skippedParts(at), ...others] };
  let parts = 0;
  let isWhole = true;
  for await (const file of given(input.files[at]!, wish, scope.signal)) {
    if (file.part !== null) parts += 1;
    if (file.error !== null && file.part === null) isWhole = false;
    if (isTurn(file.part)) yield { at, file };
  }
  opened.set(at, parts);
  if (isWhole && known === undefined) choices.requireParts(at, parts);
}
