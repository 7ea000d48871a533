/**
 * Where the parts of one file go: the account that was chosen for each, that is known for it, or that is made. One
 * account can't stand for several that the file itself tells apart.
 */
import { BulkheadError } from '../../shared/errors.ts';
import { findAccount, findEntity } from '../ledger/index.ts';
import type { Wish } from './choices.ts';
import type { ImportRun } from './import-run.ts';
import { namedByFile, type StatementHead } from './reader.ts';
import { type Route, type RouteOptions, routeStatement } from './route.ts';
import { openTarget, settledTarget, type Target } from './target.ts';

/** Where a part goes, or why it can't yet. */
export type Found =
  | { route: Route; target: Target }
  | { route: null; target: Target; refused: BulkheadError };

/** What the file's accounts are known by where it does not name them. */
export type FileMarks = Pick<RouteOptions, 'fileName' | 'fileMark' | 'shape' | 'kind' | 'begun'>;

/** Which account somebody said that a part is of. */
export interface Answer {
  head: StatementHead;
  marks: FileMarks;
  route: Route;
}

export class PartPlaces {
  readonly answers: Answer[] = [];
  readonly #run: ImportRun;
  readonly #marks: FileMarks;
  /** What the file calls the account that was named for all of it. */
  #named: StatementHead | null = null;
  /** What the file calls the accounts that were named, by their id in the books. */
  readonly #standsFor = new Map<string, string | null>();
  /** Where its parts went so far. */
  readonly #taken = new Set<string>();

  constructor(run: ImportRun, marks: FileMarks) {
    this.#run = run;
    this.#marks = marks;
  }

  find(head: StatementHead, wish: Wish): Found {
    const { scope, made } = this.#run;
    let options = this.#optionsFor(wish);
    try {
      options = { ...options, ...this.#chosen(wish) };
      const route = routeStatement(scope.unit, head, options);
      if (route.made) made.add(route.account.id);
      this.#requireOneAccount(head, route, wish);
      this.#taken.add(route.account.id);
      if (route.named) this.answers.push({ head, marks: this.#marks, route });
      return { route, target: settledTarget(route, made.has(route.account.id)) };
    } catch (error) {
      if (!(error instanceof BulkheadError)) throw error;
      const target = openTarget(scope.unit, head, options, made);
      // An account that was chosen and is not there, or can't be it: another one has to be.
      if (wish.account === undefined) return { route: null, target, refused: error };
      return {
        ...{ route: null, refused: error },
        target: { ...target, makes_account: false, wants: 'account' },
      };
    }
  }

  #optionsFor(wish: Wish): RouteOptions {
    const { input, choices, entity, account } = this.#run;
    const isNew = wish.account === undefined && (wish.entity !== undefined || wish.name !== undefined);
    return {
      entity,
      account: isNew ? null : account,
      // An account that was chosen for these rows goes before one that could be made for them.
      createAccounts: wish.account === undefined && (input.create_accounts || isNew),
      name: wish.name ?? null,
      friendly: choices.given,
      asks: choices.given && !isNew,
      isNew,
      others: this.#taken,
      made: this.#run.made,
      ...this.#marks,
    };
  }

  /** The entity and account that a wish names. Throws NOT_FOUND, INVALID_INPUT. */
  #chosen(wish: Wish): Partial<RouteOptions> {
    const { db } = this.#run.scope.unit;
    const { entity, account } = wish;
    return {
      ...(entity === undefined ? {} : { entity: findEntity(db, entity) }),
      ...(account === undefined
        ? {}
        : { account: findAccount(db, account, entity ?? this.#run.input.entity) }),
    };
  }

  /** An account that was named can't stand for several accounts that the file itself tells apart. */
  #requireOneAccount(head: StatementHead, route: Route, wish: Wish): void {
    const isForWholeFile = wish.forWholeFile || (wish.account ?? wish.name) === undefined;
    const name = namedByFile(head);
    const isOther = (named: StatementHead) =>
      namedByFile(named) !== name || (name === null && named.kind !== head.kind);
    if (isForWholeFile && (route.named || (route.made && wish.name !== undefined))) {
      if (this.#named && isOther(this.#named)) throw severalAccounts(this.#named, head);
      this.#named = head;
    }
    if (!route.named) return;
    const other = this.#standsFor.get(route.account.id);
    if (other !== undefined && other !== name)
      throw new BulkheadError(
        'INVALID_INPUT',
        `“${route.account.path}” can’t be both ${other} and ${name} of the file.`,
        { remedy: 'Choose another account for one of them.' },
      );
    this.#standsFor.set(route.account.id, name);
  }
}

function calledByFile(head: StatementHead): string {
  return namedByFile(head) ?? head.accountType ?? 'one without a name';
}

function severalAccounts(one: StatementHead, other: StatementHead): BulkheadError {
  return new BulkheadError(
    'INVALID_INPUT',
    `The file holds several accounts: ${calledByFile(one)}, ${calledByFile(other)}.`,
    { remedy: 'Let them be made, or split the file.', facts: { trouble: 'accounts-several' } },
  );
}
