/** What a company pays its people: expenses given back, guaranteed payments, wages. */
import { counted } from '../../../shared/counted.ts';
import { readableDate, type Table } from '../../papers/index.ts';
import { daysUntil, receiptOf, timingOf } from '../expenses.ts';
import type { Facts } from '../facts.ts';
import { COMMON, commonTexts, partyFields, partyTexts, purposeAbove, purposesOf } from './common.ts';
import { amountColumn, amountTable, given, known, type PaperSort, totalOf } from './field.ts';

export const expenseReport: PaperSort = {
  vocabulary: {
    texts: {
      ...COMMON,
      ...partyFields('company', 'company'),
      ...partyFields('person', 'person who paid'),
      'report.submitted': known(
        'the day it is submitted: that on which it is made; one that was handed in before is filed as it is',
      ),
      'report.days': known('days from the oldest expense to that day'),
      'report.age': known('the same in words: “1 day”, “12 days”'),
      'report.timing': known('“in time”, “after 60 days” or “after 120 days”'),
      'report.is_late': known('there where an expense is older than 60 days'),
      'report.missing_receipts': known('how many receipts are wanted and not kept; nothing where none'),
      place: given('where'),
      attendees: given('who was there, at meals and meetings'),
      advance: given('what had been advanced, and on which day'),
      advance_early: given('there where it was advanced more than 30 days before the expense'),
      excess: given('what was advanced too much, and when it was returned'),
    },
    tables: { expenses: 'each expense with its day, purpose, receipt and age' },
  },
  fieldsOf(facts) {
    const told = facts.generatedOn;
    const oldest = Math.max(0, ...facts.movements.map((one) => daysUntil(one, told)));
    const missing = facts.movements.filter((one) => receiptOf(one) === 'missing').length;
    return {
      texts: {
        ...commonTexts(facts),
        purpose: purposeAbove(facts),
        ...partyTexts('company', facts.company),
        ...partyTexts('person', facts.other),
        'report.submitted': readableDate(told),
        'report.days': String(oldest),
        'report.age': counted(oldest, 'day'),
        'report.timing': timingOf(oldest),
        'report.is_late': timingOf(oldest) === 'in time' ? null : 'yes',
        'report.missing_receipts': missing === 0 ? null : String(missing),
        place: null,
        attendees: null,
        advance: null,
        advance_early: null,
        excess: null,
      },
      tables: { expenses: expenseTable(facts, told) },
    };
  },
};

/** One purpose of all stands above the table, and not once more beside each. */
function expenseTable(facts: Facts, told: string): Table | null {
  const amount = amountColumn(facts);
  const said = purposesOf(facts).length > 1 || facts.movements.some(({ purpose }) => purpose === '');
  const purpose = <T>(of: T): T[] => (said ? [of] : []);
  const rows = facts.movements.map((one) => [
    one.date,
    // Where nobody said whom it was paid to, the entry names the company.
    [one.payee, ...one.categories].filter((word) => word !== '' && word !== facts.company.name).join(', '),
    ...purpose(one.purpose),
    receiptOf(one),
    String(daysUntil(one, told)),
    amount(one.amountMinor),
  ]);
  return amountTable(['Day', 'What', ...purpose('Business purpose'), 'Receipt', 'Days'], ['Amount'], rows, {
    total: ['Together', '', ...purpose(''), '', '', amount(totalOf(facts))],
    widths: [52, undefined, ...purpose(undefined), 58, 26],
    amountWidth: 62,
  });
}

export const guaranteedPayment: PaperSort = {
  vocabulary: {
    texts: {
      ...COMMON,
      ...partyFields('company', 'company'),
      ...partyFields('member', 'member'),
      period: given('the months it is paid for'),
      services: given('the services or the capital it is paid for'),
      clause: given('the clause of the operating agreement it rests on'),
    },
    tables: {},
  },
  fieldsOf: (facts) => ({
    texts: {
      ...commonTexts(facts),
      ...partyTexts('company', facts.company),
      ...partyTexts('member', facts.other),
      period: null,
      services: null,
      clause: null,
    },
    tables: {},
  }),
};

export const compensationMemo: PaperSort = {
  vocabulary: {
    texts: {
      ...COMMON,
      ...partyFields('company', 'company'),
      ...partyFields('officer', 'officer'),
      period: given('the period it is paid for'),
      duties: given('what the officer does for it'),
      hours: given('hours a week, or a month'),
      comparison: given('what others are paid for such work, and where that is known from'),
      reasoning: given('why the amount is reasonable'),
    },
    tables: { payroll: 'the legs of the company’s entries: gross, withheld, taxes' },
  },
  fieldsOf: (facts) => ({
    texts: {
      ...commonTexts(facts),
      ...partyTexts('company', facts.company),
      ...partyTexts('officer', facts.other),
      period: null,
      duties: null,
      hours: null,
      comparison: null,
      reasoning: null,
    },
    tables: { payroll: payrollTable(facts) },
  }),
};

/** As the company's books have it: costs first, then what was withheld and paid. */
function payrollTable(facts: Facts): Table | null {
  const amount = amountColumn(facts);
  const legs = facts.movements.flatMap((one) => one.legs.filter(({ books }) => books === facts.company.name));
  return amountTable(
    ['In the books of the company'],
    ['Debit', 'Credit'],
    legs.map(({ account, amountMinor }) => [
      account,
      amountMinor > 0 ? amount(amountMinor) : '',
      amountMinor < 0 ? amount(-amountMinor) : '',
    ]),
  );
}
