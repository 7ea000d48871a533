/** What is lent: the note, the agreement between two companies, what changes its terms, the log of payments. */

import { stateName } from '../../../shared/states.ts';
import type { Table } from '../../papers/index.ts';
import { readableDate } from '../../papers/index.ts';
import type { Facts, LoanTerms } from '../facts.ts';
import { amountInFigures } from '../figures.ts';
import { COMMON, commonTexts, partyFields, partyTexts } from './common.ts';
import {
  amountColumn,
  amountTable,
  chosen,
  currencyOf,
  type Field,
  given,
  known,
  type PaperSort,
  totalOf,
} from './field.ts';

const PARTIES: Readonly<Record<string, Field>> = {
  ...partyFields('lender', 'lender'),
  ...partyFields('borrower', 'borrower'),
  'borrower.individual': known('there where the borrower is a person, and no company'),
};
const partiesOf = ({ giver, receiver }: Facts) => ({
  ...partyTexts('lender', giver),
  ...partyTexts('borrower', receiver),
  'borrower.individual': receiver.kind === 'person' ? 'yes' : null,
});

const TERMS: Readonly<Record<string, Field>> = {
  'loan.date': known('the day of the loan'),
  'loan.several': known('there where it was lent on several days'),
  'loan.elsewhere': known(
    'what was lent on the loan besides, and stands on another note; nothing where all stands here',
  ),
  'loan.together': known('what was lent on the loan in all'),
  'loan.repaid': known('what was paid back of the principal by then; nothing where it was not'),
  'loan.outstanding': known('what is left of the principal'),
  'loan.rate': given('interest in percent a year, such as “6%”'),
  'loan.day_count': given('how days are counted, such as “30/360”'),
  'loan.compounding': given('whether unpaid interest bears interest, such as “simple”'),
  'loan.on_demand': known('there where it is repaid on demand'),
  'loan.scheduled': known('there where the terms have payments fall due on days that are known'),
  'loan.maturity': { ...given('the last day of repayment'), unless: 'loan.on_demand' },
  'loan.payments': given('what is paid when'),
  'loan.federal_rate': given('the applicable federal rate: rate, month, term and compounding'),
  'loan.security': given('what secures it, or that nothing does'),
  'loan.late_charge': given('what is due for a late payment, or nothing'),
  'loan.prepayment': given('whether it may be paid early'),
  'loan.default': given('what counts as default, where it is not what the text says'),
  'loan.amended': known('when the terms were changed, and why; nothing where they were not'),
  'loan.law': chosen('the state whose law governs'),
};

function termTexts(facts: Facts): Record<string, string | null> {
  const { loan, company } = facts;
  return {
    'loan.date': loan === null ? null : readableDate(loan.date),
    ...lentTexts(facts),
    'loan.rate': loan?.rate == null ? null : `${loan.rate}%`,
    'loan.day_count': loan?.dayCount ?? null,
    'loan.compounding': loan?.compounding ?? null,
    'loan.on_demand': loan?.onDemand ? 'on demand' : null,
    'loan.scheduled': loan !== null && loan.schedule.length > 0 ? 'yes' : null,
    'loan.maturity': loan?.maturity == null ? null : readableDate(loan.maturity),
    'loan.payments': loan?.payments ?? null,
    'loan.federal_rate': loan?.federalRate ?? null,
    'loan.security': loan?.security ?? null,
    'loan.late_charge': null,
    'loan.prepayment': null,
    'loan.amended': loan?.amended ?? null,
    'loan.default': null,
    'loan.law': stateName(company.state),
  };
}

/** What one note tells may be a part of a loan, and have been lent bit by bit. */
function lentTexts(facts: Facts): Record<string, string | null> {
  const { loan, movements } = facts;
  const figures = (amountMinor: number) => amountInFigures(amountMinor, currencyOf(facts));
  const elsewhereMinor = loan === null ? 0 : loan.principalMinor - totalOf(facts);
  return {
    'loan.several': new Set(movements.map(({ date }) => date)).size > 1 ? 'yes' : null,
    'loan.elsewhere': elsewhereMinor > 0 ? figures(elsewhereMinor) : null,
    'loan.together': loan === null ? null : figures(loan.principalMinor),
  };
}

/** The principal is what the note is about, whichever of its advances are booked. */
function loanTexts(facts: Facts): Record<string, string | null> {
  return { ...commonTexts(facts), ...partiesOf(facts), ...termTexts(facts), ...repaidTexts(facts) };
}

/** What is on paper only after something was paid tells of that. */
function repaidTexts(facts: Facts): Record<string, string | null> {
  const repaidMinor = facts.loan === null ? 0 : repaid(facts.loan);
  const figures = (amountMinor: number) => amountInFigures(amountMinor, currencyOf(facts));
  return {
    'loan.repaid': repaidMinor === 0 ? null : figures(repaidMinor),
    'loan.outstanding': facts.loan === null ? null : figures(outstanding(facts.loan)),
  };
}

function scheduleTable(facts: Facts, rows = facts.loan?.schedule ?? []): Table | null {
  const amount = amountColumn(facts);
  const sum = (part: 'paymentMinor' | 'principalMinor' | 'interestMinor') =>
    amount(rows.reduce((total, row) => total + row[part], 0));
  return amountTable(
    ['No.', 'Due'],
    ['Payment', 'Principal', 'Interest', 'Balance'],
    rows.map((row, place) => [
      String(place + 1),
      readableDate(row.date),
      ...[row.paymentMinor, row.principalMinor, row.interestMinor, row.balanceMinor].map(amount),
    ]),
    {
      total: ['', 'Together', sum('paymentMinor'), sum('principalMinor'), sum('interestMinor'), ''],
      widths: [24],
    },
  );
}

