/**
 * What somebody chose for the files of an import, kept by what tells files and their accounts apart, so that a choice
 * outlives a reload and finds its file again; and as the contract wants to hear it.
 */
import type { ImportAccount, ImportChoice, ImportFile } from '../../../shared/contract/import.ts';
import type { CsvMapping } from '../../../shared/contract/mapping.ts';

/** For the rows of one account of a file. */
export interface PlaceChoice {
  /** Whose books: an entity’s id. */
  entity?: string | undefined;
  /** An account in the books, by id; or one that comes with this import, by name, beside its entity. */
  account?: string | undefined;
  /** What a new account is called. */
  name?: string | undefined;
  skip?: boolean | undefined;
}

export interface FileChoice {
  /** By `placeKey`. */
  places: Record<string, PlaceChoice>;
  mapping?: CsvMapping;
}

/** By `fileKey`. */
export type Choices = Record<string, FileChoice>;

const NO_CHOICE: FileChoice = { places: {} };
/** The place of all of a file. */
const WHOLE_FILE = JSON.stringify([null, null]);

/** Which rows of a file an account stands for. The currency tells only where the bank’s id does not. */
export function placeKey(file: ImportFile, account: ImportAccount): string {
  const shared = file.accounts.some(
    (other) => other.account_id === account.account_id && other.currency !== account.currency,
  );
  return JSON.stringify([account.account_id, shared ? account.currency : null]);
}

export function choiceFor(choices: Choices, file: string, place: string): PlaceChoice {
  return choices[file]?.places[place] ?? {};
}

/** With `choice` for a place; a choice of nothing is none. */
export function withPlace(choices: Choices, file: string, place: string, choice: PlaceChoice): Choices {
  const before = choices[file] ?? NO_CHOICE;
  const { [place]: _, ...others } = before.places;
  const said = Object.fromEntries(
    Object.entries(choice).filter(([, value]) => value !== undefined && value !== false),
  ) as PlaceChoice;
  const places = Object.keys(said).length === 0 ? others : { ...others, [place]: said };
  return { ...choices, [file]: { ...before, places } };
}

export function withMapping(choices: Choices, file: string, mapping: CsvMapping | null): Choices {
  const { mapping: _, ...before } = choices[file] ?? NO_CHOICE;
  // Other columns may tell other accounts: what was chosen for those before would meet nothing.
  const whole = before.places[WHOLE_FILE];
  const places = whole === undefined ? {} : { [WHOLE_FILE]: whole };
  return { ...choices, [file]: mapping === null ? { places } : { places, mapping } };
}

/** As the contract has it: by the files’ places in the list, in one list. */
export function toContract(choices: Choices, files: readonly string[]): ImportChoice[] {
  return files.flatMap((key, file) => {
    const { places, mapping } = choices[key] ?? NO_CHOICE;
    const all = mapping === undefined ? places : { [WHOLE_FILE]: {}, ...places };
    return Object.entries(all).map(([place, choice]) => {
      const [account_id, currency] = JSON.parse(place) as [string | null, string | null];
      return {
        file,
        account_id,
        currency,
        ...choice,
        ...(place === WHOLE_FILE && mapping !== undefined ? { mapping } : {}),
      };
    });
  });
}

/**
 * The entity that was chosen once, for every account that wants one and has no choice of its own; `null` where there
 * is no such account.
 */
export function withEntityForAll(
  choices: Choices,
  files: readonly string[],
  result: readonly ImportFile[],
  entity: string,
): Choices | null {
  let next = choices;
  for (const [index, file] of result.entries()) {
    const key = files[index];
    if (key === undefined) continue;
    for (const account of file.accounts) {
      if (account.target.wants !== 'entity' || account.target.skipped) continue;
      const place = placeKey(file, account);
      const before = choiceFor(next, key, place);
      if (before.entity === undefined) next = withPlace(next, key, place, { ...before, entity });
    }
  }
  return next === choices ? null : next;
}
