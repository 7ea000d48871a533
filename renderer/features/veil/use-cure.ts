/** Cures that are movements: the dialog opens with what is known, and asks for the rest. Nothing is booked by the click alone. */
import type { Entity } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { sentenceOf, troubleOf } from '../../app/trouble.ts';
import { toast } from '../../ui/index.ts';
import type { MovementDraft } from '../crossing/movement.ts';
import type { Beginning } from '../crossing/use-movement.tsx';
import type { Finding } from './types.ts';

export type Cure = Finding['cures'][number];

/** By the id of the cure, of all that crossed: `back` goes the other way than that did. */
const FROM_CROSSING: Readonly<Record<string, { kind: MovementDraft['kind']; back: boolean }>> = {
  'record-repayment': { kind: 'settlement', back: true },
  'reclassify-draw': { kind: 'waiver', back: false },
  waive: { kind: 'waiver', back: false },
};
/** By the id of the cure, of an entry that is there. */
const FROM_ENTRY: readonly string[] = ['book-counterpart', 'say-whose'];
/** Of the company, whatever it is about. */
const FROM_COMPANY: Readonly<Record<string, { kind: MovementDraft['kind']; gives: boolean }>> = {
  contribute: { kind: 'contribution', gives: false },
  'record-repayment': { kind: 'settlement', gives: false },
  'repay-loan': { kind: 'repayment', gives: false },
  'record-wages': { kind: 'wages', gives: true },
  'return-excess': { kind: 'repayment', gives: false },
};

export function isMovement(id: string): boolean {
  return id in FROM_CROSSING || id in FROM_COMPANY || FROM_ENTRY.includes(id);
}

export function useCure(company: Entity, owner: Entity | undefined, open: (from: Beginning) => void) {
  return async ({ subject, entries }: Finding, { id, from, to, amount_minor }: Cure): Promise<void> => {
    const [entry] = entries;
    if (FROM_ENTRY.includes(id) && entry !== undefined) return open({ entry });
    const ofCrossing = subject.kind === 'crossing' ? FROM_CROSSING[id] : undefined;
    try {
      if (ofCrossing) open({ begun: await begunOf(subject.id, ofCrossing) });
      else {
        const { kind, gives } = FROM_COMPANY[id]!;
        const other = owner?.id ?? null;
        const [giver, receiver] = gives ? [company.id, other] : [other, company.id];
        open({ begun: { kind, from: from ?? giver, to: to ?? receiver, amount: amount_minor } });
      }
    } catch (error) {
      toast({ message: sentenceOf(troubleOf(error)), tone: 'bad' });
    }
  };
}

async function begunOf(
  crossing: string,
  { kind, back }: { kind: MovementDraft['kind']; back: boolean },
): Promise<Partial<MovementDraft>> {
  const { from, to, amount_minor: minor } = await client.crossing.get({ id: crossing });
  const [giver, receiver] = back ? [to, from] : [from, to];
  return { kind, from: giver.entity_id, to: receiver.entity_id, amount: Math.abs(minor) };
}
