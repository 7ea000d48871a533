/** The facts as they were on a day: whatever happened later has not happened yet. So no check has to think of it. */
import type { CalendarDate } from '../../shared/dates.ts';
import type { Facts, Paper } from './facts.ts';

export function factsOn(facts: Facts, asOf: CalendarDate): Facts {
  const upTo = (date: CalendarDate) => date <= asOf;
  const past = (date: CalendarDate | null) => (date !== null && upTo(date) ? date : null);
  const paper = (one: Paper | null): Paper | null =>
    one && { signedOn: past(one.signedOn), madeOn: past(one.madeOn) };
  return {
    ...facts,
    company: {
      ...facts.company,
      dissolvedOn: past(facts.company.dissolvedOn),
      reinstatedOn: past(facts.company.reinstatedOn),
    },
    looseLegs: facts.looseLegs
      .filter(({ date }) => upTo(date))
      .map((leg) =>
        leg.counterpart && !upTo(leg.counterpart.bookedOn) ? { ...leg, counterpart: null } : leg,
      ),
    crossings: facts.crossings
      .filter(({ date }) => upTo(date))
      .map((crossing) => ({ ...crossing, paper: paper(crossing.paper) })),
    foreignCrossings: facts.foreignCrossings.filter(({ date }) => upTo(date)),
    suspicions: only(facts.suspicions, ({ date }) => upTo(date)),
    loans: each(
      only(facts.loans, ({ startedOn }) => upTo(startedOn)),
      (loan) => ({
        ...loan,
        note: paper(loan.note),
        balances: loan.balances.filter(({ date }) => upTo(date)),
        lent: loan.lent.filter(({ date }) => upTo(date)),
        payments: each(loan.payments, (payment) => ({
          ...payment,
          paidOn: past(payment.paidOn),
          carriedOn: past(payment.carriedOn),
        })),
      }),
    ),
    snapshots: only(facts.snapshots, ({ preparedOn }) => upTo(preparedOn)),
    standings: facts.standings.filter(({ date }) => upTo(date)),
    payables: each(facts.payables, (one) => ({ ...one, paidOn: past(one.paidOn) })),
    trustTaxes: each(facts.trustTaxes, (one) => ({ ...one, paidOn: past(one.paidOn) })),
    arrangements: each(
      only(facts.arrangements, ({ since }) => upTo(since)),
      (one) => ({ ...one, agreement: paper(one.agreement) }),
    ),
    // What was put into the calendar later was not known, unless it tells of what had been done.
    formalities: facts.formalities
      .filter(({ recordedOn, doneOn }) => upTo(recordedOn) || past(doneOn) !== null)
      .map((one) => ({ ...one, doneOn: past(one.doneOn) })),
    documents: facts.documents
      .filter(({ date }) => upTo(date))
      .map((one) => ({ ...one, correctedOn: past(one.correctedOn) })),
    namesReviewedOn: past(facts.namesReviewedOn),
    nameFaults: facts.nameFaults
      .filter(({ foundOn }) => upTo(foundOn))
      .map((one) => ({ ...one, correctedOn: past(one.correctedOn) })),
    advances: each(
      only(facts.advances, ({ date }) => upTo(date)),
      (one) => ({ ...one, returnedOn: past(one.returnedOn) }),
    ),
    basis: only(facts.basis, ({ date }) => upTo(date)),
    pay: each(
      only(facts.pay, ({ firstDistributionOn }) => upTo(firstDistributionOn)),
      (one) => ({ ...one, wages: one.wages.filter(({ date }) => upTo(date)) }),
    ),
    moneyAccounts: facts.moneyAccounts.filter(({ firstEntryOn }) => upTo(firstEntryOn)),
    reopenings: each(
      only(facts.reopenings, ({ on }) => upTo(on)),
      (one) => ({ ...one, closedAgainOn: past(one.closedAgainOn) }),
    ),
  };
}

function only<T>(list: readonly T[] | null, keep: (one: T) => boolean): readonly T[] | null {
  return list === null ? null : list.filter(keep);
}

function each<T>(list: readonly T[] | null, change: (one: T) => T): readonly T[] | null {
  return list === null ? null : list.map(change);
}
