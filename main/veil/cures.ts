/** What cures a finding, and the command that does it. A cure is offered, never done by itself. */
export interface Cure {
  text: string;
  /** `null`: it is done outside of the program, or in the entry itself. */
  command: string | null;
}

export const CURES = {
  'book-counterpart': {
    text: 'Book the missing leg in the other books',
    command: 'crossing.make',
  },
  'say-whose': { text: 'Say whose cost it was', command: 'crossing.make' },
  'record-repayment': { text: 'Record that it was paid back', command: 'crossing.make' },
  'reclassify-draw': { text: 'Book it as a draw', command: 'crossing.make' },
  'make-paper': { text: 'Make the paper', command: 'paper.make' },
  'write-ratification': { text: 'Write the ratification', command: 'paper.make' },
  'sign-paper': { text: 'Attach the signed paper', command: 'paper.sign' },
  'take-snapshot': { text: 'Record the solvency of that day', command: 'veil.snapshot' },
  'agree-terms': { text: 'Write down its terms as a loan', command: 'loan.create' },
  'make-note': { text: 'Make the note', command: 'paper.make' },
  'amend-terms': { text: 'Amend the terms', command: 'loan.amend' },
  'repay-loan': { text: 'Record that what was lent was paid back', command: 'crossing.make' },
  'pay-instalment': { text: 'Record the payment', command: 'loan.pay' },
  contribute: { text: 'Record a contribution', command: 'crossing.make' },
  'accept-gain': { text: 'Report it as income of that year, and note that here', command: 'veil.note' },
  'pay-bills': { text: 'Record that the bill was paid', command: 'entry.create' },
  'pay-tax': { text: 'Record that the tax was paid', command: 'entry.create' },
  'write-agreement': { text: 'Write the agreement', command: 'paper.make' },
  'do-formality': { text: 'Mark it as done, with its evidence', command: 'veil.do_formality' },
  'correct-name': { text: 'Issue it again in the legal name, with the capacity', command: null },
  'file-report': { text: 'Hand in the expense report', command: 'paper.make' },
  waive: { text: 'Waive it, as a contribution', command: 'crossing.make' },
  'return-excess': { text: 'Record that the rest came back', command: 'crossing.make' },
  'record-wages': { text: 'Record wages', command: 'crossing.make' },
  'take-apart': { text: 'Take the movement apart, and name it anew', command: 'crossing.remove' },
  reconcile: { text: 'Reconcile the account', command: 'reconcile.finish' },
  'close-books': { text: 'Close the books again', command: 'period.close' },
} as const satisfies Record<string, Cure>;

export type CureId = keyof typeof CURES;
