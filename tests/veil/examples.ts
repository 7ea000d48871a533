/** What opens each check, what cures it, and what has to be missing so that it can't tell. */

import type { Arrangement, Facts, Formality, NamedDocument, TrustTax } from '../../main/veil/facts.ts';
import type { CheckId, Severity } from '../../shared/contract/veil.ts';
import { crossing, DANA, LLC, NO_PAPER, quietFacts, signedOn, usd } from './worked-year.ts';

const company = (more: Partial<Facts['company']>) => ({ ...quietFacts().company, ...more });
const sCorp = { company: company({ taxClass: 's-corp' }) } satisfies Partial<Facts>;

export const leg = {
  ...{ id: 'leg', entryId: 'e', account: 'Due from owner', date: '2025-12-01', amountMinor: usd(310) },
  currency: 'USD',
  counterpart: null,
};
export const draw = crossing('draw', '2025-10-01', 5000, { id: 'draw', paper: signedOn('2025-10-01') });
const unsigned = { ...draw, paper: NO_PAPER };
export const passes = { 'balance-sheet': 'passes', 'debts-due': 'passes' } as const;
export const snapshot = {
  ...{ id: 's', crossingId: 'draw', preparedOn: '2025-10-01', results: passes, equityMinor: usd(9000) },
};
export const personal = crossing('personal', '2025-08-20', 310, { id: 'personal', settlement: 'owed' });
export const business = crossing('business', '2025-04-12', 480, { id: 'business', settlement: 'owed' });
const drawn = crossing('personal', '2025-08-20', 310, { id: 'personal', settlement: 'equity' });
const given = crossing('business', '2025-04-12', 480, { id: 'business', settlement: 'equity' });
export const loan = {
  ...{
    id: 'loan',
    name: 'Loan to Dana',
    isOnRecord: true,
    lenderId: LLC,
    borrowerId: DANA,
    startedOn: '2025-05-01',
  },
  lentBy: [],
  noteFor: { since: '2025-05-01', amountMinor: null, lentBy: [] },
  ...{ note: signedOn('2025-05-01'), rateMillionths: 60_000, afrMillionths: 40_000, isDemand: false },
  ...{ maturesOn: '2027-05-01', payments: [] },
  ...{
    lent: [],
    reach: 'none' as const,
    rateState: 'meets' as const,
    isAfrChecked: true,
    forgoneMinor: null,
  },
  balances: [{ date: '2025-05-01', balanceMinor: usd(8000) }],
};
const paidOff = [...loan.balances, { date: '2025-11-01', balanceMinor: 0 }];
const standing = quietFacts().standings[0]!;
export const bill = {
  ...{ id: 'bill', vendor: 'Agency', dueOn: '2025-07-01', amountMinor: usd(500), paidOn: null },
  ...{ accountId: 'payable', openMinor: usd(500) },
};
export const tax: TrustTax = {
  ...{ id: 'tax', name: 'Sales tax', amountMinor: usd(720), dueOn: '2025-10-20', paidOn: null },
  ...{ leftMinor: usd(720), accountId: 'sales-tax' },
};
const fees: Arrangement = {
  ...{ id: 'fees', kind: 'services', withName: 'Southlight LLC', since: '2025-03-01' },
  ...{ amountMinor: usd(1500), crossingIds: [], agreement: NO_PAPER },
};
const lease: Arrangement = { ...fees, id: 'lease', kind: 'lease', withName: 'Dana' };
export const report: Formality = {
  ...{ id: 'report', kind: 'annual-report', title: 'Annual report 2025', recordedOn: '2025-01-02' },
  ...{ dueOn: '2025-11-01', doneOn: null },
};
const invoice: NamedDocument = {
  ...{ id: 'invoice', kind: 'invoice', title: 'Invoice 7', date: '2025-05-01' },
  ...{ nameOnIt: 'Northlight', capacity: 'Manager', correctedOn: null },
};
const fault = { id: 'lease', title: 'Lease', foundOn: '2025-05-01', correctedOn: null };
export const beyond = {
  ...{ memberId: DANA, name: 'Dana', date: '2025-11-30', basisMinor: usd(30_000) },
  ...{ year: 2025, yearEnd: '2025-12-31' },
  distributedMinor: usd(34_000),
};
export const pay = {
  ...{ memberId: DANA, name: 'Dana', year: 2025, firstDistributionOn: '2025-06-30' },
  ...{ distributedMinor: usd(34_000), wages: [], memoMinor: usd(24_000) },
};
export const account = quietFacts().moneyAccounts[0]!;
const reopening = { id: 'r', on: '2025-09-01', closedThrough: '2025-06-30', closedAgainOn: null };

