/**
 * The table of movements (the domain reference, section 1), whole: every kind of crossing in every tax class it may occur in, with
 * what it books on both sides, the paper it wants, and what of it is left for income tax; and where a class does not know it, the
 * refusal. A kind or a class that is added without its line here fails.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { CROSSING_KINDS, type CrossingOut } from '../../shared/contract/crossing.ts';
import { taxClass } from '../../shared/contract/ledger.ts';
import { formatMoney } from '../../shared/money.ts';
import { TestBooks } from '../support/books.ts';
import { makeDespite } from '../support/despite.ts';

type Kind = CrossingOut['kind'];
const TAX_CLASSES = taxClass.options;
type TaxClass = (typeof TAX_CLASSES)[number];

const LLC = 'Northlight LLC';
const SISTER = 'Harbor LLC';
const DANA = 'Dana';

let books: TestBooks;
afterEach(() => books.close());

interface Move {
  kind: Kind;
  from: string;
  to: string;
  amount: string;
  [more: string]: unknown;
}

interface Case {
  what: string;
  /** What has to be there first. */
  before?: Move[];
  move: Move;
  /** By account, what the movement adds, debits positive; of the company that is looked at, and of whoever is on the other side. */
  ours: Record<string, string>;
  theirs: Record<string, string>;
  /** The kind of paper that it wants; `null`: none of its own. */
  paper: string | null;
  /** Accounts of both of which the movement is left for tax where the two are one taxpayer. Of all others, all of it is. */
  left: string[];
}

// What each class calls it: disregarded, partnership, S corporation, C corporation.
const byClass = (names: readonly [string, string, string, string]) =>
  Object.fromEntries(TAX_CLASSES.map((name, at) => [name, names[at]!])) as Record<TaxClass, string>;
const DRAWS = byClass(['Draws', 'Draws', 'Distributions', 'Dividends paid']);
const CAPITAL = byClass([
  ...(['Member contributions', 'Member contributions', 'Member contributions'] as const),
  'Paid-in capital',
]);
const TAX_DRAWS = byClass([
  ...(['Distributions: taxes paid for member', 'Distributions: taxes paid for member'] as const),
  ...(['Distributions: taxes paid for member', 'Dividends paid'] as const),
]);
const PAID_BY_MEMBER = byClass([
  ...(['Contributions: expenses paid by member', 'Contributions: expenses paid by member'] as const),
  ...(['Contributions: expenses paid by member', 'Paid-in capital'] as const),
]);
const RENT = byClass(['Rent from LLC', 'Rental income', 'Rental income', 'Rental income']);
const FROM_LLC = byClass(['Interest from LLC', 'Interest', 'Interest', 'Interest']);

const BANK = { from_account: 'Checking', to_account: 'Checking' };
const up = { from: DANA, to: LLC };
const down = { from: LLC, to: DANA };
const across = { from: LLC, to: SISTER };
const lent = (way: { from: string; to: string }): Move => ({ kind: 'loan', ...way, amount: '3000', ...BANK });
const accrued = (way: { from: string; to: string }): Move => ({ kind: 'interest', ...way, amount: '90' });
const costOfLlc: Move = {
  ...{ kind: 'business', ...up, amount: '640', from_account: 'Credit card', category: 'Travel' },
};
const costOfDana: Move = {
  ...{ kind: 'personal', ...down, amount: '310', from_account: 'Checking', category: 'Groceries' },
};

const taxOfDana: Move = {
  ...{ kind: 'personal', ...down, amount: '1500', from_account: 'Checking', category: 'Estimated tax' },
};

const row = (one: Case): Case => one;

