/** The statement of solvency within the consent to a distribution: the one that veil health shows, in the words of a paper. */
import { readableDate, type Table } from '../../papers/index.ts';
import type { DueSort, Item } from '../../solvency/index.ts';
import type { Solvency } from '../facts.ts';
import { amountInFigures, columnAmount } from '../figures.ts';
import { amountTable, type Field, given, givenAmount, known } from './field.ts';

export const SOLVENCY: Readonly<Record<string, Field>> = {
  'solvency.date': known('the day whose end the statement stands on'),
  'solvency.others': known(
    'other distributions of that day, which the figures are after, too; nothing where none',
  ),
  'solvency.together': known('what all distributions of that day come to'),
  'solvency.assets': known('assets after the distribution'),
  'solvency.liabilities': known('liabilities after the distribution'),
  'solvency.equity': known('what assets exceed liabilities by'),
  'solvency.equity_without_owners': known('the same without claims on owners and entities they control'),
  'solvency.balance_test': known('whether assets are at least liabilities: “met” or “not-met”'),
  'solvency.cash': known('cash after the distribution'),
  'solvency.cash_after': known('cash after all that is known of the days ahead'),
  'solvency.lowest': known('the least that cash comes to in the days ahead'),
  'solvency.lowest_on': known('the day on which it does'),
  'solvency.days': known('how many days ahead are looked at'),
  'solvency.law': known('the law whose tests count'),
  'solvency.debts_test': given('whether cash covers the debts due in the days ahead: “met” or “not-met”'),
  'solvency.fails': known('there where a test that the law asks for is not met'),
  contingencies: given('claims, guarantees and suits that the books don’t show, or that there are none'),
  preferences: givenAmount(
    'what members with preferential rights would get on dissolution, or that there are none',
  ),
  basis: given('what the amounts rest on, where it is not the carrying amounts of the books'),
  method: given('how the outlook was made, where it is not the one of the books'),
  failing_reason: given('why it is paid although a test is not met'),
};

const SAID = { passes: 'met', fails: 'not-met', unknown: null } as const;

export function solvencyTexts(solvency: Solvency | null): Record<string, string | null> {
  const nothing = Object.fromEntries(Object.keys(SOLVENCY).map((name) => [name, null]));
  if (solvency === null) return nothing;
  const { balanceSheet, debtsDue, cashMinor, currency, outlookDays } = solvency;
  const figures = (amountMinor: number) => amountInFigures(amountMinor, currency);
  return {
    ...nothing,
    'solvency.date': readableDate(solvency.date),
    'solvency.others':
      solvency.others.map(({ to, amountMinor }) => `${figures(amountMinor)} to ${to}`).join('; ') || null,
    'solvency.together': figures(solvency.togetherMinor),
    'solvency.assets': figures(solvency.assetsMinor),
    'solvency.liabilities': figures(solvency.liabilitiesMinor),
    'solvency.equity': figures(solvency.equityMinor),
    'solvency.equity_without_owners': figures(solvency.equityWithoutOwnersMinor),
    'solvency.balance_test': SAID[balanceSheet.result],
    'solvency.cash': figures(cashMinor),
    'solvency.cash_after': figures(debtsDue.lines.at(-1)?.cashMinor ?? cashMinor),
    'solvency.lowest': figures(debtsDue.lowestMinor),
    'solvency.lowest_on': readableDate(debtsDue.lowestOn),
    'solvency.days': String(outlookDays),
    'solvency.law': solvency.source,
    'solvency.debts_test': SAID[debtsDue.result],
    'solvency.fails': solvency.result === 'fails' ? 'yes' : null,
    failing_reason: solvency.reason,
  };
}

const CLAIMS = {
  owner: 'a claim on an owner',
  controlled: 'a claim on a company that an owner controls',
} as const;

const GROUPS: readonly [DueSort, string][] = [
  ['receipt', 'What customers owe and is not past due'],
  ['bill', 'Bills, cards, and what is owed on demand'],
  ['loan', 'Payments on loans, by their terms'],
  ['tax', 'Taxes'],
];

export function solvencyTables(solvency: Solvency | null): Record<string, Table | null> {
  if (solvency === null)
    return { assets: null, liabilities: null, payables: null, taxes: null, outlook: null };
  const { currency, items, payables, debtsDue, cashMinor, outlookDays } = solvency;
  const column = (amountMinor: number) => columnAmount(amountMinor, currency);
  const balances = (
    title: string,
    wanted: (item: Item) => boolean,
    total: readonly [string, number] | null,
  ) =>
    amountTable(
      [title],
      [currency],
      items
        .filter((item) => wanted(item) && item.amountMinor !== 0)
        .map(({ name, claimOn, amountMinor }) => [
          claimOn === null ? name : `${name} (${CLAIMS[claimOn]})`,
          column(amountMinor),
        ]),
      total ? { total: [total[0], column(total[1])] } : {},
    );
  const groups = GROUPS.map(
    ([sort, label]) =>
      [
        label,
        debtsDue.lines.reduce((sum, line) => (line.sort === sort ? sum + line.amountMinor : sum), 0),
      ] as const,
  );
  return {
    assets: balances('Assets', ({ side }) => side === 'asset', ['Assets together', solvency.assetsMinor]),
    liabilities: balances('Liabilities', ({ side }) => side === 'liability', [
      'Liabilities together',
      solvency.liabilitiesMinor,
    ]),
    payables: amountTable(
      ['Payables by days since they were booked'],
      [currency],
      payables.map(({ label, amountMinor }) => [label, column(amountMinor)]),
    ),
    taxes: balances('Taxes owed', ({ isTax }) => isTax, null),
    outlook: amountTable(
      [`Within ${outlookDays} days`],
      [currency],
      [['Cash at the end of the day', cashMinor] as const, ...groups].map(([label, amountMinor]) => [
        label,
        column(amountMinor),
      ]),
      { total: ['Cash after these', column(debtsDue.lines.at(-1)?.cashMinor ?? cashMinor)] },
    ),
  };
}
