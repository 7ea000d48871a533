/** The statement of solvency within the consent to a distribution. */
import type { Table } from '../../papers/index.ts';
import type { BalanceLine, Solvency } from '../facts.ts';
import { amountInFigures, columnAmount } from '../figures.ts';
import { testSolvency } from '../solvency.ts';
import { amountTable, type Field, given, known } from './field.ts';

export const SOLVENCY: Readonly<Record<string, Field>> = {
  'solvency.date': known('the day whose end the statement stands on'),
  'solvency.assets': known('assets after the distribution'),
  'solvency.liabilities': known('liabilities after the distribution'),
  'solvency.equity': known('what assets exceed liabilities by'),
  'solvency.equity_without_owners': known('the same without claims on owners and entities they control'),
  'solvency.balance_test': known('whether assets are at least liabilities: “met” or “not-met”'),
  'solvency.cash': known('cash after the distribution'),
  'solvency.cash_after': known('cash after what is due within 90 days'),
  'solvency.debts_test': given('whether cash covers the debts due within 90 days: “met” or “not-met”'),
  'solvency.fails': known('there where one of the tests is not met'),
  contingencies: given('claims, guarantees and suits that the books don’t show, or that there are none'),
  preferences: given(
    'what members with preferential rights would get on dissolution, or that there are none',
  ),
  basis: given('what the amounts rest on, where it is not the carrying amounts of the books'),
  method: given('how the outlook was made, where it is not the one of the books'),
  failing_reason: given('why it is paid although a test is not met'),
};

export function solvencyTexts(solvency: Solvency | null): Record<string, string | null> {
  const nothing = Object.fromEntries(Object.keys(SOLVENCY).map((name) => [name, null]));
  if (solvency === null) return nothing;
  const tested = testSolvency(solvency);
  const figures = (amountMinor: number) => amountInFigures(amountMinor, solvency.currency);
  const test = (isMet: boolean | null) => (isMet === null ? null : isMet ? 'met' : 'not-met');
  return {
    ...nothing,
    'solvency.assets': figures(tested.assetsMinor),
    'solvency.liabilities': figures(tested.liabilitiesMinor),
    'solvency.equity': figures(tested.equityMinor),
    'solvency.equity_without_owners': figures(tested.equityWithoutOwnersMinor),
    'solvency.balance_test': test(tested.balanceSheet),
    'solvency.cash': figures(tested.cashMinor),
    'solvency.cash_after': figures(tested.cashAfterMinor),
    'solvency.debts_test': test(tested.debtsAsDue),
    'solvency.fails': tested.balanceSheet && tested.debtsAsDue !== false ? null : 'yes',
  };
}

export function solvencyTables(solvency: Solvency | null): Record<string, Table | null> {
  if (solvency === null)
    return { assets: null, liabilities: null, payables: null, taxes: null, outlook: null };
  const { currency, lines, payables } = solvency;
  const tested = testSolvency(solvency);
  const column = (amountMinor: number) => columnAmount(amountMinor, currency);
  const balances = (
    title: string,
    wanted: (line: BalanceLine) => boolean,
    total: readonly [string, number] | null,
  ) =>
    amountTable(
      [title],
      [currency],
      lines
        .filter((line) => wanted(line) && line.amountMinor !== 0)
        .map(({ account, isOnOwner, amountMinor }) => [
          isOnOwner ? `${account} (a claim on an owner)` : account,
          column(amountMinor),
        ]),
      total ? { total: [total[0], column(total[1])] } : {},
    );
  return {
    assets: balances('Assets', ({ side }) => side === 'asset', ['Assets together', tested.assetsMinor]),
    liabilities: balances('Liabilities', ({ side }) => side === 'liability', [
      'Liabilities together',
      tested.liabilitiesMinor,
    ]),
    payables: amountTable(
      ['Payables by days since they were booked'],
      [currency],
      payables.map(({ label, amountMinor }) => [label, column(amountMinor)]),
    ),
    taxes: balances('Taxes owed', ({ side, sort }) => side === 'liability' && sort === 'tax', null),
    outlook: amountTable(
      ['Within 90 days'],
      [currency],
      [
        ['Cash at the end of the day', tested.cashMinor] as const,
        ...tested.outlook.map(({ label, amountMinor }) => [label, amountMinor] as const),
      ].map(([label, amountMinor]) => [label, column(amountMinor)]),
      { total: ['Cash after these', column(tested.cashAfterMinor)] },
    ),
  };
}