/** Every movement of a kind in a class; or the words with which it is refused. */
const MATRIX: Record<Kind, (of: TaxClass) => Case[] | string> = {
  contribution: (of) => [
    row({
      ...{ what: 'money', move: { kind: 'contribution', ...up, amount: '25000', ...BANK } },
      ours: { Checking: '25000.00', [CAPITAL[of]]: '-25000.00' },
      theirs: { Checking: '-25000.00', 'Interest in LLC': '25000.00' },
      ...{ paper: 'contribution-record', left: ['Checking'] },
    }),
    row({
      what: 'property',
      move: {
        ...{ kind: 'contribution', ...up, amount: '8000', book_value: '8000' },
        ...{ from_account: 'Vehicle', to_account: 'Fixed assets' },
      },
      ours: { 'Fixed assets': '8000.00', [CAPITAL[of]]: '-8000.00' },
      theirs: { Vehicle: '-8000.00', 'Interest in LLC': '8000.00' },
      ...{ paper: 'contribution-record', left: ['Fixed assets', 'Vehicle'] },
    }),
  ],
  draw: (of) => [
    row({
      ...{ what: 'money', move: { kind: 'draw', ...down, amount: '9000', ...BANK } },
      ours: { Checking: '-9000.00', [DRAWS[of]]: '9000.00' },
      theirs: { Checking: '9000.00', 'Interest in LLC': '-9000.00' },
      ...{ paper: 'distribution-consent', left: ['Checking'] },
    }),
  ],
  personal: (of) => [
    row({
      ...{ what: 'owed', move: { ...costOfDana, settlement: 'owed' } },
      ours: { Checking: '-310.00', 'Due from owner': '310.00' },
      theirs: { Groceries: '310.00', 'Due to LLC': '-310.00' },
      ...{ paper: null, left: ['Checking', 'Groceries'] },
    }),
    row({
      ...{ what: 'drawn', move: { ...costOfDana, settlement: 'equity' } },
      ours: { Checking: '-310.00', [DRAWS[of]]: '310.00' },
      theirs: { Groceries: '310.00', 'Interest in LLC': '-310.00' },
      ...{ paper: 'distribution-consent', left: ['Checking', 'Groceries'] },
    }),
    row({
      ...{ what: 'the owner’s own tax, drawn where nobody says', move: taxOfDana },
      ours: { Checking: '-1500.00', [TAX_DRAWS[of]]: '1500.00' },
      theirs: { 'Federal tax:Estimated tax': '1500.00', 'Interest in LLC': '-1500.00' },
      ...{ paper: 'distribution-consent', left: ['Checking', 'Federal tax:Estimated tax'] },
    }),
  ],
  business: (of) => [
    row({
      ...{ what: 'owed', move: { ...costOfLlc, settlement: 'owed' } },
      ours: { Travel: '640.00', 'Due to owner': '-640.00' },
      theirs: { 'Credit card': '-640.00', 'Due from LLC': '640.00' },
      ...{ paper: 'expense-report', left: ['Travel', 'Credit card'] },
    }),
    row({
      ...{ what: 'put in', move: { ...costOfLlc, settlement: 'equity' } },
      ours: { Travel: '640.00', [PAID_BY_MEMBER[of]]: '-640.00' },
      theirs: { 'Credit card': '-640.00', 'Interest in LLC': '640.00' },
      ...{ paper: 'contribution-record', left: ['Travel', 'Credit card'] },
    }),
  ],
  loan: () => [
    row({
      ...{ what: 'of the owner', move: lent(up) },
      ours: { Checking: '3000.00', 'Notes payable to owner': '-3000.00' },
      theirs: { Checking: '-3000.00', 'Note receivable from LLC': '3000.00' },
      ...{ paper: 'promissory-note', left: ['Checking'] },
    }),
    row({
      ...{ what: 'to the owner', move: lent(down) },
      ours: { Checking: '-3000.00', 'Notes receivable from owner': '3000.00' },
      theirs: { Checking: '3000.00', 'Note payable to LLC': '-3000.00' },
      ...{ paper: 'promissory-note', left: ['Checking'] },
    }),
    row({
      ...{ what: 'to another company', move: lent(across) },
      ours: { Checking: '-3000.00', 'Intercompany loans receivable': '3000.00' },
      theirs: { Checking: '3000.00', 'Intercompany loans payable': '-3000.00' },
      ...{ paper: 'loan-agreement', left: ['Checking'] },
    }),
  ],
  repayment: () => [
    row({
      what: 'to the owner, with interest',
      before: [lent(up), accrued(up)],
      move: { kind: 'repayment', ...down, amount: '1090', interest: '90', ...BANK },
      ours: { Checking: '-1090.00', 'Notes payable to owner': '1000.00', 'Accrued interest': '90.00' },
      theirs: {
        ...{ Checking: '1090.00', 'Note receivable from LLC': '-1000.00' },
        'Accrued interest from LLC': '-90.00',
      },
      ...{ paper: null, left: ['Checking'] },
    }),
    row({
      ...{ what: 'of the owner', before: [lent(down)] },
      move: { kind: 'repayment', ...up, amount: '2000', ...BANK },
      ours: { Checking: '2000.00', 'Notes receivable from owner': '-2000.00' },
      theirs: { Checking: '-2000.00', 'Note payable to LLC': '2000.00' },
      ...{ paper: null, left: ['Checking'] },
    }),
    row({
      ...{ what: 'of another company', before: [lent(across)] },
      move: { kind: 'repayment', from: SISTER, to: LLC, amount: '500', ...BANK },
      ours: { Checking: '500.00', 'Intercompany loans receivable': '-500.00' },
      theirs: { Checking: '-500.00', 'Intercompany loans payable': '500.00' },
      ...{ paper: null, left: ['Checking'] },
    }),
  ],
  interest: (of) => [
    row({
      ...{ what: 'to the owner', before: [lent(up)], move: accrued(up) },
      ours: { 'Interest on owner note': '90.00', 'Accrued interest': '-90.00' },
      theirs: { 'Accrued interest from LLC': '90.00', [FROM_LLC[of]]: '-90.00' },
      ...{ paper: null, left: [] },
    }),
    row({
      ...{ what: 'of another company', before: [lent(across)], move: accrued(across) },
      ours: { 'Accrued interest receivable': '90.00', 'Interest income': '-90.00' },
      theirs: { 'Accrued interest': '-90.00', 'Other interest': '90.00' },
      ...{ paper: null, left: [] },
    }),
  ],
  settlement: () => [
    row({
      ...{ what: 'a reimbursement', before: [{ ...costOfLlc, settlement: 'owed' }] },
      move: { kind: 'settlement', ...down, amount: '640', ...BANK },
      ours: { 'Due to owner': '640.00', Checking: '-640.00' },
      theirs: { 'Due from LLC': '-640.00', Checking: '640.00' },
      ...{ paper: null, left: ['Checking'] },
    }),
    row({
      ...{ what: 'a personal cost paid back', before: [{ ...costOfDana, settlement: 'owed' }] },
      move: { kind: 'settlement', ...up, amount: '310', ...BANK },
      ours: { 'Due from owner': '-310.00', Checking: '310.00' },
      theirs: { 'Due to LLC': '310.00', Checking: '-310.00' },
      ...{ paper: null, left: ['Checking'] },
    }),
  ],
  waiver: (of) => [
    row({
      ...{ what: 'of the owner', before: [{ ...costOfLlc, settlement: 'owed' }] },
      move: { kind: 'waiver', ...up, amount: '640' },
      ours: { 'Due to owner': '640.00', [PAID_BY_MEMBER[of]]: '-640.00' },
      theirs: { 'Due from LLC': '-640.00', 'Interest in LLC': '640.00' },
      ...{ paper: 'contribution-record', left: [] },
    }),
    row({
      ...{ what: 'of the company', before: [{ ...costOfDana, settlement: 'owed' }] },
      move: { kind: 'waiver', ...down, amount: '310' },
      ours: { 'Due from owner': '-310.00', [DRAWS[of]]: '310.00' },
      theirs: { 'Due to LLC': '310.00', 'Interest in LLC': '-310.00' },
      ...{ paper: 'distribution-consent', left: [] },
    }),
  ],
  'guaranteed-payment': (of) =>
    of !== 'partnership'
      ? 'only a partnership makes guaranteed payments'
      : [
          row({
            ...{
              what: 'to a partner',
              move: { kind: 'guaranteed-payment', ...down, amount: '2500', ...BANK },
            },
            ours: { 'Guaranteed payments': '2500.00', Checking: '-2500.00' },
            theirs: { Checking: '2500.00', 'Guaranteed payments': '-2500.00' },
            ...{ paper: 'guaranteed-payment', left: [] },
          }),
        ],
  wages: (of) =>
    of === 'disregarded' || of === 'partnership'
      ? 'is not its employee'
      : [
          row({
            what: 'with what is withheld',
            move: {
              ...{ kind: 'wages', ...down, amount: '5000', employer_tax: '382.50', ...BANK },
              withheld: [{ account: 'Withholding', amount: '982.50' }],
            },
            ours: {
              ...{ 'Officer compensation': '5000.00', 'Payroll taxes': '382.50', Checking: '-4017.50' },
              'Payroll liabilities': '-1365.00',
            },
            theirs: { Checking: '4017.50', 'Federal tax:Withholding': '982.50', Wages: '-5000.00' },
            ...{ paper: 'compensation-memo', left: [] },
          }),
        ],
  'management-fee': () => [
    row({
      ...{ what: 'to another company', move: { kind: 'management-fee', ...across, amount: '1500' } },
      ours: { 'Intercompany receivable': '1500.00', 'Management fee income': '-1500.00' },
      theirs: { 'Intercompany payable': '-1500.00', 'Management fee expense': '1500.00' },
      ...{ paper: 'services-agreement', left: [] },
    }),
  ],
  rent: (of) => [
    row({
      ...{ what: 'for property of the owner, owed', move: { kind: 'rent', ...up, amount: '1200' } },
      ours: { Rent: '1200.00', 'Due to owner': '-1200.00' },
      theirs: { 'Due from LLC': '1200.00', [RENT[of]]: '-1200.00' },
      ...{ paper: 'lease-memo', left: [] },
    }),
    row({
      what: 'for property of the owner, paid at once',
      move: { kind: 'rent', ...up, amount: '1200', settlement: 'paid', ...BANK },
      ours: { Rent: '1200.00', Checking: '-1200.00' },
      theirs: { Checking: '1200.00', [RENT[of]]: '-1200.00' },
      ...{ paper: 'lease-memo', left: ['Checking'] },
    }),
    row({
      ...{
        what: 'of the owner, for property of the company',
        move: { kind: 'rent', ...down, amount: '900' },
      },
      ours: { 'Due from owner': '900.00', 'Rental income': '-900.00' },
      theirs: { Rent: '900.00', 'Due to LLC': '-900.00' },
      ...{ paper: 'lease-memo', left: [] },
    }),
    row({
      ...{ what: 'of another company', move: { kind: 'rent', ...across, amount: '700' } },
      ours: { 'Intercompany receivable': '700.00', 'Rental income': '-700.00' },
      theirs: { Rent: '700.00', 'Intercompany payable': '-700.00' },
      ...{ paper: 'lease-memo', left: [] },
    }),
  ],
};

