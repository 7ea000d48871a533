/** What waits to be reviewed, and giving it a category: the row goes at once and comes back if it is refused. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { type Choice, choiceOf, type Proposal } from '../../../shared/contract/learner.ts';
import { api, client } from '../../app/client.ts';
import { undoOf, useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { toast } from '../../ui/index.ts';
import type { NamedAccount } from './changes.ts';
import { choicesFor } from './choices.ts';
import type { BulkAnswer, RegisterRow } from './types.ts';
import { type Edits, useEdits } from './use-edits.ts';
import { type Proposals, useProposals } from './use-proposals.ts';

/** More are not gone through in one sitting; the others follow as these go. */
const SHOWN_MAX = 500;
const NONE: RegisterRow[] = [];
const words = text.register.inbox;

export interface Inbox {
  rows: readonly RegisterRow[];
  /** How many there are, those that just went left out. */
  total: number;
  pending: boolean;
  error: unknown;
  retry: () => void;
  edits: Edits;
  proposals: Proposals;
  give: (row: RegisterRow, category: NamedAccount) => void;
  /** The category and the name of a proposal. */
  take: (row: RegisterRow, proposal: Proposal) => void;
  /** For every row here of the same payee and entity. */
  takeAll: (row: RegisterRow, proposal: Proposal) => void;
  /** Every proposal that is sure; whether they were taken. */
  takeSure: () => Promise<boolean>;
  /** Marks them reviewed as they are. */
  review: (entries: readonly string[]) => Promise<boolean>;
}

export function useInbox(
  entity: string | undefined,
  onCategorised: (row: RegisterRow, changed: object) => void,
): Inbox {
  const answer = useQuery({
    ...api.entry.register.queryOptions({
      input: { entity, unreviewed: true, sort: 'date', descending: true, limit: SHOWN_MAX },
    }),
    placeholderData: keepPreviousData,
  });
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const going = useRef(new Set<string>());
  const edits = useEdits({ rows: null, onCategorised });
  const all = answer.data?.rows ?? NONE;
  const rows = useMemo(() => all.filter((row) => !gone.has(row.entry_id)), [all, gone]);
  const proposals = useProposals(entity);
  const accept = useCommand(client.learner.accept);
  const marking = useCommand((entries: string[]) => client.entry.bulk({ entries, reviewed: true }));
  const hide = (ids: readonly string[]) => setGone((before) => new Set([...before, ...ids]));
  const show = (ids: readonly string[]) =>
    setGone((before) => new Set([...before].filter((id) => !ids.includes(id))));

  async function review(entries: readonly string[]): Promise<boolean> {
    const ids = entries.filter((id) => !going.current.has(id));
    if (ids.length === 0) return false;
    for (const id of ids) going.current.add(id);
    hide(ids);
    const answered = await marking.run(ids);
    for (const id of ids) going.current.delete(id);
    show(ids);
    if (answered) sayTaken(answered, words.reviewed);
    return answered !== null;
  }

  async function give(row: RegisterRow, category: NamedAccount) {
    // Enter gives it, and leaving the field gives it again.
    if (going.current.has(row.entry_id)) return;
    going.current.add(row.entry_id);
    const ids = [row.entry_id];
    hide(ids);
    const taken = await edits.change(row, { field: 'category', category });
    going.current.delete(row.entry_id);
    // By now it has left the list by itself, or it is back.
    show(ids);
    if (taken)
      toast({
        key: 'categorised',
        message: words.accepted(row.payee, leafOf(category.path)),
        ...undoOf(taken),
      });
  }

  const alike = (row: RegisterRow) =>
    rows.filter((other) => other.payee === row.payee && other.entity_id === row.entity_id);

  /** As the core takes them: `say` is what to say of those it took. */
  async function take(choices: readonly Choice[], say: (changed: number) => string) {
    const ids = choices.map(({ entry }) => entry).filter((id) => !going.current.has(id));
    if (ids.length === 0) return null;
    for (const id of ids) going.current.add(id);
    hide(ids);
    const answered = await accept.run({ choices: choices.filter(({ entry }) => ids.includes(entry)) });
    for (const id of ids) going.current.delete(id);
    show(ids);
    if (!answered) return null;
    sayTaken(answered, say);
    return answered;
  }

  async function takeOne(row: RegisterRow, proposal: Proposal) {
    const payee = proposal.called ?? row.payee;
    const answered = await take([choiceOf(proposal)], () => words.accepted(payee, leafOf(proposal.account)));
    if (answered && answered.changed > 0) onCategorised({ ...row, payee }, answered);
  }

  async function takeAll(row: RegisterRow, proposal: Proposal) {
    const all = alike(row);
    if (all.length < 2) return takeOne(row, proposal);
    await take(choicesFor(all, proposal, proposals.of), (n) =>
      words.acceptedMany(n, leafOf(proposal.account)),
    );
  }

  const takeSure = async () => (await take(proposals.sure.map(choiceOf), words.acceptedSure)) !== null;

  return {
    rows,
    total: (answer.data?.total ?? 0) - (all.length - rows.length),
    pending: answer.isPending,
    error: answer.error,
    retry: () => void answer.refetch(),
    edits,
    proposals,
    give: (row, category) => void give(row, category),
    takeSure,
    review,
    take: (row, proposal) => void takeOne(row, proposal),
    takeAll: (row, proposal) => void takeAll(row, proposal),
  };
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
