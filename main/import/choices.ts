/**
 * What somebody chose for single files and accounts of an import. A choice for what is not there, or two for the same
 * thing, are mistakes that must not pass in silence: money would go where nobody looked.
 *
 * Fails with INVALID_INPUT: at once for what no file can mend (no JSON, a file that is not there, two choices for one
 * thing); per file, as `unmet`, for an account that the file turns out not to hold.
 */
import type { z } from 'zod';
import { type CategoryAnswer, type DateOrder, importChoices } from '../../shared/contract/import.ts';
import type { CsvMapping } from '../../shared/contract/mapping.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { namedByFile, type StatementHead } from './reader.ts';

type Choice = z.output<typeof importChoices>[number];

/** An account that is there, or that a file of the import makes. */
export interface ChosenAccount {
  account: string;
  entity: string | undefined;
}

/** What is wished for one account of a file, all fitting choices taken together. */
export interface Wish {
  entity: string | undefined;
  account: string | undefined;
  name: string | undefined;
  /** `account` or `name` were chosen for the file as a whole, so it must hold one account only. */
  forWholeFile: boolean;
  skip: boolean;
  /** Taken in although its balances do not prove it. */
  acceptUnproven: boolean;
  /** By their keys: rows that are others from before, or are not. */
  doubts: ReadonlyMap<string, boolean>;
}

export class Choices {
  /** Whether a list was given, be it empty: somebody is there to be asked. */
  readonly given: boolean;
  readonly #byFile = new Map<number, Choice[]>();

  /** `json` as the contract has it; `fileCount` files come with it. */
  constructor(json: string | undefined, fileCount: number) {
    this.given = json !== undefined;
    for (const choice of json === undefined ? [] : parse(json)) {
      requireSense(choice, fileCount);
      const others = this.#byFile.get(choice.file) ?? [];
      if (others.some((other) => isSamePlace(other, choice)))
        throw wrong(`There are two choices for ${placeOf(choice)}.`, 'Keep one of them.');
      this.#byFile.set(choice.file, [...others, choice]);
    }
  }

  /** `part`: of one of the files within that file. */
  ofFile(index: number, part: number | null): FileChoices {
    const choices = this.#byFile.get(index) ?? [];
    return new FileChoices(
      choices.filter((choice) => choice.part === null || choice.part === part),
      this.given,
    );
  }

  /** The files within that file that are left out as a whole. */
  skippedParts(index: number): number[] {
    const choices = this.#byFile.get(index) ?? [];
    return choices.flatMap((choice) =>
      choice.skip && choice.part !== null && isForWholeFile(choice) ? [choice.part] : [],
    );
  }

  /** The parts of the file to which such an account was given; `null` for all of it. */
  partsWith(index: number, test: (chosen: ChosenAccount) => boolean): Set<number | null> {
    const choices = this.#byFile.get(index) ?? [];
    const found = choices.filter(({ account, entity }) => account !== undefined && test({ account, entity }));
    return new Set(found.map(({ part }) => part));
  }

  /** Throws INVALID_INPUT for what was chosen for a part that the file, which has `count` of them, does not hold. */
  requireParts(index: number, count: number): void {
    const lost = this.#byFile.get(index)?.find(({ part }) => part !== null && part >= count);
    if (!lost) return;
    throw wrong(
      `Something was chosen for ${placeOf(lost)}, which is not there.`,
      count === 0
        ? 'It is a file by itself: choose for it without “part”.'
        : `Parts are counted from 0; the last one is ${count - 1}.`,
    );
  }
}

export class FileChoices {
  readonly given: boolean;
  readonly #choices: readonly Choice[];
  readonly #met = new Set<Choice>();

  /** `choices` are those of one file, no two for the same place. */
  constructor(choices: readonly Choice[], given: boolean) {
    this.given = given;
    // Whatever says more of what it is for goes first.
    this.#choices = choices.toSorted((a, b) => weight(b) - weight(a));
  }

  /** Whether the file as a whole is left out. */
  get skipped(): boolean {
    return this.#choices.some((choice) => choice.skip && isForWholeFile(choice));
  }

  get mapping(): CsvMapping | undefined {
    return this.#choices.find((choice) => choice.mapping !== undefined)?.mapping;
  }

  get dateOrder(): DateOrder | undefined {
    return this.#choices.find((choice) => choice.date_order !== undefined)?.date_order;
  }

  get lastDay(): string | undefined {
    return this.#choices.find((choice) => choice.last_day !== undefined)?.last_day;
  }

  get makesCategories(): boolean {
    return this.#choices.some((choice) => choice.make_categories);
  }

  /** Which accounts the file's categories are. */
  get categories(): readonly CategoryAnswer[] {
    return this.#choices.flatMap((choice) => choice.categories ?? []);
  }

