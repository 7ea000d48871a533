/** What other floors may use of returns. */
import type { contract } from '../../shared/contract/index.ts';
import type { HandlersOf } from '../ledger/index.ts';
import { formList } from './form-list.ts';
import { anyForm } from './forms.ts';
import { schedulesK1 } from './k1.ts';
import { personEstimates } from './person-estimates.ts';
import { qbiSheet } from './qbi-sheet.ts';
import { section179Sheet } from './section-179.ts';
import { stateTaxes } from './state-taxes.ts';
import { stockBasis } from './stock-basis.ts';

type Own = 'form' | 'forms' | 'k1' | 'stock_basis' | 'qbi' | 'state_taxes' | 'section_179' | 'estimates';

/** For what is handed to an accountant. */
export { formList } from './form-list.ts';
export { anyForm } from './forms.ts';
/** For what is handed to another program, which asks for the Schedules K-1 themselves. */
export { passedOn } from './passed-on.ts';

export const returnHandlers: Pick<HandlersOf<typeof contract.tax>, Own> = {
  form: anyForm,
  forms: formList,
  k1: schedulesK1,
  stock_basis: stockBasis,
  qbi: qbiSheet,
  state_taxes: stateTaxes,
  section_179: section179Sheet,
  estimates: personEstimates,
};
