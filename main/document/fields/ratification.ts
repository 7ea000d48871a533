/** What frames a paper that is made late: what is ratified, and why it is late. */
import { type CalendarDate, daysBetween } from '../../../shared/dates.ts';
import { readableDate } from '../../papers/index.ts';
import type { Facts } from '../facts.ts';
import { legalNameOf } from '../parties.ts';
import { PAPER_TITLES } from '../titles.ts';
import { COMMON, commonTexts, partyFields, partyTexts } from './common.ts';
import { known, type PaperSort } from './field.ts';

export const ratification: PaperSort = {
  vocabulary: {
    texts: {
      ...COMMON,
      ...partyFields('company', 'company'),
      ...partyFields('other', 'other party'),
      'ratified.what': known('which paper it stands for: “promissory note”'),
      'ratified.who': known('between whom, as the paper itself says it'),
      'ratified.when': known('when it was done: “on June 30, 2025”, or from which day to which'),
      'ratified.several': known('there where it was done on several days'),
      'ratified.days': known('days from the event, or the first of several, to the paper'),
      late_reason: known('why it is made late'),
    },
    tables: { paper: 'what the paper says that it stands for' },
  },
  fieldsOf: (facts) => ({
    texts: {
      ...commonTexts(facts),
      ...partyTexts('company', facts.company),
      ...partyTexts('other', facts.other),
      'ratified.what': PAPER_TITLES[facts.kind].toLowerCase(),
      'ratified.who': betweenWhom(facts),
      'ratified.when': whenDone(facts),
      'ratified.several': lastDay(facts) > facts.since ? 'yes' : null,
      'ratified.days': String(daysBetween(facts.since, facts.generatedOn)),
      late_reason: facts.lateReason,
    },
    tables: {},
  }),
};

/** Who gives to whom; a note is the borrower’s promise to the lender. */
function betweenWhom({ kind, giver, receiver }: Facts): string {
  const [first, second] = kind === 'promissory-note' ? [receiver, giver] : [giver, receiver];
  return `${legalNameOf(first)} to ${legalNameOf(second)}`;
}

/** An amendment is done on its day, whenever it was lent. */
function lastDay({ kind, effectiveOn, movements }: Facts): CalendarDate {
  if (kind === 'loan-amendment') return effectiveOn;
  return movements.reduce((last, { date }) => (date > last ? date : last), effectiveOn);
}

function whenDone(facts: Facts): string {
  const [first, last] = [facts.since, lastDay(facts)];
  return last > first ? `from ${readableDate(first)} to ${readableDate(last)}` : `on ${readableDate(first)}`;
}