export interface Example {
  check: CheckId;
  what: string;
  opens: Partial<Facts>;
  severity: Severity;
  cured: Partial<Facts>;
  /** `null`: the finding goes with what it was about, and only its history stays. */
  curedOn: string | null;
  unknown: Partial<Facts>;
}

export const EXAMPLES: Example[] = [
  {
    ...{ check: 'V01', what: 'a leg without its counterpart', severity: 'high' },
    opens: { looseLegs: [leg] },
    cured: {
      looseLegs: [{ ...leg, counterpart: { amountMinor: usd(-310), bookedOn: '2025-12-20' } }],
    },
    curedOn: '2025-12-20',
    unknown: { parties: [{ id: DANA, name: 'Dana', isKept: false }] },
  },
  {
    ...{ check: 'V01', what: 'a counterpart of another amount', severity: 'high' },
    opens: { looseLegs: [{ ...leg, counterpart: { amountMinor: usd(-300), bookedOn: '2025-12-01' } }] },
    cured: { looseLegs: [] },
    curedOn: null,
    unknown: { parties: null },
  },
  {
    ...{ check: 'V02', what: 'a personal cost that is not paid back', severity: 'high' },
    opens: { crossings: [personal] },
    cured: {
      crossings: [personal, crossing('settlement', '2025-12-03', 310, { fromId: DANA, toId: LLC })],
    },
    curedOn: '2025-12-03',
    unknown: { suspicions: null },
  },
  {
    ...{ check: 'V02', what: 'a personal cost as a draw without paper', severity: 'high' },
    opens: { crossings: [drawn] },
    cured: { crossings: [{ ...drawn, paper: signedOn('2025-12-01') }] },
    curedOn: '2025-12-01',
    unknown: { crossings: [{ ...drawn, paper: null }] },
  },
  {
    ...{ check: 'V02', what: 'a business cost as a contribution without paper', severity: 'high' },
    opens: { crossings: [given] },
    cured: { crossings: [{ ...given, paper: signedOn('2025-12-01') }] },
    curedOn: '2025-12-01',
    unknown: { crossings: [{ ...given, paper: null }] },
  },
  {
    ...{ check: 'V02', what: 'a personal cost that was given up without paper', severity: 'high' },
    opens: {
      crossings: [personal, crossing('waiver', '2025-09-01', 310, { fromId: LLC, toId: DANA })],
    },
    cured: {
      crossings: [
        personal,
        crossing('waiver', '2025-09-01', 310, { fromId: LLC, toId: DANA, paper: signedOn('2025-12-01') }),
      ],
    },
    curedOn: '2025-12-01',
    unknown: {
      crossings: [personal, crossing('waiver', '2025-09-01', 310, { fromId: LLC, toId: DANA, paper: null })],
    },
  },
  {
    ...{ check: 'V02', what: 'a charge that looks personal', severity: 'medium' },
    opens: {
      suspicions: [
        {
          ...{ entryId: 'e', date: '2025-12-01', amountMinor: usd(80), payee: 'Corner Shop' },
          ...{ side: 'company', because: 'always personal so far' },
        },
      ],
    },
    cured: { suspicions: [] },
    curedOn: null,
    unknown: { suspicions: null },
  },
  {
    ...{ check: 'V03', what: 'a draw without its consent', severity: 'high' },
    opens: { crossings: [unsigned] },
    cured: { crossings: [{ ...unsigned, paper: signedOn('2025-12-01') }] },
    curedOn: '2025-12-01',
    unknown: { crossings: [{ ...unsigned, paper: null }] },
  },
  {
    ...{ check: 'V04', what: 'a draw without a record of solvency', severity: 'medium' },
    opens: { crossings: [draw] },
    cured: { crossings: [draw], snapshots: [{ ...snapshot, preparedOn: '2025-11-01' }] },
    curedOn: '2025-11-01',
    unknown: { crossings: [draw], snapshots: null },
  },
  {
    ...{ check: 'V04', what: 'a draw that does not pass', severity: 'critical' },
    opens: {
      crossings: [draw],
      snapshots: [{ ...snapshot, results: { ...passes, 'balance-sheet': 'fails' } }],
    },
    cured: {
      crossings: [draw],
      snapshots: [
        { ...snapshot, results: { ...passes, 'balance-sheet': 'fails' } },
        { ...snapshot, id: 't', preparedOn: '2025-10-20' },
      ],
    },
    curedOn: '2025-10-20',
    unknown: {
      crossings: [draw],
      snapshots: [{ ...snapshot, results: { ...passes, 'debts-due': 'unknown' } }],
    },
  },
  {
    ...{ check: 'V05', what: 'a loan without a note', severity: 'high' },
    opens: { loans: [{ ...loan, note: NO_PAPER }] },
    cured: { loans: [{ ...loan, note: signedOn('2025-08-01') }] },
    curedOn: '2025-08-01',
    unknown: { loans: [{ ...loan, note: null }] },
  },
  {
    ...{ check: 'V05', what: 'a loan without a note that is paid off', severity: 'high' },
    opens: { loans: [{ ...loan, note: NO_PAPER }] },
    cured: { loans: [{ ...loan, note: NO_PAPER, balances: paidOff }] },
    curedOn: '2025-11-01',
    unknown: { loans: null },
  },
  {
    ...{ check: 'V06', what: 'interest below the federal rate', severity: 'medium' },
    opens: { loans: [{ ...loan, rateState: 'below' }] },
    cured: { loans: [{ ...loan, rateState: 'below', balances: paidOff }] },
    curedOn: '2025-11-01',
    unknown: { loans: [{ ...loan, rateState: 'unknown' }] },
  },
  {
    ...{ check: 'V06', what: 'no day on which it is due', severity: 'medium' },
    opens: { loans: [{ ...loan, maturesOn: null }] },
    cured: { loans: [{ ...loan, maturesOn: null, isDemand: true }] },
    curedOn: null,
    unknown: { loans: [{ ...loan, rateMillionths: null }] },
  },
  {
    ...{ check: 'V06', what: 'a payment that is 60 days late', severity: 'medium' },
    opens: {
      loans: [
        {
          ...loan,
          payments: [
            {
              dueOn: '2025-11-01',
              amountMinor: usd(400),
              principalMinor: usd(400),
              paidOn: null,
              carriedOn: null,
            },
          ],
        },
      ],
    },
    cured: {
      loans: [
        {
          ...loan,
          payments: [
            {
              dueOn: '2025-11-01',
              amountMinor: usd(400),
              principalMinor: usd(400),
              paidOn: '2025-12-20',
              carriedOn: null,
            },
          ],
        },
      ],
    },
    curedOn: '2025-12-20',
    unknown: { loans: [{ ...loan, payments: null }] },
  },
  {
    ...{ check: 'V06', what: 'a payment that is 90 days late', severity: 'high' },
    opens: {
      loans: [
        {
          ...loan,
          payments: [
            {
              dueOn: '2025-10-02',
              amountMinor: usd(400),
              principalMinor: usd(400),
              paidOn: null,
              carriedOn: null,
            },
          ],
        },
      ],
    },
    cured: {
      loans: [
        {
          ...loan,
          payments: [
            {
              dueOn: '2025-10-02',
              amountMinor: usd(400),
              principalMinor: usd(400),
              paidOn: '2025-12-31',
              carriedOn: null,
            },
          ],
        },
      ],
    },
    curedOn: '2025-12-31',
    unknown: { loans: null },
  },
  {
    ...{ check: 'V07', what: 'no equity', severity: 'high' },
    opens: { standings: [{ ...standing, equityMinor: 0 }] },
    cured: {
      standings: [
        { ...standing, equityMinor: 0 },
        { ...standing, date: '2025-02-28' },
      ],
    },
    curedOn: '2025-02-28',
    unknown: { standings: [] },
  },
  {
    ...{ check: 'V07', what: 'no equity without what the owner owes', severity: 'high' },
    opens: { standings: [{ ...standing, ownerClaimsMinor: usd(25_000) }] },
    cured: {
      standings: [
        { ...standing, ownerClaimsMinor: usd(25_000) },
        { ...standing, date: '2025-02-28' },
      ],
    },
    curedOn: '2025-02-28',
    unknown: { standings: [{ ...standing, current: null }] },
  },
  {
    ...{ check: 'V07', what: 'less than what is due within a year', severity: 'high' },
    opens: {
      standings: [
        { ...standing, current: { assetsMinor: 199, ownerClaimsMinor: 100, liabilitiesMinor: 100 } },
      ],
    },
    cured: {
      standings: [
        { ...standing, current: { assetsMinor: 199, ownerClaimsMinor: 100, liabilitiesMinor: 100 } },
        {
          ...{ ...standing, date: '2025-02-28' },
          current: { assetsMinor: 200, ownerClaimsMinor: 100, liabilitiesMinor: 100 },
        },
      ],
    },
    curedOn: '2025-02-28',
    unknown: { standings: [{ ...standing, current: null }] },
  },
  {
    ...{ check: 'V08', what: 'a draw while a bill is long past due', severity: 'high' },
    opens: { crossings: [draw], payables: [bill] },
    cured: { crossings: [draw], payables: [{ ...bill, paidOn: '2025-12-01' }] },
    curedOn: '2025-12-01',
    unknown: { crossings: [draw], payables: null },
  },
  {
    ...{ check: 'V08', what: 'tax of the owner paid while a bill is long past due', severity: 'high' },
    opens: { crossings: [{ ...draw, kind: 'personal', settlement: 'equity' }], payables: [bill] },
    cured: {
      crossings: [{ ...draw, kind: 'personal', settlement: 'equity' }],
      payables: [{ ...bill, paidOn: '2025-12-01' }],
    },
    curedOn: '2025-12-01',
    unknown: { crossings: [{ ...draw, kind: 'personal', settlement: 'equity' }], payables: null },
  },
  {
    ...{ check: 'V09', what: 'sales tax past due', severity: 'critical' },
    opens: { trustTaxes: [tax] },
    cured: { trustTaxes: [{ ...tax, paidOn: '2025-11-01', leftMinor: 0 }] },
    curedOn: '2025-11-01',
    unknown: { trustTaxes: [{ ...tax, dueOn: null }] },
  },
  {
    ...{ check: 'V10', what: 'services between companies without agreement', severity: 'high' },
    opens: { arrangements: [fees] },
    cured: { arrangements: [{ ...fees, agreement: signedOn('2025-06-01') }] },
    curedOn: '2025-06-01',
    unknown: { arrangements: [{ ...fees, agreement: null }] },
  },
  {
    ...{
      check: 'V10',
      what: 'a lease between the owner and the company without agreement',
      severity: 'high',
    },
    opens: { arrangements: [lease] },
    cured: { arrangements: [{ ...lease, agreement: signedOn('2025-06-01') }] },
    curedOn: '2025-06-01',
    unknown: { arrangements: [{ ...lease, agreement: null }] },
  },
  {
    ...{ check: 'V11', what: 'an annual report past due', severity: 'medium' },
    opens: { formalities: [...quietFacts().formalities, report] },
    cured: { formalities: [...quietFacts().formalities, { ...report, doneOn: '2025-12-01' }] },
    curedOn: '2025-12-01',
    unknown: { formalities: quietFacts().formalities.slice(1) },
  },
  {
    ...{ check: 'V11', what: 'an operating agreement that somebody knows is missing', severity: 'medium' },
    opens: {
      formalities: quietFacts().formalities.map((one, at) => (at === 0 ? { ...one, doneOn: null } : one)),
    },
    cured: {
      formalities: quietFacts().formalities.map((one, at) =>
        at === 0 ? { ...one, doneOn: '2025-06-01' } : one,
      ),
    },
    curedOn: null,
    unknown: { company: company({ ein: null }) },
  },
  {
    ...{ check: 'V11', what: 'a dissolved company', severity: 'critical' },
    opens: { company: company({ dissolvedOn: '2025-09-01' }) },
    cured: { company: company({ dissolvedOn: '2025-09-01', reinstatedOn: '2025-10-01' }) },
    curedOn: '2025-10-01',
    unknown: { formalities: [] },
  },
  {
    ...{ check: 'V12', what: 'an invoice in another name', severity: 'medium' },
    opens: { documents: [invoice] },
    cured: { documents: [{ ...invoice, correctedOn: '2025-06-01' }] },
    curedOn: '2025-06-01',
    unknown: { namesReviewedOn: null },
  },
  {
    ...{ check: 'V12', what: 'a contract that somebody found in another name', severity: 'medium' },
    opens: { nameFaults: [fault] },
    cured: { nameFaults: [{ ...fault, correctedOn: '2025-09-01' }] },
    curedOn: '2025-09-01',
    unknown: { namesReviewedOn: '2024-11-01' },
  },
  {
    ...{ check: 'V12', what: 'a contract signed in no capacity', severity: 'medium' },
    opens: { documents: [{ ...invoice, nameOnIt: 'Northlight LLC', capacity: '' }] },
    cured: { documents: [{ ...invoice, nameOnIt: 'Northlight LLC' }] },
    curedOn: null,
    unknown: { company: company({ legalName: null }) },
  },
  {
    ...{ check: 'V13', what: 'a cost that nobody reported', severity: 'medium' },
    opens: { crossings: [business] },
    cured: { crossings: [{ ...business, paper: { signedOn: null, madeOn: '2025-07-01' } }] },
    curedOn: '2025-07-01',
    unknown: { crossings: [{ ...business, paper: null }] },
  },
  {
    ...{ check: 'V13', what: 'an advance that did not come back', severity: 'medium' },
    opens: { advances: [{ id: 'a', title: 'Fair in May', date: '2025-05-01', returnedOn: null }] },
    cured: { advances: [{ id: 'a', title: 'Fair in May', date: '2025-05-01', returnedOn: '2025-10-01' }] },
    curedOn: '2025-10-01',
    unknown: { advances: null },
  },
  {
    ...{ check: 'V14', what: 'distributions beyond basis', severity: 'high' },
    opens: { ...sCorp, basis: [beyond] },
    cured: { ...sCorp, basis: [beyond, { ...beyond, date: '2025-12-20', basisMinor: usd(40_000) }] },
    curedOn: '2025-12-20',
    unknown: { ...sCorp, basis: null },
  },
  {
    ...{ check: 'V15', what: 'distributions without wages', severity: 'high' },
    opens: { ...sCorp, pay: [pay] },
    cured: {
      ...sCorp,
      pay: [{ ...pay, wages: [{ date: '2025-12-15', amountMinor: usd(24_000) }] }],
    },
    curedOn: '2025-12-15',
    unknown: { ...sCorp, pay: null },
  },
  {
    ...{ check: 'V15', what: 'wages below the memo', severity: 'medium' },
    opens: { ...sCorp, pay: [{ ...pay, wages: [{ date: '2025-05-15', amountMinor: usd(5000) }] }] },
    cured: { ...sCorp, pay: [{ ...pay, wages: [{ date: '2025-05-15', amountMinor: usd(24_000) }] }] },
    curedOn: null,
    unknown: {
      ...sCorp,
      pay: [{ ...pay, wages: [{ date: '2025-05-15', amountMinor: usd(5000) }], memoMinor: null }],
    },
  },
  {
    ...{ check: 'V16', what: 'wages in a disregarded company', severity: 'block' },
    opens: { crossings: [crossing('wages', '2025-06-30', 5000, { fromId: LLC, toId: DANA })] },
    cured: { crossings: [] },
    curedOn: null,
    unknown: { company: company({ taxClass: null }) },
  },
  {
    ...{ check: 'V16', what: 'a guaranteed payment in an S corporation', severity: 'block' },
    opens: {
      ...sCorp,
      crossings: [
        crossing('guaranteed-payment', '2025-06-30', 2500, {
          fromId: LLC,
          toId: DANA,
          paper: signedOn('2025-06-30'),
        }),
      ],
    },
    cured: sCorp,
    curedOn: null,
    unknown: { company: company({ taxClass: null }) },
  },
  {
    ...{ check: 'V17', what: 'an account that was not reconciled', severity: 'medium' },
    opens: { moneyAccounts: [{ ...account, reconciledThrough: '2025-11-15' }] },
    cured: { moneyAccounts: [account] },
    curedOn: null,
    unknown: { moneyAccounts: [] },
  },
  {
    ...{ check: 'V17', what: 'closed books that were opened again', severity: 'medium' },
    opens: { reopenings: [reopening] },
    cured: { reopenings: [{ ...reopening, closedAgainOn: '2025-10-01' }] },
    curedOn: '2025-10-01',
    unknown: { reopenings: null },
  },
];
