/**
 * Makes a rule or changes one, with the entries of the past that it hits beside it. Any screen may open it: with a
 * rule’s id, or with what a new one begins with (the answer of `rules.suggest` fits).
 */
import { useQuery } from '@tanstack/react-query';
import { type Books, useBooks } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { draftOf, type Rule, type RuleBeginning } from './draft.ts';
import { RuleForm } from './RuleForm.tsx';

export interface RuleDialogProps {
  open: boolean;
  onClose: () => void;
  /** The id of a rule to change, or the beginning of a new one. */
  initial?: string | RuleBeginning;
}

function entityId({ entities }: Books, named: string | undefined): string | undefined {
  return (entities.find(({ id, name }) => id === named || name === named) ?? entities[0])?.id;
}

export function RuleDialog({ open, onClose, initial = {} }: RuleDialogProps) {
  const books = useBooks();
  const id = typeof initial === 'string' ? initial : null;
  const rules = useQuery({ ...api.rules.list.queryOptions({ input: {} }), enabled: open && id !== null });
  const saved: Rule | undefined = rules.data?.find((rule) => rule.id === id);
  if (!open || (id !== null && !saved)) return null;
  const beginning = saved ?? (typeof initial === 'string' ? {} : initial);
  const entity = entityId(books, beginning.entity);
  if (entity === undefined) return null;
  // A draft belongs to what it began with: another beginning is another rule.
  const name = saved ? `rule-form:${saved.id}` : `rule-form:new:${entity}:${beginning.value ?? ''}`;
  return (
    <RuleForm
      key={name}
      name={name}
      saved={saved ?? null}
      beginning={draftOf(beginning, entity)}
      onClose={onClose}
    />
  );
}
