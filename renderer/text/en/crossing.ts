/** What moves between a company and its owner: the words beside a row, in the details, on the wall and in its dialogs. */
import type { CrossingOut } from '../../../shared/contract/crossing.ts';

type Kind = CrossingOut['kind'];
type Settlement = CrossingOut['settlement'];
/** What one key says of an entry. */
type Cost = 'personal' | 'business';

/** Who gave what to whom, in one sentence. */
const SENTENCES: Record<Kind, (from: string, to: string) => string> = {
  personal: (from, to) => `Paid by ${from} for ${to}.`,
  business: (from, to) => `Paid by ${from} for the company ${to}.`,
  contribution: (from, to) => `${from} put it into ${to}.`,
  draw: (from, to) => `${to} drew it from ${from}.`,
  loan: (from, to) => `${from} lent it to ${to}.`,
  repayment: (from, to) => `${from} paid it on a loan from ${to}.`,
  interest: (from, to) => `Interest that ${to} owes ${from}.`,
  settlement: (from, to) => `${from} paid ${to} what it owed.`,
  waiver: (from, to) => `${from} gave up what ${to} owed.`,
  'guaranteed-payment': (from, to) => `A guaranteed payment of ${from} to ${to}.`,
  wages: (from, to) => `Wages of ${from} to ${to}.`,
  'management-fee': (from, to) => `A management fee of ${from} to ${to}.`,
};

export const crossing = {
  actions: { personal: 'This was personal', business: 'This was business' } satisfies Record<Cost, string>,
  chip: (name: string) => `with ${name}`,
  why: (kind: Kind, from: string, to: string) => SENTENCES[kind](from, to),
  /** What is left of it between the two; nothing to say where the sentence has said it. */
  settled(kind: Kind, settlement: Settlement, from: string, to: string): string | null {
    if (settlement === 'owed') return `${to} owes it to ${from} until it is paid back.`;
    if (kind === 'personal') return `${to} drew it from ${from}; it is not paid back.`;
    if (kind === 'business') return `${from} put it into ${to}; it is not paid back.`;
    return null;
  },
  section: 'In both books',
  show: (name: string) => `Show it in the books of ${name}`,
  remove: 'Take the pair apart',
  removed: 'Taken apart. The payment waits for a category again.',
  ask: {
    personal: 'Whose was it?',
    business: 'Which company was it for?',
  } satisfies Record<Cost, string>,
  cancel: 'Cancel',
};
