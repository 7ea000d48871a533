/**
 * What any books of the worked year answer, however the year came into them, in the words of the reference; and what they
 * should answer. `call` takes procedures of the contract by name.
 */
import { ACCOUNT_OF, LLC, PERSON, type WorkedYear } from './worked-year.ts';

// biome-ignore lint/suspicious/noExplicitAny: each answer's shape is stated right where it is read
type Call = (name: string, input: object) => Promise<any>;
type Amounts = Record<string, string>;

const YEAR = { from: '2025-01-01', to: '2025-12-31' };
const YEAR_END = YEAR.to;

/** Both balance sheets, account by account of the reference, with the totals of the company’s report. */
export interface Sheets {
  company: Amounts;
  totals: Amounts;
  owner: Amounts;
}

export async function sheetsOf(call: Call, year: WorkedYear): Promise<Sheets> {
  const balances = async (entity: string, side: 'A' | 'P', names: object) => {
    const accounts: { code: string | null; path: string; balance: string }[] = await call('account.list', {
      ...{ entity, as_of: YEAR_END },
    });
    const held = (name: string) => {
      const account = ACCOUNT_OF[side][name];
      return accounts.find(({ code, path }) => code === account || path === account)?.balance ?? '0.00';
    };
    return Object.fromEntries(Object.keys(names).map((name) => [name, held(name)]));
  };
  const report: { totals: { name: string; amounts: string[] }[] } = await call('reports.balance_sheet', {
    ...{ entity: LLC, ...YEAR },
  });
  const { A_balance_sheet, A_totals, P } = year.expected;
  const total = (name: string) => report.totals.find((one) => one.name === name)?.amounts.join() ?? 'missing';
  return {
    company: await balances(LLC, 'A', A_balance_sheet),
    totals: Object.fromEntries(Object.keys(A_totals).map((name) => [name, total(name)])),
    owner: await balances(PERSON, 'P', P),
  };
}

export function wantedSheets({ expected }: WorkedYear): Sheets {
  return { company: expected.A_balance_sheet, totals: expected.A_totals, owner: expected.P };
}

/** The company’s capital over the year, and what its owner is worth with it. Wants the owner named as its member. */
export interface Worth {
  capital: Amounts;
  netWorth: string;
}

export async function worthOf(call: Call): Promise<Worth> {
  const { total } = await call('member.roll_forward', { entity: LLC, ...YEAR });
  const worth = await call('member.net_worth', { entity: PERSON, from: '2025-01-02', to: YEAR_END });
  const { opening, cash, expenses, income, draws, tax_draws, closing } = total as Amounts;
  return {
    capital: {
      ...{ open: opening!, contrib_cash: cash!, contrib_expenses_paid: expenses!, net_income: income! },
      // The owner's own tax that the company paid is a draw, and shown as what it is.
      ...{ draws: added(draws!, tax_draws!), close: closing! },
    },
    netWorth: worth.net_worth,
  };
}

/** To the cent, by whole numbers. */
function added(...amounts: string[]): string {
  const cents = amounts.reduce((sum, amount) => sum + Math.round(Number(amount) * 100), 0);
  return (cents / 100).toFixed(2);
}

export function wantedWorth({ expected }: WorkedYear): Worth {
  return { capital: expected.capital_rollforward, netWorth: expected.P_net_worth };
}

/** A finding in few words: its check, the amount if it is about one, severity, days, and when it was cured. */
export type Told = [
  check: string,
  amount: string | null,
  severity: string,
  days: number,
  cured: string | null,
];

interface Seen {
  check: string;
  severity: string;
  days: number;
  cured: string | null;
  facts: { name: string; value: string }[];
}

export async function findingsOf(call: Call): Promise<Told[]> {
  const { findings }: { findings: Seen[] } = await call('veil.health', { entity: LLC, as_of: YEAR_END });
  return findings
    .map(({ check, severity, days, cured, facts }): Told => {
      const amount = facts.find(({ name }) => name === 'Amount')?.value ?? null;
      return [check, amount, severity, days, cured];
    })
    .sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : b[3] - a[3]));
}

/** Of the reference’s section on findings, those of each check by age; all others are clear, or not known. */
export function wantedFindings({ expected: { days } }: WorkedYear): Told[] {
  const since = (date: string) => days[date]!;
  const [loan, tax, pharmacy, december] = [
    since('2025-05-01'),
    since('2025-06-16'),
    since('2025-11-10'),
    since('2025-12-15'),
  ];
  return [
    ['V02', '1500.00', 'high', tax, null],
    ['V02', '150.00', 'high', pharmacy, null],
    ['V02', '310.00', 'low', 14, '2025-09-03'],
    ['V03', '1500.00', 'high', tax, null],
    ['V03', '150.00', 'medium', pharmacy, null],
    ['V03', '9000.00', 'info', december, null],
    ['V04', '1500.00', 'medium', tax, null],
    ['V04', '150.00', 'medium', pharmacy, null],
    ['V04', '9000.00', 'medium', december, null],
    ['V05', null, 'high', loan, null],
    ['V06', null, 'medium', loan, null],
    ['V13', '480.00', 'medium', 263, '2025-12-31'],
  ];
}