  /** The one account that was chosen for all of the file. */
  get account(): ChosenAccount | null {
    for (const choice of this.#choices) {
      const { account, entity } = choice;
      if (account !== undefined && isForWholeFile(choice)) return { account, entity };
    }
    return null;
  }

  /** Whether an account is to be made for all of the file. */
  get makesAccount(): boolean {
    return this.#choices.some((choice) => choice.name !== undefined && isForWholeFile(choice));
  }

  /** What is wished for the account that `head` announces. */
  wishFor(head: StatementHead): Wish {
    const fitting = this.#choices.filter((choice) => fits(choice, head));
    for (const choice of fitting) this.#met.add(choice);
    const place = fitting.find((choice) => choice.account !== undefined || choice.name !== undefined);
    return {
      entity: fitting.find((choice) => choice.entity !== undefined)?.entity,
      account: place?.account,
      name: place?.name,
      forWholeFile: place !== undefined && isForWholeFile(place),
      skip: fitting.some((choice) => choice.skip),
      acceptUnproven: fitting.some((choice) => choice.accept_unproven),
      doubts: new Map(fitting.flatMap(({ doubts = [] }) => doubts.map(({ key, same }) => [key, same]))),
    };
  }

  /** Says which choice met nothing in a file that holds `heads`; `null` if every one did. */
  unmet(heads: readonly StatementHead[]): string | null {
    const lost = this.#choices.find((choice) => !isForWholeFile(choice) && !this.#met.has(choice));
    if (!lost) return null;
    const there = [...new Set(heads.map((head) => namedByFile(head) ?? 'an account without a name'))];
    return `Something was chosen for ${accountOf(lost)}, which the file does not hold. It holds ${there.join(', ') || 'none'}.`;
  }
}

function parse(json: string): Choice[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new BulkheadError('INVALID_INPUT', 'The choices are not JSON.', {
      remedy: 'Give a list such as [{"file": 0, "entity": "Acme LLC"}].',
      cause,
    });
  }
  const result = importChoices.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new BulkheadError(
    'INVALID_INPUT',
    `The choices are wrong: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
    {
      remedy: 'Correct the named part.',
      facts: { issues: result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) },
    },
  );
}

function requireSense(choice: Choice, fileCount: number): void {
  if (choice.file >= fileCount)
    throw wrong(
      `Something was chosen for file ${choice.file}, which is not there.`,
      `Files are counted from 0; ${fileCount === 1 ? 'there is only 0' : `the last one is ${fileCount - 1}`}.`,
    );
  if (choice.account !== undefined && choice.name !== undefined)
    throw wrong(
      `An account and a name for a new one were chosen for ${placeOf(choice)}.`,
      'Choose one of the two.',
    );
  const readsAll =
    (choice.mapping && 'A mapping') ??
    (choice.date_order && 'An order of dates') ??
    (choice.last_day && 'A last day') ??
    (choice.categories && 'What its categories are') ??
    (choice.make_categories ? 'The making of categories' : undefined);
  if (readsAll && !isForWholeFile(choice))
    throw wrong(
      `${readsAll} was chosen for ${placeOf(choice)}; it reads all of a file.`,
      'Choose it for the file, without account_id and currency.',
    );
}

function wrong(message: string, remedy: string): BulkheadError {
  return new BulkheadError('INVALID_INPUT', message, { remedy });
}

function isForWholeFile(choice: Choice): boolean {
  return choice.account_id === null && choice.currency === null && choice.kind === null;
}

function weight(choice: Choice): number {
  const { part, account_id, currency, kind } = choice;
  return (
    (part === null ? 0 : 8) +
    (account_id === null ? 0 : 4) +
    (currency === null ? 0 : 2) +
    (kind === null ? 0 : 1)
  );
}

function isSamePlace(a: Choice, b: Choice): boolean {
  return a.part === b.part && a.account_id === b.account_id && a.currency === b.currency && a.kind === b.kind;
}

function fits(choice: Choice, head: StatementHead): boolean {
  return (
    (choice.account_id === null || choice.account_id === namedByFile(head)) &&
    (choice.currency === null || choice.currency === head.currency) &&
    (choice.kind === null || choice.kind === head.kind)
  );
}

function accountOf(choice: Choice): string {
  const account = choice.account_id === null ? 'rows' : `account ${choice.account_id}`;
  const kind = choice.kind === null ? '' : ` of kind ${choice.kind}`;
  return `${account}${kind}${choice.currency === null ? '' : ` in ${choice.currency}`}`;
}

function placeOf(choice: Choice): string {
  const file = `${choice.part === null ? '' : `part ${choice.part} of `}file ${choice.file}`;
  return isForWholeFile(choice) ? file : `${accountOf(choice)} of ${file}`;
}
