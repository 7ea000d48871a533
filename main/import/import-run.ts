/** What all files of one import share. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { type ChartAccount, type EntityRow, findAccount, type Scope } from '../ledger/index.ts';
import type { Choices, ChosenAccount } from './choices.ts';
import type { StoredFiles } from './file-beginnings.ts';
import type { OwnersBooks } from './owner-books.ts';
import type { Answer } from './part-places.ts';
import type { ShowRoom } from './shown-rows.ts';

export type ImportInput = z.output<NonNullable<(typeof contract.imports.commit)['~orpc']['inputSchema']>>;

export interface ImportRun {
  scope: Scope;
  input: ImportInput;
  batchId: string;
  /** Named for the whole import; a choice for a file goes before them. */
  entity: EntityRow | null;
  account: ChartAccount | null;
  choices: Choices;
  books: OwnersBooks;
  /** The files of this import by what tells their bytes; and whether they did not stay out. */
  seen: Map<string, { file: string; isIn: boolean }>;
  /** Of which another file may be the whole. */
  stored: StoredFiles;
  /** What was said of files that brought nothing, and goes with nothing that they wrote. */
  answers: Answer[];
  /** Accounts that this import has made. */
  made: Set<string>;
  /** Where rows were asked for. */
  room: ShowRoom | null;
}

/** The account that was chosen, if it is there by now: one that can't be found is refused where the rows go there. */
export function accountChosen(
  { scope, input }: Pick<ImportRun, 'scope' | 'input'>,
  { account, entity }: ChosenAccount,
): string | null {
  try {
    return findAccount(scope.unit.db, account, entity ?? input.entity).id;
  } catch (error) {
    if (error instanceof BulkheadError) return null;
    throw error;
  }
}
