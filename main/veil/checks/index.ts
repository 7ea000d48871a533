/** The checks, by id: what each is called, which dimension it speaks to, the version of its rule, and the rule. */
import type { CheckId, DimensionId } from '../../../shared/contract/veil.ts';
import type { Outcome, View } from '../finding.ts';
import { agreements } from './agreements.ts';
import { basis } from './basis.ts';
import { books } from './books.ts';
import { capital } from './capital.ts';
import { classGuard } from './class-guard.ts';
import { commingling } from './commingling.ts';
import { compensation } from './compensation.ts';
import { creditorsFirst } from './creditors-first.ts';
import { distribution } from './distribution.ts';
import { formality } from './formality.ts';
import { identity } from './identity.ts';
import { loanPaper } from './loan-paper.ts';
import { loanTerms } from './loan-terms.ts';
import { mirror } from './mirror.ts';
import { paper } from './paper.ts';
import { reimbursement } from './reimbursement.ts';
import { trustTaxes } from './trust-taxes.ts';

export interface Check {
  id: CheckId;
  name: string;
  dimension: DimensionId;
  version: number;
  look(view: View): Outcome;
}

export const CHECKS: readonly Check[] = [
  { id: 'V01', name: 'Mirror', dimension: 'separateness', version: 1, look: mirror },
  { id: 'V02', name: 'Commingling', dimension: 'separateness', version: 1, look: commingling },
  { id: 'V03', name: 'Paper', dimension: 'paper', version: 1, look: paper },
  { id: 'V04', name: 'Solvency', dimension: 'capital', version: 2, look: distribution },
  { id: 'V05', name: 'Loan paper', dimension: 'paper', version: 2, look: loanPaper },
  { id: 'V06', name: 'Loan terms', dimension: 'arms-length', version: 4, look: loanTerms },
  { id: 'V07', name: 'Capital', dimension: 'capital', version: 2, look: capital },
  { id: 'V08', name: 'Creditors first', dimension: 'capital', version: 1, look: creditorsFirst },
  { id: 'V09', name: 'Trust taxes', dimension: 'capital', version: 2, look: trustTaxes },
  { id: 'V10', name: 'Agreements', dimension: 'arms-length', version: 2, look: agreements },
  { id: 'V11', name: 'Formality', dimension: 'formalities', version: 2, look: formality },
  { id: 'V12', name: 'Identity', dimension: 'separateness', version: 3, look: identity },
  { id: 'V13', name: 'Reimbursement', dimension: 'paper', version: 1, look: reimbursement },
  { id: 'V14', name: 'Basis', dimension: 'capital', version: 2, look: basis },
  { id: 'V15', name: 'Compensation', dimension: 'arms-length', version: 1, look: compensation },
  { id: 'V16', name: 'Class guard', dimension: 'arms-length', version: 1, look: classGuard },
  { id: 'V17', name: 'Books', dimension: 'formalities', version: 2, look: books },
];