/** One taxpayer with the owner, where the class is none by itself. */
const isOneTaxpayer = (of: TaxClass) => of === 'disregarded';

/** The other company is there where it has a part: an owner of two has an account for each. */
async function begin(of: TaxClass, companies: readonly string[]): Promise<void> {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: DANA });
  const dana = { name: DANA, entity: DANA };
  const members =
    of === 'partnership'
      ? [
          { ...dana, share: '50' },
          { name: 'Bo', share: '50' },
        ]
      : [{ ...dana, share: '100' }];
  for (const name of companies)
    await books.call('entity.create', { kind: 'llc', name, tax_class: of, members });
}

const make = (move: Move) => makeDespite(books, { date: '2025-03-01', purpose: 'As agreed', ...move });

type Figures = Record<string, number>;
const cents = (text: string) => Math.round(Number(text) * 100);

/** Balances by the account's path below its type, in cents. */
async function held(entity: string): Promise<Figures> {
  const all: { path: string; balance_minor: number }[] = await books.call('account.list', { entity });
  return Object.fromEntries(
    all.map(({ path, balance_minor }) => [path.slice(path.indexOf(':') + 1), balance_minor]),
  );
}

/** The same as the tax view of whose return it is has it, debits positive. */
async function heldForTax(entity: string): Promise<Figures> {
  const { rows } = await books.call('reports.tax_view', { entity, from: '2025-01-01', to: '2025-12-31' });
  const debits = (type: string) => (type === 'asset' || type === 'expense' ? 1 : -1);
  return Object.fromEntries(
    (rows as { entity: string; label: string; type: string; tax: string; account_id: string | null }[])
      .filter((row) => row.entity === entity && row.account_id !== null)
      .map(({ label, type, tax }) => [label, debits(type) * cents(tax)]),
  );
}

