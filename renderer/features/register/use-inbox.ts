/** What still wants a category, and giving it one: the row goes at once and comes back if it is refused. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { api, client } from '../../app/client.ts';
import { undoOf, useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { toast } from '../../ui/index.ts';
import type { NamedAccount } from './changes.ts';
import type { Changed, RegisterRow } from './types.ts';
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
  /** Every proposal that is sure; whether they were taken. */
  giveSure: () => Promise<boolean>;
  /** To every row here of the same payee and entity. */
  giveAll: (row: RegisterRow, category: NamedAccount) => void;
  alike: (row: RegisterRow) => readonly RegisterRow[];
}

export function useInbox(
  entity: string | undefined,
  onCategorised: (row: RegisterRow, changed: Changed) => void,
): Inbox {
  const answer = useQuery({
    ...api.entry.register.queryOptions({
      input: { entity, uncategorised: true, sort: 'date', descending: true, limit: SHOWN_MAX },
    }),
    placeholderData: keepPreviousData,
  });
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const going = useRef(new Set<string>());
  const edits = useEdits({ rows: null, onCategorised });
  const all = answer.data?.rows ?? NONE;
  const rows = useMemo(() => all.filter((row) => !gone.has(row.entry_id)), [all, gone]);
  const proposals = useProposals(entity);
  const bulk = useCommand(client.entry.bulk);
  const accept = useCommand(client.learner.accept);
  const hide = (ids: readonly string[]) => setGone((before) => new Set([...before, ...ids]));
  const show = (ids: readonly string[]) =>
    setGone((before) => new Set([...before].filter((id) => !ids.includes(id))));

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
      toast({ key: 'categorised', message: words.accepted(row.payee, leafOf(category)), ...undoOf(taken) });
  }

  const alike = (row: RegisterRow) =>
    rows.filter((other) => other.payee === row.payee && other.entity_id === row.entity_id);

  async function giveAll(row: RegisterRow, category: NamedAccount) {
    const ids = alike(row).map((other) => other.entry_id);
    if (ids.length < 2) return give(row, category);
    hide(ids);
    const answered = await bulk.run({ entries: ids, category: category.id });
    show(ids);
    if (answered)
      toast({
        key: 'categorised',
        message: words.acceptedMany(answered.changed, leafOf(category)),
        ...undoOf(answered),
      });
  }

  async function giveSure(): Promise<boolean> {
    const ids = proposals.sure.map(({ entry_id }) => entry_id);
    if (ids.length === 0) return false;
    const choices = proposals.sure.map(({ entry_id: entry, account_id: account, called }) => ({
      ...{ entry, account },
      ...(called === null ? {} : { payee: called }),
    }));
    hide(ids);
    const answered = await accept.run({ choices });
    show(ids);
    if (answered) {
      const left = answered.refused.map(({ reason }) => reason);
      const said = [words.acceptedSure(answered.changed)];
      if (left.length > 0) said.push(text.register.left(left.length, [...new Set(left)]));
      toast({ key: 'categorised', message: said.join(' '), ...undoOf(answered) });
    }
    return answered !== null;
  }

  return {
    rows,
    total: (answer.data?.total ?? 0) - (all.length - rows.length),
    pending: answer.isPending,
    error: answer.error,
    retry: () => void answer.refetch(),
    edits,
    proposals,
    give: (row, category) => void give(row, category),
    giveSure,
    giveAll: (row, category) => void giveAll(row, category),
    alike,
  };
}

function leafOf({ path }: NamedAccount): string {
  return path.split(':').at(-1) ?? path;
}
