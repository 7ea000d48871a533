/** Each kind of paper with what its text may name. */
import type { TemplateKind } from '../../../shared/contract/paper.ts';
import { contributionRecord, distributionConsent } from './equity.ts';
import type { PaperSort } from './field.ts';
import { leaseMemo } from './lease.ts';
import { loanAgreement, loanAmendment, paymentLog, promissoryNote } from './loans.ts';
import { compensationMemo, expenseReport, guaranteedPayment } from './pay.ts';
import { ratification } from './ratification.ts';
import { servicesAgreement } from './services.ts';

export const SORTS: Readonly<Record<TemplateKind, PaperSort>> = {
  'contribution-record': contributionRecord,
  'distribution-consent': distributionConsent,
  'promissory-note': promissoryNote,
  'loan-agreement': loanAgreement,
  'loan-amendment': loanAmendment,
  'payment-log': paymentLog,
  'expense-report': expenseReport,
  'guaranteed-payment': guaranteedPayment,
  'compensation-memo': compensationMemo,
  'services-agreement': servicesAgreement,
  'lease-memo': leaseMemo,
  ratification,
};

/** What can stand between double brackets in a kind's text, with what it is. */
export function placesOf(kind: TemplateKind): Readonly<Record<string, string>> {
  return { ...SORTS[kind].vocabulary.tables, signatures: 'where it is signed' };
}