function added(before: Figures, after: Figures): Record<string, string> {
  return Object.fromEntries(
    // What came to nothing has no line any more.
    Object.keys({ ...before, ...after })
      .map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)] as const)
      .filter(([, minor]) => minor !== 0)
      .map(([name, minor]) => [name, formatMoney(minor, 'USD')]),
  );
}

const only = (all: Record<string, string>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));

describe.each(TAX_CLASSES)('of a %s company', (of) => {
  const cases = CROSSING_KINDS.flatMap((kind) => {
    const found = MATRIX[kind](of);
    return typeof found === 'string' ? [] : found.map((one) => ({ kind, ...one }));
  });
  const refused = CROSSING_KINDS.flatMap((kind) => {
    const found = MATRIX[kind](of);
    return typeof found === 'string' ? [{ kind, words: found }] : [];
  });

  it.each(cases)('$kind, $what: both books, paper and tax', async (one) => {
    const other = [one.move.from, one.move.to].find((name) => name !== LLC)!;
    await begin(of, other === SISTER ? [LLC, SISTER] : [LLC]);
    for (const move of one.before ?? []) await make(move);
    const before = [await held(LLC), await held(other)] as const;
    const beforeTax = [await heldForTax(LLC), await heldForTax(other)] as const;
    const { id } = await make(one.move);
    expect(added(before[0], await held(LLC))).toEqual(one.ours);
    expect(added(before[1], await held(other))).toEqual(one.theirs);
    const states: { crossing: string; wanted: string | null }[] = await books.call('paper.states');
    expect(states.find(({ crossing }) => crossing === id)!.wanted).toBe(one.paper);
    const goes = isOneTaxpayer(of);
    const tax = [added(beforeTax[0], await heldForTax(LLC)), added(beforeTax[1], await heldForTax(other))];
    const booked = [one.ours, one.theirs];
    expect(tax).toEqual(goes ? booked.map((all) => only(all, one.left)) : booked);
    expect(await books.call('crossing.unpaired')).toEqual([]);
  });

  it.runIf(refused.length > 0).each(refused)(
    '$kind is refused, and nothing is booked',
    async ({ kind, words }) => {
      await begin(of, [LLC]);
      await expect(make({ kind, ...down, amount: '100', ...BANK })).rejects.toThrow(words);
      expect((await books.call('crossing.list')).total).toBe(0);
    },
  );
});

it('has a line for every kind in every class: booked and looked at, or refused', () => {
  expect(Object.keys(MATRIX).sort()).toEqual([...CROSSING_KINDS].sort());
  for (const kind of CROSSING_KINDS) {
    const lines = TAX_CLASSES.map((of) => MATRIX[kind](of));
    expect(lines.some((line) => typeof line !== 'string' && line.length > 0)).toBe(true);
    for (const line of lines) {
      expect(line.length).toBeGreaterThan(0);
      if (typeof line !== 'string') expect(line.every(({ move }) => move.kind === kind)).toBe(true);
    }
  }
});
