/** What waits to be reviewed, and giving it a category: the row goes at once and comes back if it is refused. */
import { useRef, useState } from 'react';
import { type Choice, choiceOf, type Proposal } from '../../../shared/contract/learner.ts';
import { client } from '../../app/client.ts';
import { undoOf, useCommand } from '../../app/command.ts';
import type { RegisterSearch } from '../../app/search.ts';
import { UnderWay } from '../../app/under-way.ts';
import { text } from '../../text/index.ts';
import { type GridSort, toast } from '../../ui/index.ts';
import { type Matches, useMatches } from '../matching/use-matches.ts';
import type { NamedAccount } from './changes.ts';
import type { Meant } from './inbox-rows.ts';
import { inboxQuery } from './scope.ts';
import type { BulkAnswer, RegisterRow } from './types.ts';
import { type Edits, useEdits } from './use-edits.ts';
import { type InboxRowList, useInboxRows, useInView } from './use-inbox-rows.ts';
import { type Proposals, useProposals } from './use-proposals.ts';

const words = text.register.inbox;

export interface Inbox extends InboxRowList {
  entity: string | undefined;
  sort: GridSort;
  onSort: (sort: GridSort) => void;
  edits: Edits;
  proposals: Proposals;
  matches: Matches;
  give: (row: RegisterRow, category: NamedAccount) => void;
  /** The category and the name of a proposal. */
  take: (row: RegisterRow, proposal: Proposal) => void;
  /** For every row of the same payee and entity that passes the filters. */
  takeAll: (row: RegisterRow, proposal: Proposal) => void;
  /** Every proposal that is sure; whether they were taken. */
  takeSure: () => Promise<boolean>;
  /** Marks them reviewed as they are. */
  review: (entries: readonly string[]) => Promise<boolean>;
  /** What else deals with entries: their rows go while `act` does it, and come back where that answers `null`. */
  deal: (entries: readonly string[], act: () => Promise<object | null>) => void;
}

const NEWEST_FIRST: GridSort = { column: 'date', descending: true };

export function useInbox(
  entity: string | undefined,
  search: RegisterSearch,
  onCategorised: (row: RegisterRow, changed: object) => void,
): Inbox {
  const [sort, setSort] = useState(NEWEST_FIRST);
  const among = inboxQuery(entity, search);
  const list = useInboxRows({ ...among, unreviewed: true }, sort);
  const { rows } = list;
  const inView = useInView(rows);
  const going = useRef(new UnderWay());
  const edits = useEdits({ rows: null, onCategorised });
  const proposals = useProposals(entity, inView);
  const matches = useMatches(entity, inView);
  const accept = useCommand(client.learner.accept);
  const marking = useCommand((entries: string[]) => client.entry.bulk({ entries, reviewed: true }));

  /** Hides rows while something is done about them; `null` where it was refused. */
  async function without<A extends object>(meant: Meant, act: () => Promise<A | null>) {
    const hidden = rows.hide(meant);
    const answered = await act();
    if (answered === null) hidden.show();
    else
      hidden.keep(isBulk(answered) ? new Set(answered.refused.map(({ entry_id }) => entry_id)) : undefined);
    return answered;
  }

  /** Enter does it, and leaving the field does it again. */
  function once<A extends object>(
    entries: readonly string[],
    act: (ids: string[]) => Promise<A | null>,
  ): Promise<A | null> {
    return going.current.run(entries, async (ids) => {
      const own = new Set(ids);
      // The key that does it may go on to the next row, which has to be where it was until then.
      await null;
      return without(
        ({ entry_id }) => own.has(entry_id),
        () => act(ids),
      );
    });
  }

  async function review(entries: readonly string[]): Promise<boolean> {
    const answered = await once(entries, (ids) => marking.run(ids));
    if (answered) sayTaken(answered, words.reviewed);
    return answered !== null;
  }

  async function give(row: RegisterRow, category: NamedAccount) {
    const taken = await once([row.entry_id], () => edits.change(row, { field: 'category', category }));
    if (taken)
      toast({
        key: 'categorised',
        message: words.accepted(row.payee, leafOf(category.path)),
        ...undoOf(taken),
      });
  }

  /** As the core takes them: `say` is what to say of those it took. */
  async function take(choices: readonly Choice[], say: (changed: number) => string) {
    const answered = await once(
      choices.map(({ entry }) => entry),
      (ids) => accept.run({ choices: choices.filter(({ entry }) => ids.includes(entry)) }),
    );
    if (answered) sayTaken(answered, say);
    return answered;
  }

  async function takeOne(row: RegisterRow, proposal: Proposal) {
    const payee = proposal.called ?? row.payee;
    const answered = await take([choiceOf(proposal)], () => words.accepted(payee, leafOf(proposal.account)));
    if (answered && answered.changed > 0) onCategorised({ ...row, payee }, answered);
  }

  async function takeAll({ entry_id: entry, entity_id, payee }: RegisterRow, proposal: Proposal) {
    const { account_id: category, account } = proposal;
    const answered = await without(
      (row) => row.payee === payee && row.entity_id === entity_id,
      () => accept.run({ alike: { entry, category, among } }),
    );
    if (answered) sayTaken(answered, (n) => words.acceptedMany(n, leafOf(account)));
  }

  const takeSure = async () => (await take(proposals.sure.map(choiceOf), words.acceptedSure)) !== null;

  return {
    ...list,
    ...{ entity, sort, onSort: setSort, edits, proposals, matches },
    give: (row, category) => void give(row, category),
    takeSure,
    review,
    deal: (entries, act) => void once(entries, act),
    take: (row, proposal) => void takeOne(row, proposal),
    takeAll: (row, proposal) => void takeAll(row, proposal),
  };
}

function isBulk(answered: object): answered is BulkAnswer {
  return 'refused' in answered;
}

/** What became of them, and why some were left. */
function sayTaken(answered: BulkAnswer, say: (changed: number) => string): void {
  const left = answered.refused.map(({ reason }) => reason);
  const said = answered.changed > 0 ? [say(answered.changed)] : [];
  if (left.length > 0) said.push(text.register.left(left.length, [...new Set(left)]));
  if (said.length > 0) toast({ key: 'categorised', message: said.join(' '), ...undoOf(answered) });
}

function leafOf(path: string): string {
  return path.split(':').at(-1) ?? path;
}
