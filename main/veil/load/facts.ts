/** Everything that the checks look at, of one company, as of a day. SQL loads it here, and decides nothing. */
import type { CalendarDate } from '../../../shared/dates.ts';
import { type DayOf, type EntityRow, listEntities } from '../../ledger/index.ts';
import { lendingOf } from '../../loan/index.ts';
import { monthsOf, naturesOf, owedLoans, payablesOf } from '../../solvency/index.ts';
import type { VaultDatabase } from '../../vault/index.ts';
import type { Facts, Party } from '../facts.ts';
import type { Thresholds } from '../thresholds.ts';
import { arrangementsOf } from './arrangements.ts';
import { moneyAccountsOf, reopeningsOf } from './books.ts';
import { formalitiesOf, lastDone } from './calendar.ts';
import { looseLegsOf, movementsOf } from './crossings.ts';
import { loansOf } from './loans.ts';
import { memberBasis, ownerPay } from './members.ts';
import { observedOf } from './observed.ts';
import { documentsOf } from './papers.ts';
import { partiesOf } from './parties.ts';
import { snapshotsOf } from './snapshots.ts';
import { standingsOf } from './standings.ts';
import { suspicionsOf } from './suspicions.ts';
import { trustTaxesOf } from './taxes.ts';

export function loadFacts(
  db: VaultDatabase,
  company: EntityRow,
  asOf: CalendarDate,
  thresholds: Thresholds,
  dayOf: DayOf,
): Facts {
  const names = new Map(listEntities(db).map(({ id, name }) => [id, name] as const));
  const nameOf = (id: string) => names.get(id) ?? 'somebody else';
  const months = monthsOf(db, company, asOf);
  const accounts = naturesOf(db, company);
  const movements = movementsOf(db, company, asOf, dayOf);
  const lending = lendingOf(db, company.id, asOf);
  const loans = loansOf(company, lending, movements.crossings, nameOf, dayOf);
  const formalities = formalitiesOf(db, company);
  const payables = payablesOf(db, company, accounts, asOf);
  const { crossings } = movements;
  const parties = partiesOf(db, company);
  return {
    company: {
      ...{ id: company.id, name: company.name, legalName: company.legal_name, ein: company.ein },
      ...{ currency: company.base_currency, taxClass: company.tax_class },
      dissolvedOn: lastDone(formalities, 'dissolution'),
      reinstatedOn: lastDone(formalities, 'reinstatement'),
    },
    parties,
    looseLegs: looseLegsOf(db, company, asOf),
    suspicions: suspicionsFor(db, company, parties, asOf),
    snapshots: snapshotsOf(db, company, dayOf),
    standings: standingsOf(months, accounts, owedLoans(db, company, lending)),
    arrangements: arrangementsOf(company, crossings, loans, companiesIn(db), nameOf),
    documents: documentsOf(db, company, { day: asOf, dayOf }),
    ...observedOf(formalities),
    basis: memberBasis(db, company, asOf),
    pay: ownerPay(crossings, company.id, thresholds.memo_minor, nameOf),
    moneyAccounts: moneyAccountsOf(db, company, { day: asOf, dayOf }),
    reopenings: reopeningsOf(db, company, dayOf),
    foreignCrossings: movements.foreign,
    foreignBalances: months.foreign.map(({ currency, accountId }) => ({
      currency,
      nature: accounts.get(accountId)!.nature,
    })),
    payables:
      payables?.map(({ id, accountId, payee, dueOn, amountMinor, openMinor, paidOn }) => ({
        ...{ id, accountId, vendor: payee, dueOn, amountMinor, openMinor, paidOn },
      })) ?? null,
    trustTaxes: trustTaxesOf(db, company, accounts, formalities, asOf),
    ...{ crossings, loans, formalities },
  };
}

/** By itself: alone of all facts it also looks at what the owners do among themselves. */
export function suspicionsFor(
  db: VaultDatabase,
  company: EntityRow,
  parties: Facts['parties'],
  asOf: CalendarDate,
): Facts['suspicions'] {
  const owners = ownersAmong(db, parties);
  return owners.length === 0 ? null : suspicionsOf(db, company, owners, asOf);
}

/** Those who are no companies themselves, and whose books are kept here. */
export function ownersAmong(db: VaultDatabase, parties: Facts['parties']): readonly Party[] {
  const companies = companiesIn(db);
  return (parties ?? []).filter(({ id, isKept }) => isKept && !companies.has(id));
}

function companiesIn(db: VaultDatabase): ReadonlySet<string> {
  return new Set(listEntities(db).flatMap(({ id, kind }) => (kind === 'llc' ? [id] : [])));
}
