/**
 * “Move across the wall”: what it is, between whom, how much, and why, with what it books in both books beside it before anything
 * is kept. It begins with an entry of one of them, or with nothing and is then told in full.
 */
import { useQuery } from '@tanstack/react-query';
import { MONEY_ROLES, useBooks } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { text } from '../../text/index.ts';
import { type EntryGiven, MovementForm } from './MovementForm.tsx';
import type { MovementDraft } from './movement.ts';

interface MovementDialogProps {
  entry: string | undefined;
  /** What of it is known already; beside an entry, the one on the other side. */
  begun?: Partial<MovementDraft> | undefined;
  onClose: () => void;
}

export function MovementDialog({ entry: id, begun, onClose }: MovementDialogProps) {
  const books = useBooks();
  const entry = useQuery({
    ...api.entry.get.queryOptions({ input: { id: id ?? '' } }),
    enabled: id !== undefined,
  });
  if (id === undefined) {
    const { kind, from, to, amount } = begun ?? {};
    const name = begun ? `crossing:${kind} ${from} ${to} ${amount}` : 'crossing:new';
    return <MovementForm name={name} given={null} begun={begun} onClose={onClose} />;
  }
  if (!entry.data) return null;
  const { postings, date, payee } = entry.data;
  const own = books.entities.find(({ name }) => name === entry.data.entity);
  const money =
    postings.find(({ account_id }) => MONEY_ROLES.includes(books.account(account_id)?.role ?? 'other')) ??
    postings[0];
  if (!own || !money) return null;
  const given: EntryGiven = {
    ...{ id, date, payee: payee || text.register.details.noPayee, own, account: money.account },
    ...{ amountMinor: money.amount_minor, currency: money.currency },
  };
  return <MovementForm key={id} name={`crossing:${id}`} given={given} begun={begun} onClose={onClose} />;
}
