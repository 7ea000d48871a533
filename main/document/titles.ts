/** What kinds of papers are called. */
import type { TemplateKind } from '../../shared/contract/paper.ts';

export const PAPER_TITLES: Readonly<Record<TemplateKind, string>> = {
  'contribution-record': 'Record of contribution',
  'distribution-consent': 'Consent to distribution',
  'promissory-note': 'Promissory note',
  'loan-agreement': 'Intercompany loan agreement',
  'loan-amendment': 'Amendment of a loan',
  'payment-log': 'Loan payment log',
  'expense-report': 'Expense report',
  'guaranteed-payment': 'Guaranteed payment memo',
  'compensation-memo': 'Compensation memo',
  'services-agreement': 'Intercompany services agreement',
  'lease-memo': 'Lease memo',
  ratification: 'Ratification',
};
