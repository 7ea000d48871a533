/** V16: wages of an owner exist in corporations only, guaranteed payments in partnerships only. */
import type { Crossing, TaxClass } from '../facts.ts';
import { day, money, type Outcome, type Seen, text, type View } from '../finding.ts';
import { amountOf, foreign, subjectOf } from '../movements.ts';

const CLASSES: Partial<Record<Crossing['kind'], readonly TaxClass[]>> = {
  wages: ['s-corp', 'c-corp'],
  'guaranteed-payment': ['partnership'],
};

export function classGuard(view: View): Outcome {
  const { crossings, company, foreignCrossings } = view.facts;
  const { taxClass } = company;
  if (taxClass === null) return { seen: [], missing: ['The tax class is not recorded.'] };
  const isRuledOut = ({ kind, fromId }: Crossing) =>
    fromId === company.id && CLASSES[kind]?.includes(taxClass) === false;
  return {
    seen: crossings.filter(isRuledOut).map((crossing) => seenOf(crossing, taxClass, view)),
    missing: foreign(foreignCrossings.filter(isRuledOut)),
  };
}

function seenOf(crossing: Crossing, taxClass: TaxClass, view: View): Seen {
  const amount = amountOf(view, crossing.amountMinor);
  return {
    severity: 'block',
    subject: subjectOf(crossing),
    text:
      crossing.kind === 'wages'
        ? `${amount} is booked as wages of the owner, which this tax class does not know.`
        : `${amount} is booked as a guaranteed payment, which only a partnership knows.`,
    facts: [money('Amount', crossing.amountMinor), day('Date', crossing.date), text('Tax class', taxClass)],
    entryIds: crossing.entryIds,
    since: crossing.date,
    cures: ['take-apart'],
  };
}
