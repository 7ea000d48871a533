/**
 * Every report as one shape (`shared/contract/report-table.ts`). Fails as the report itself does, and with INVALID_INPUT for an
 * option that it does not have.
 */
import type { ReportName, ReportRequest, ReportTable } from '../../../shared/contract/report-table.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { findEntity, type Scope } from '../../ledger/index.ts';
import type { OwedSide } from '../../solvency/index.ts';
import { generalLedger } from '../general-ledger.ts';
import { scheduleCReport } from '../schedule-c.ts';
import { accountStatement } from './account-statement.ts';
import { agingTable } from './aging.ts';
import { askedOf, chosenEntities, givenDays, oneAccount, oneEntity } from './asked.ts';
import { breakdownTable } from './breakdown.ts';
import { cashFlowTable } from './cash-flow.ts';
import { equityTable } from './equity.ts';
import { journalTable } from './journal.ts';
import { ledgerTable } from './ledger.ts';
import type { Made } from './made.ts';
import { netWorthTable } from './net-worth.ts';
import { scheduleCTable } from './schedule-c.ts';
import { balanceTable, incomeTable } from './statements.ts';
import { trialBalanceTable } from './trial-balance.ts';

interface Report {
  title: string;
  /** Beside whose books and the days. */
  options: readonly (keyof ReportRequest)[];
  /** What takes longer lets others be answered meanwhile, and tells how far it is. */
  make(scope: Scope, request: ReportRequest): Made | Promise<Made>;
}

const SEVERAL = ['entities', 'layout'] as const;
const COLUMNS = ['entities', 'layout', 'interval', 'compare'] as const;
const LEDGER_PAGE = 5000;

const REPORTS: Record<ReportName, Report> = {
  'income-statement': {
    title: 'Income statement',
    options: [...COLUMNS, 'basis'],
    make: (scope, request) => incomeTable(scope, askedOf(scope, request)),
  },
  'balance-sheet': {
    title: 'Balance sheet',
    options: [...COLUMNS, 'basis'],
    make: (scope, request) => balanceTable(scope, askedOf(scope, request)),
  },
  'cash-flow': {
    title: 'Cash flow statement',
    options: [...COLUMNS, 'method'],
    make: (scope, request) => cashFlowTable(scope, askedOf(scope, request), request.method ?? 'direct'),
  },
  'trial-balance': {
    title: 'Trial balance',
    options: SEVERAL,
    make: (scope, request) => trialBalanceTable(scope, askedOf(scope, request)),
  },
  'general-ledger': {
    title: 'General ledger',
    options: ['account', 'after', 'limit'],
    make: ledgerMade,
  },
  journal: {
    title: 'Journal',
    options: ['after', 'limit'],
    make(scope, request) {
      const entity = oneEntity(scope, request);
      const { after, limit = LEDGER_PAGE } = request;
      return journalTable(scope, entity, askedOf(scope, request).span, { after, limit });
    },
  },
  'account-statement': {
    title: 'Account statement',
    options: ['account', 'after', 'limit'],
    make(scope, request) {
      const { after, limit = LEDGER_PAGE } = request;
      const account = oneAccount(scope, request);
      const { span } = askedOf(scope, { ...request, entity: account.entity_id });
      const entities = [findEntity(scope.db, account.entity_id)];
      return { ...accountStatement(scope, account, span, { after, limit }), entities };
    },
  },
  'equity-statement': {
    title: 'Statement of owner’s equity',
    options: [],
    make(scope, request) {
      const entity = oneEntity(scope, request);
      return equityTable(scope, entity, givenDays(request, [entity]));
    },
  },
  'net-worth': {
    title: 'Net worth',
    options: COLUMNS,
    make: (scope, request) => netWorthTable(scope, askedOf(scope, request)),
  },
  spending: {
    title: 'Spending',
    options: [...COLUMNS, 'by'],
    make: (scope, request) =>
      breakdownTable(scope, askedOf(scope, request), 'expense', request.by ?? 'category'),
  },
  'income-by-customer': {
    title: 'Income by customer',
    options: COLUMNS,
    make: (scope, request) => breakdownTable(scope, askedOf(scope, request), 'income', 'payee'),
  },
  'receivables-aging': {
    title: 'Accounts receivable aging',
    options: [],
    make: (scope, request) => agingMade(scope, request, 'receivable'),
  },
  'payables-aging': {
    title: 'Accounts payable aging',
    options: [],
    make: (scope, request) => agingMade(scope, request, 'payable'),
  },
  'schedule-c': {
    title: 'Schedule C',
    options: ['basis'],
    make(scope, request) {
      const entity = oneEntity(scope, request);
      const days = givenDays(request, [entity]);
      const report = scheduleCReport(scope, { entity: entity.id, ...days, basis: request.basis });
      return { ...report, ...scheduleCTable(report, entity.base_currency) };
    },
  },
};

/** Of the last of the days. */
function agingMade(scope: Scope, request: ReportRequest, side: OwedSide): Made {
  const entity = oneEntity(scope, request);
  return agingTable(scope, entity, side, askedOf(scope, request).span.to);
}

function ledgerMade(scope: Scope, request: ReportRequest): Made {
  const entity = oneEntity(scope, request);
  const { account, after, limit = LEDGER_PAGE } = request;
  const days = givenDays(request, [entity]);
  const page = generalLedger(scope, { entity: entity.id, ...days, account, after, limit });
  return { ...page, notes: [], ...ledgerTable(page) };
}

/** One page of the general ledger, for whoever writes it page by page. */
export function ledgerPage(scope: Scope, request: ReportRequest): ReportTable {
  return named(scope, request, ledgerMade(scope, request));
}

export function reportTable(scope: Scope, request: ReportRequest): ReportTable | Promise<ReportTable> {
  const { title, options, make } = REPORTS[request.report];
  refuseOthers(request, title, options);
  const made = make(scope, request);
  return made instanceof Promise
    ? made.then((one) => named(scope, request, one))
    : named(scope, request, made);
}

function named(scope: Scope, request: ReportRequest, made: Made): ReportTable {
  const entities = (made.entities ?? chosenEntities(scope, request)).map(({ id, name }) => ({ id, name }));
  const { from, to, columns, rows, notes, basis = 'accrual', next = null, not_eliminated = [] } = made;
  return {
    ...{ report: request.report, title: REPORTS[request.report].title, entities, from, to, basis },
    ...{ columns, rows, not_eliminated, notes, next },
  };
}

const ALWAYS = ['report', 'entity', 'period', 'from', 'to'];

function refuseOthers(request: ReportRequest, title: string, options: readonly string[]): void {
  const unheard = Object.entries(request).find(
    ([name, value]) => value !== undefined && !ALWAYS.includes(name) && !options.includes(name),
  );
  if (!unheard) return;
  throw new BulkheadError('INVALID_INPUT', `${title} has no option “${unheard[0]}”.`, {
    remedy:
      options.length === 0
        ? 'It takes whose books and the days alone.'
        : `Leave it out; what it has is: ${options.join(', ')}.`,
    facts: { option: unheard[0] },
  });
}
