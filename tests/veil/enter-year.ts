/**
 * The worked year of the reference, entered through the commands that a book-keeper would use, each on its own day: what
 * crossed, the loan, the papers that were made, and the solvency that was recorded.
 */
import type { TestBooks } from '../support/books.ts';
import { LLC, loadWorkedYear, PERSON } from '../support/worked-year.ts';

const BANK = { from_account: 'Checking', to_account: 'Checking' };
const OUT = { from: LLC, to: PERSON };
const IN = { from: PERSON, to: LLC };
const CARD = { from_account: 'Credit card' };
const CHECKING = { from_account: 'Checking' };

interface Step {
  date: string;
  command: string;
  input: object;
  /** What is made of it on the same day, or later. */
  paper?: string;
  hasSnapshot?: boolean;
}

function move(date: string, kind: string, amount: string, more: object, then: Partial<Step> = {}): Step {
  const input = { kind, amount, date, purpose: 'As in the worked year', ...more };
  return { date, command: 'crossing.make', input, ...then };
}

const STEPS: Step[] = [
  move('2025-01-02', 'contribution', '25000', { ...IN, ...BANK }, { paper: '2025-01-02' }),
  {
    ...{ date: '2025-02-01', command: 'loan.create', paper: '2025-02-01' },
    input: {
      ...{ lender: PERSON, borrower: LLC, date: '2025-02-01', principal: '12000', name: 'Owner note 1' },
      ...{ purpose: 'Working capital', rate: '6', day_count: '30/360', plan: 'free', maturity: '2028-02-01' },
      ...{ lender_account: 'Checking', borrower_account: 'Checking' },
    },
  },
  move('2025-03-10', 'business', '640', { ...IN, ...CARD, category: 'Travel' }, { paper: '2025-03-25' }),
  move('2025-04-05', 'settlement', '640', { ...OUT, ...BANK }),
  move('2025-04-12', 'business', '480', { ...IN, ...CARD, category: 'Software and hosting' }),
  move('2025-05-01', 'loan', '8000', { ...OUT, ...BANK }),
  move('2025-06-16', 'personal', '1500', { ...OUT, ...CHECKING, category: 'Federal tax:Estimated tax' }),
  move(
    '2025-06-30',
    'business',
    '350',
    { ...IN, from_account: 'Mileage reimbursed', category: 'Car and truck' },
    { paper: '2025-06-30' },
  ),
  { date: '2025-06-30', command: 'loan.accrue', input: { through: '2025-06-30' } },
  move('2025-06-30', 'draw', '20000', { ...OUT, ...BANK }, { paper: '2025-06-30', hasSnapshot: true }),
  move('2025-07-01', 'loan', '3000', { ...OUT, ...BANK }),
  move('2025-07-05', 'settlement', '350', { ...OUT, ...BANK }),
  {
    ...{ date: '2025-08-01', command: 'loan.pay' },
    input: {
      ...{ loan: 'Owner note 1', date: '2025-08-01', amount: '3360' },
      ...{ lender_account: 'Checking', borrower_account: 'Checking' },
    },
  },
  move('2025-08-20', 'personal', '310', { ...OUT, ...CHECKING, category: 'Groceries', settlement: 'owed' }),
  move('2025-09-01', 'repayment', '2000', { ...IN, ...BANK }),
  move('2025-09-03', 'settlement', '310', { ...IN, ...BANK }),
  move('2025-11-10', 'personal', '150', { ...OUT, ...CHECKING, category: 'Medical' }),
  move('2025-12-15', 'draw', '9000', { ...OUT, ...BANK }),
  move('2025-12-31', 'waiver', '480', IN, { paper: '2025-12-31' }),
  { date: '2025-12-31', command: 'loan.accrue', input: { through: '2025-12-31' } },
];

/** What no books tell: Dana looked through what the company has signed. */
const REVIEW = { entity: LLC, kind: 'name-review', title: 'Contracts and invoices of 2025' };

/** Accounts that only movements across the wall touch. */
const ACROSS = ['1400', '1410', '2100', '2350', '2400', '3000', '3100'];
const ACROSS_PERSON = ['Interest in LLC', 'Note', 'Accrued', 'Due'];

function isAcross(account: string): boolean {
  const name = account.split(':').at(-1)!;
  return ACROSS.includes(account) || ACROSS_PERSON.some((one) => name.startsWith(one));
}

export async function enterYear(books: TestBooks): Promise<void> {
  const year = loadWorkedYear();
  const known = { state: 'WY', ein: '12-3456789' };
  for (const entity of year.entities)
    await books.call(
      'entity.create',
      entity.kind === 'llc' ? { ...entity, ...known } : { ...entity, legal_name: PERSON },
    );
  const mileage = year.accounts.find(({ name }) => name === 'Mileage reimbursed')!;
  await books.call('account.create', mileage);
  const entries = year.entries.filter(({ postings }) => !postings.some(({ account }) => isAcross(account)));
  await books.call('entry.create', { entries });
  for (const step of STEPS) await take(books, step);
  const { id } = await books.call('veil.add_formality', REVIEW);
  await books.call('veil.do_formality', { id });
  books.world.at = Date.parse('2025-12-31T18:00:00Z');
}

async function take(books: TestBooks, { date, command, input, paper, hasSnapshot }: Step): Promise<void> {
  on(books, date);
  const made = await books.call(command, input);
  if (hasSnapshot) await books.call('veil.snapshot', { entity: LLC, crossing: made.id });
  if (paper === undefined) return;
  on(books, paper);
  const about = command === 'loan.create' ? { loan: made.id } : { crossings: [made.id] };
  const { id } = await books.call('paper.make', { ...about, authorized_on: date });
  await books.call('paper.sign', { id, how: 'typed', name: PERSON });
}

/** What is recorded carries the day on which it is done. */
function on(books: TestBooks, date: string): void {
  books.world.at = Date.parse(`${date}T12:00:00Z`);
}