const SCHEDULE = { schedule: 'payments as the terms have them, with principal, interest and balance' };
const LENT = { ...SCHEDULE, lendings: 'when it was lent, where that was on several days' };

function lentTables(facts: Facts): Record<string, Table | null> {
  return { schedule: scheduleTable(facts), lendings: lendingTable(facts) };
}

function lendingTable(facts: Facts): Table | null {
  const amount = amountColumn(facts);
  if (lentTexts(facts)['loan.several'] === null) return null;
  return amountTable(
    ['Lent on', 'What for'],
    ['Principal'],
    facts.movements.map(({ date, purpose, amountMinor }) => [
      readableDate(date),
      purpose,
      amount(amountMinor),
    ]),
    { total: ['Together', '', amount(totalOf(facts))], widths: [110] },
  );
}

export const promissoryNote: PaperSort = {
  vocabulary: { texts: { ...COMMON, ...PARTIES, ...TERMS }, tables: LENT },
  fieldsOf: (facts) => ({ texts: loanTexts(facts), tables: lentTables(facts) }),
};

export const loanAgreement: PaperSort = {
  vocabulary: {
    texts: {
      ...COMMON,
      ...PARTIES,
      ...TERMS,
      common_control: given('who controls both companies'),
    },
    tables: LENT,
  },
  fieldsOf: (facts) => ({
    texts: { ...loanTexts(facts), common_control: null },
    tables: lentTables(facts),
  }),
};

export const loanAmendment: PaperSort = {
  vocabulary: {
    texts: {
      ...COMMON,
      ...PARTIES,
      'loan.date': TERMS['loan.date']!,
      'loan.on_demand': TERMS['loan.on_demand']!,
      'loan.scheduled': TERMS['loan.scheduled']!,
      'loan.federal_rate': TERMS['loan.federal_rate']!,
      'loan.law': TERMS['loan.law']!,
      'amendment.reason': known('why the terms were changed'),
      'amendment.owed': known('what is left of the principal on that day'),
      'amendment.consideration': given('what is given in return for the change, or nothing'),
    },
    tables: { ...SCHEDULE, changes: 'each term that changes, as it was and as it is from then on' },
  },
  fieldsOf(facts) {
    const { loan } = facts;
    const { 'loan.on_demand': onDemand, 'loan.federal_rate': rate, 'loan.law': law } = termTexts(facts);
    const amended = loan?.amendment ?? null;
    // What fell due before the change is not what it agrees on.
    const ahead = (loan?.schedule ?? []).filter(
      ({ date }) => amended === null || date >= amended.effectiveOn,
    );
    return {
      texts: {
        ...commonTexts(facts),
        ...partiesOf(facts),
        'loan.date': loan === null ? null : readableDate(loan.date),
        'loan.on_demand': onDemand ?? null,
        'loan.scheduled': ahead.length > 0 ? 'yes' : null,
        'loan.federal_rate': rate ?? null,
        'loan.law': law ?? null,
        'amendment.reason': amended?.reason ?? null,
        'amendment.owed': amended === null ? null : amountInFigures(amended.owedMinor, currencyOf(facts)),
        'amendment.consideration': null,
      },
      tables: {
        schedule: scheduleTable(facts, ahead),
        changes: changesTable(amended),
      },
    };
  },
};

function changesTable(amended: LoanTerms['amendment']): Table | null {
  if (amended === null) return null;
  return {
    kind: 'table',
    columns: [{ title: 'Term', width: 90 }, { title: 'As it was' }, { title: 'As it is from then on' }],
    rows: amended.changes.map(({ term, before, after }) => [term, before, after]),
  };
}

export const paymentLog: PaperSort = {
  vocabulary: {
    texts: {
      ...COMMON,
      ...PARTIES,
      'loan.date': TERMS['loan.date']!,
      'loan.rate': given('interest in percent a year'),
      'loan.outstanding': known('what is left of the principal'),
      'log.count': known('how many payments there were'),
    },
    tables: { payments: 'what was paid when, with principal, interest and balance' },
  },
  fieldsOf(facts) {
    const { loan } = facts;
    return {
      texts: {
        ...commonTexts(facts),
        ...partiesOf(facts),
        'loan.date': loan === null ? null : readableDate(loan.date),
        'loan.rate': loan?.rate == null ? null : `${loan.rate}%`,
        'loan.outstanding': loan === null ? null : amountInFigures(outstanding(loan), currencyOf(facts)),
        'log.count': loan === null ? null : String(loan.paid.length),
      },
      tables: { payments: paymentTable(facts) },
    };
  },
};

function outstanding(loan: LoanTerms): number {
  return loan.principalMinor - repaid(loan);
}

function repaid({ paid }: LoanTerms): number {
  return paid.reduce((sum, { principalMinor }) => sum + principalMinor, 0);
}

function paymentTable(facts: Facts): Table | null {
  const rows = facts.loan?.paid ?? [];
  const amount = amountColumn(facts);
  const sum = (part: 'paymentMinor' | 'principalMinor' | 'interestMinor') =>
    amount(rows.reduce((total, row) => total + row[part], 0));
  return amountTable(
    ['Paid', 'Due'],
    ['Payment', 'Principal', 'Interest', 'Balance'],
    rows.map((row) => [
      readableDate(row.date),
      row.due === null ? '–' : readableDate(row.due),
      ...[row.paymentMinor, row.principalMinor, row.interestMinor, row.balanceMinor].map(amount),
    ]),
    {
      total: ['Together', '', sum('paymentMinor'), sum('principalMinor'), sum('interestMinor'), ''],
      // Two days in words beside them.
      amountWidth: 70,
    },
  );
}
