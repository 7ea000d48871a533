/**
 * What somebody chose for the files of an import, kept by what tells files and their accounts apart, so that a choice
 * outlives a reload and finds its file again; and as the contract wants to hear it.
 */
import type {
  CategoryAnswer,
  DateOrder,
  ImportAccount,
  ImportChoice,
  ImportFile,
} from '../../../shared/contract/import.ts';
import type { CsvMapping } from '../../../shared/contract/mapping.ts';
import { partKey, partOf } from './files.ts';

/** For the rows of one account of a file. */
export interface PlaceChoice {
  /** Whose books: an entity’s id. */
  entity?: string | undefined;
  /** An account in the books, by id; or one that comes with this import, by name, beside its entity. */
  account?: string | undefined;
  /** What a new account is called. */
  name?: string | undefined;
  skip?: boolean | undefined;
  /** Of rows that may be there already. */
  doubts?: { key: string; same: boolean }[] | undefined;
}

export interface FileChoice {
  /** By `placeKey`. */
  places: Record<string, PlaceChoice>;
  mapping?: CsvMapping;
  /** How its days are written, where it does not tell. */
  dates?: DateOrder;
  /** The last day of the statement, where no year is told. */
  lastDay?: string;
  /** Categories that the chart lacks are made, but for those that something was said of. */
  categories?: true;
  /** What single categories are, by `categoryKey`. */
  named?: Record<string, CategoryAnswer>;
  /** Taken in although its balances do not prove it. */
  unproven?: true;
}

/** By `partKey`. */
export type Choices = Record<string, FileChoice>;

const NO_CHOICE: FileChoice = { places: {} };
/** What `placeKey` tells of an account. */
type Place = [account: string | null, currency: string | null, kind: ImportAccount['kind'] | null];

/** The place of all of a file. */
const WHOLE_FILE = JSON.stringify([null, null, null]);

/** Which rows of a file an account stands for. Currency and kind tell only where the bank’s id does not. */
export function placeKey(file: ImportFile, account: ImportAccount): string {
  const alike = file.accounts.filter((other) => other.account_id === account.account_id);
  const told = <K extends 'currency' | 'kind'>(field: K) =>
    alike.some((other) => other[field] !== account[field]) ? account[field] : null;
  return JSON.stringify([account.account_id, told('currency'), told('kind')]);
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

export function withDates(choices: Choices, file: string, dates: DateOrder): Choices {
  return { ...choices, [file]: { ...(choices[file] ?? NO_CHOICE), dates } };
}

export function withLastDay(choices: Choices, file: string, lastDay: string): Choices {
  return { ...choices, [file]: { ...(choices[file] ?? NO_CHOICE), lastDay } };
}

export function withCategories(choices: Choices, file: string, made: boolean): Choices {
  const { categories: _, ...before } = choices[file] ?? NO_CHOICE;
  return { ...choices, [file]: made ? { ...before, categories: true } : before };
}

/** A category as its file has it, in the books of an entity. */
export function categoryKey(name: string, entity: string | undefined): string {
  return JSON.stringify([name, entity ?? null]);
}

/** `answer`: `null` takes back what was said. */
export function withCategory(
  choices: Choices,
  file: string,
  key: string,
  answer: CategoryAnswer | null,
): Choices {
  const before = choices[file] ?? NO_CHOICE;
  const { [key]: _, ...others } = before.named ?? {};
  return {
    ...choices,
    [file]: { ...before, named: answer === null ? others : { ...others, [key]: answer } },
  };
}

export function withUnproven(choices: Choices, file: string, accepted: boolean): Choices {
  const { unproven: _, ...before } = choices[file] ?? NO_CHOICE;
  return { ...choices, [file]: accepted ? { ...before, unproven: true } : before };
}

/** As the contract has it: by the places in the list of the files that were given, in one list. */
export function toContract(choices: Choices, given: readonly string[]): ImportChoice[] {
  return given.flatMap((key, file) =>
    Object.entries(choices).flatMap(([chosen, choice]) => {
      const part = partOf(key, chosen);
      return part === undefined ? [] : choicesOf(file, part, choice);
    }),
  );
}

function choicesOf(
  file: number,
  part: number | null,
  { places, mapping, dates, lastDay, categories, named, unproven }: FileChoice,
): ImportChoice[] {
  const answers = Object.values(named ?? {});
  const isOfWhole =
    answers.length > 0 || [mapping, dates, lastDay, categories, unproven].some((said) => said !== undefined);
  const all = isOfWhole ? { [WHOLE_FILE]: {}, ...places } : places;
  return Object.entries(all).map(([place, choice]) => {
    const [account_id, currency, kind] = JSON.parse(place) as Place;
    return {
      file,
      part,
      account_id,
      currency,
      kind,
      ...choice,
      ...(place === WHOLE_FILE && mapping !== undefined ? { mapping } : {}),
      ...(place === WHOLE_FILE && dates !== undefined ? { date_order: dates } : {}),
      ...(place === WHOLE_FILE && lastDay !== undefined ? { last_day: lastDay } : {}),
      ...(place === WHOLE_FILE && categories !== undefined ? { make_categories: true } : {}),
      ...(place === WHOLE_FILE && answers.length > 0 ? { categories: answers } : {}),
      ...(place === WHOLE_FILE && unproven !== undefined ? { accept_unproven: true } : {}),
    };
  });
}

/** Without what was chosen for a file and those within it. */
export function withoutFile(choices: Choices, given: string): Choices {
  return Object.fromEntries(Object.entries(choices).filter(([key]) => partOf(given, key) === undefined));
}

/**
 * Whether nobody has said yet whose account it is. `all`: also of one that could be an account in the books, as its file
 * does not name it; what is said of it then makes a new one. One that is likely there is asked about by itself.
 */
export function isOpen({ target }: ImportAccount, choice: PlaceChoice, all: boolean): boolean {
  if (target.skipped || choice.entity !== undefined || choice.account !== undefined) return false;
  return target.wants === 'entity' || (all && target.wants === 'account' && target.likely.length === 0);
}

/** The entity that was chosen once, for every account that is open; `null` where there is no such account. */
export function withEntityForAll(
  choices: Choices,
  given: readonly string[],
  result: readonly ImportFile[],
  entity: string,
  all: boolean,
): Choices | null {
  let next = choices;
  for (const file of result) {
    const whole = given[file.at];
    if (whole === undefined) continue;
    const key = partKey(whole, file.part);
    for (const account of file.accounts) {
      const place = placeKey(file, account);
      const before = choiceFor(next, key, place);
      if (isOpen(account, before, all)) next = withPlace(next, key, place, { ...before, entity });
    }
  }
  return next === choices ? null : next;
}
