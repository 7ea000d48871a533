/**
 * A category for each row that wants one, by what its payee got before. Payees are asked for a few at a time, the rows
 * at the top first; what somebody chooses here counts at once for the others of the same payee.
 */
import { useEffect, useMemo, useRef, useState } from 'react';
import { useBooks } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { type Proposal, proposalFor, stemOf } from './proposals.ts';
import type { Payee, RegisterRow } from './types.ts';

const AT_ONCE = 4;
const PAYEES_MAX = 50;

/** Known names, by entity and stem. */
type Known = ReadonlyMap<string, readonly Payee[]>;

const keyOf = ({ entity_id, payee }: Pick<RegisterRow, 'entity_id' | 'payee'>) =>
  `${entity_id} ${stemOf(payee)}`;

export interface Proposals {
  of: (row: RegisterRow) => Proposal | null;
  learn: (row: RegisterRow, account: { id: string; path: string }) => void;
}

export function useProposals(rows: readonly RegisterRow[]): Proposals {
  const books = useBooks();
  const [known, setKnown] = useState<Known>(new Map());
  const asked = useRef(new Set<string>());
  const keys = [...new Set(rows.map(keyOf))].filter((key) => !key.endsWith(' ')).join('\n');
  useEffect(() => {
    let gone = false;
    const waiting = keys.split('\n').filter((key) => key !== '' && !asked.current.has(key));
    void fetchAll();
    return () => {
      gone = true;
    };
    async function fetchAll() {
      while (waiting.length > 0 && !gone) {
        const batch = waiting.splice(0, AT_ONCE);
        for (const key of batch) asked.current.add(key);
        const found = await Promise.all(batch.map(fetchPayees));
        setKnown((before) => new Map([...before, ...batch.map((key, at) => [key, found[at]!] as const)]));
      }
    }
  }, [keys]);
  return useMemo(
    () => ({
      of: (row) =>
        proposalFor(
          row.payee,
          known.get(keyOf(row)) ?? [],
          (id) => books.account(id)?.role === 'uncategorised',
        ),
      learn: (row, { id, path }) =>
        setKnown((before) => {
          const key = keyOf(row);
          const learned = { payee: row.payee, uses: 1, last_date: row.date, account_id: id, account: path };
          return new Map([...before, [key, [learned, ...(before.get(key) ?? [])]]]);
        }),
    }),
    [known, books],
  );
}

/** Where it can't be had, nothing is proposed. */
async function fetchPayees(key: string): Promise<readonly Payee[]> {
  const [entity = '', text = ''] = key.split(' ');
  try {
    return await client.entry.payees({ entity, text, limit: PAYEES_MAX });
  } catch {
    return [];
  }
}
