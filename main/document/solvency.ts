/**
 * Both tests of a distribution, held against the books at the end of one day, after it was paid: whether assets still come to
 * what is owed, and whether the cash at hand and due within 90 days comes to the debts due within them. By carrying amounts:
 * what something would fetch, and what is not in the books, only the signer can say. Pure.
 */
import type { BalanceLine, Solvency } from './facts.ts';

export interface Tested {
  assetsMinor: number;
  liabilitiesMinor: number;
  equityMinor: number;
  /** Without what owners, and entities that they control, owe to the company. */
  equityWithoutOwnersMinor: number;
  cashMinor: number;
  outlook: Outlook[];
  /** Without payments on loans whose terms are not known. */
  cashAfterMinor: number;
  balanceSheet: boolean;
  /** `null`: not known, since the terms of a loan are not. */
  debtsAsDue: boolean | null;
}

export interface Outlook {
  label: string;
  amountMinor: number;
}

/** What is paid or comes in within 90 days unless somebody says otherwise; loans by their own terms. */
const INFLOWS = { receivable: 'Receivables from others' } as const;
const OUTFLOWS = {
  payable: 'Payables and what is owed on demand',
  card: 'Cards',
  tax: 'Taxes',
} as const;

export function testSolvency({ lines, loanDuesMinor }: Pick<Solvency, 'lines' | 'loanDuesMinor'>): Tested {
  const sum = (wanted: (line: BalanceLine) => boolean) =>
    lines.filter(wanted).reduce((total, { amountMinor }) => total + amountMinor, 0);
  const assetsMinor = sum(({ side }) => side === 'asset');
  const liabilitiesMinor = sum(({ side }) => side === 'liability');
  const onOwnersMinor = sum(({ side, isOnOwner }) => side === 'asset' && isOnOwner);
  const cashMinor = sum(({ sort }) => sort === 'cash');
  const outlook = [
    ...Object.entries(INFLOWS).map(([sort, label]) => ({
      label,
      amountMinor: sum((line) => line.side === 'asset' && line.sort === sort && !line.isOnOwner),
    })),
    ...Object.entries(OUTFLOWS).map(([sort, label]) => ({
      label,
      amountMinor: -sum((line) => line.side === 'liability' && line.sort === sort),
    })),
    { label: 'Payments on loans, by their terms', amountMinor: -(loanDuesMinor ?? 0) },
  ];
  const cashAfterMinor = outlook.reduce((total, { amountMinor }) => total + amountMinor, cashMinor);
  const equityMinor = assetsMinor - liabilitiesMinor;
  return {
    assetsMinor,
    liabilitiesMinor,
    equityMinor,
    equityWithoutOwnersMinor: equityMinor - onOwnersMinor,
    cashMinor,
    outlook,
    cashAfterMinor,
    balanceSheet: equityMinor >= 0,
    debtsAsDue: loanDuesMinor === null && cashAfterMinor >= 0 ? null : cashAfterMinor >= 0,
  };
}
