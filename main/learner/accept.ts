/** Taking proposals, in one command that one undo takes back: as they are chosen, or one for all that waits of a payee. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { type Choice, choiceOf } from '../../shared/contract/learner.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { changeMany, Pace, type Scope, type Transfers, waitingOf } from '../ledger/index.ts';
import { candidates } from '../rules/index.ts';
import { prepared } from '../vault/index.ts';
import { type Besides, Saying } from './saying.ts';

type Accept = z.infer<NonNullable<(typeof contract.learner.accept)['~orpc']['inputSchema']>>;
type Accepted = z.infer<NonNullable<(typeof contract.learner.accept)['~orpc']['outputSchema']>>;

const CHANGES_SHOWN_MAX = 1000;
const NOTHING: Besides = { called: null, memo: null, add_tags: [] };

const entryOf = prepared<{ entity_id: string; payee: string }>(
  'SELECT entity_id, payee FROM entry WHERE id = ?',
);

/** What is to become the same is changed together. */
export async function accept(scope: Scope, transfers: Transfers, input: Accept): Promise<Accepted> {
  const { db } = scope;
  const choices = input.alike ? await choicesFor(scope, input.alike) : input.choices!;
  const groups = Map.groupBy(choices, ({ entry: _, ...same }) => JSON.stringify(same));
  const there = new Set(choices.map(({ entry }) => entry).filter((id) => isThere(db, id)));
  const output: Accepted = { changed: 0, unchanged: 0, refused: [], changes: [] };
  for (const group of groups.values()) {
    const { entry: _, account: category, ...same } = group[0]!;
    const part = await changeMany(scope, transfers, {
      entries: group.map(({ entry }) => entry),
      category,
      add_tags: [],
      remove_tags: [],
      ...same,
      preview: input.preview,
    });
    output.changed += part.changed;
    output.unchanged += part.unchanged;
    // Its row was found to be the other side of a transfer that was taken before.
    const met = part.refused.filter(({ entry_id: id }) => there.has(id) && !isThere(db, id));
    output.changed += met.length;
    output.refused.push(...part.refused.filter((one) => !met.includes(one)));
    output.changes.push(...part.changes.slice(0, CHANGES_SHOWN_MAX - output.changes.length));
  }
  return output;
}

function isThere(db: Scope['db'], entryId: string): boolean {
  return entryOf(db).get(entryId) !== undefined;
}

/** One category for all that waits of a payee; each gets the words and tags that were proposed for it. */
async function choicesFor({ db }: Scope, alike: NonNullable<Accept['alike']>): Promise<Choice[]> {
  const one = entryOf(db).get(alike.entry);
  if (!one) throw new BulkheadError('NOT_FOUND', `There is no entry ${alike.entry}.`);
  const entries = [...new Set([alike.entry, ...waitingOf(db, one, alike.among)])];
  const saying = new Saying(db, one.entity_id);
  const besides = new Map<string, Besides>();
  const pace = new Pace();
  for (const row of candidates(db, one.entity_id, { everything: false, entries })) {
    await pace.breathe();
    besides.set(row.entry_id, saying.of(row)?.besides ?? NOTHING);
  }
  return entries.map((entry_id) =>
    choiceOf({ ...(besides.get(entry_id) ?? NOTHING), entry_id, account_id: alike.category }),
  );
}
