/** What one paid for the other: the words beside a row, in the details, and where it has to be asked whose it was. */
type Kind = 'personal' | 'business';
type Settlement = 'owed' | 'equity';

export const crossing = {
  actions: { personal: 'This was personal', business: 'This was business' },
  chip: (name: string) => `with ${name}`,
  why: (kind: Kind, payer: string, other: string) =>
    kind === 'personal' ? `Paid by ${payer} for ${other}.` : `Paid by ${payer} for the company ${other}.`,
  settled: {
    personal: {
      equity: (payer: string, other: string) => `${other} drew it from ${payer}; it is not paid back.`,
      owed: (payer: string, other: string) => `${other} owes it to ${payer} until it is paid back.`,
    },
    business: {
      equity: (payer: string, other: string) => `${payer} put it into ${other}; it is not paid back.`,
      owed: (payer: string, other: string) => `${other} owes it to ${payer} until it is paid back.`,
    },
  } satisfies Record<Kind, Record<Settlement, unknown>>,
  section: 'In both books',
  show: (name: string) => `Show it in the books of ${name}`,
  remove: 'Take the pair apart',
  removed: 'Taken apart. The payment waits for a category again.',
  ask: {
    personal: 'Whose was it?',
    business: 'Which company was it for?',
  },
  cancel: 'Cancel',
};
