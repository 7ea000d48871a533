/** Cures that are movements: the dialog opens with what is known, and asks for the rest. Nothing is booked by the click alone. */
import type { Entity } from '../../app/books.ts';
import type { MovementDraft } from '../crossing/movement.ts';
import type { Beginning } from '../crossing/use-movement.tsx';
import type { Finding } from './types.ts';

export type Cure = Finding['cures'][number];

/** By the id of the cure, of an entry that is there. */
const FROM_ENTRY: readonly string[] = ['book-counterpart', 'say-whose'];
/** By the id of the cure; where it does not say who gives and who receives, they are the company and its owner. */
const FROM_COMPANY: Readonly<Record<string, { kind: MovementDraft['kind']; gives: boolean }>> = {
  contribute: { kind: 'contribution', gives: false },
  'record-repayment': { kind: 'settlement', gives: false },
  'reclassify-draw': { kind: 'waiver', gives: true },
  waive: { kind: 'waiver', gives: false },
  'repay-loan': { kind: 'repayment', gives: false },
  'record-wages': { kind: 'wages', gives: true },
  'return-excess': { kind: 'repayment', gives: false },
};

export function isMovement(id: string): boolean {
  return id in FROM_COMPANY || FROM_ENTRY.includes(id);
}

export function useCure(company: Entity, owner: Entity | undefined, open: (from: Beginning) => void) {
  return ({ entries }: Finding, { id, from, to, amount_minor }: Cure): void => {
    const [entry] = entries;
    if (FROM_ENTRY.includes(id) && entry !== undefined) return open({ entry });
    const { kind, gives } = FROM_COMPANY[id]!;
    const other = owner?.id ?? null;
    const [giver, receiver] = gives ? [company.id, other] : [other, company.id];
    open({ begun: { kind, from: from ?? giver, to: to ?? receiver, amount: amount_minor } });
  };
}
