/** What matters now. */
const plural = new Intl.PluralRules('en');
const list = new Intl.ListFormat('en');

function several(n: number, one: string, other: string): string {
  return `${n.toLocaleString('en')} ${plural.select(n) === 'one' ? one : other}`;
}

export const home = {
  title: 'Home',
  asOf: (day: string) => `As of ${day}`,
  cash: 'Cash',
  cashOwed: (owed: string) => `${owed} owed on cards and loans`,
  cashClear: 'Nothing owed on cards or loans',
  cashWithout: (owed: string, currencies: readonly string[]) =>
    `${owed}. Without accounts in ${list.format(currencies)}`,
  review: 'To review',
  reviewSome: (n: number) =>
    plural.select(n) === 'one' ? 'transaction wants a category' : 'transactions want a category',
  reviewNone: 'Everything has a category',
  unreconciled: 'Not reconciled',
  unreconciledSome: (accounts: number, oldest: string) =>
    `in ${several(accounts, 'account', 'accounts')}, since ${oldest}`,
  unreconciledNone: 'Every account is proven',
  transit: 'In transit',
  transitSome: (sum: string) => `${sum} not yet seen at the bank`,
  transitNone: 'All seen at the bank',
  month: (name: string) => `${name} so far`,
  monthNet: (net: string) => `${net} on balance`,
  moneyIn: 'In',
  moneyOut: 'Out',
  trend: 'Cash at the end of each month',
  trendOf: (entity: string) => `Cash of ${entity}, twelve months`,
  attention: {
    label: (entity: string) => `What wants to be looked at: ${entity}`,
    findings: 'Open findings',
    severity: (n: number, severity: string) => `${n.toLocaleString('en')} ${severity.toLowerCase()}`,
    loans: (n: number, days: number) =>
      n === 1
        ? `Loan ${several(days, 'day', 'days')} late`
        : `${n} loans late, up to ${several(days, 'day', 'days')}`,
    papers: (n: number) => several(n, 'paper wanted', 'papers wanted'),
    papersLate: (n: number) =>
      n === 0 ? 'Each is still in time' : `${n.toLocaleString('en')} made now would be a ratification`,
    pastDue: (n: number, title: string, day: string) =>
      n === 1 ? `${title}: was due ${day}` : `${n.toLocaleString('en')} formalities past due`,
    dueSoon: (n: number, title: string, day: string) =>
      n === 1 ? `${title}: due ${day}` : `${n.toLocaleString('en')} formalities due within 30 days`,
  },
  accounts: 'Accounts',
  account: 'Account',
  balance: 'Balance',
  reconciledTo: 'Reconciled until',
  lastStatement: 'Last statement',
  never: 'never',
  none: 'none yet',
  noAccounts: {
    title: (entity: string) => `Nothing is in the books of ${entity} yet`,
    text: 'Drop a statement anywhere on this window: the bank’s account comes with it, and every row lands in it once.',
    action: 'Import statements',
  },
  wall: 'The wall',
};
