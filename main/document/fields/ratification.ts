/** What frames a paper that is made late: what is ratified, and why it is late. */
import { daysBetween } from '../../../shared/dates.ts';
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
      'ratified.who': known('who gives to whom'),
      'ratified.days': known('days from the event to the paper'),
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
      'ratified.who': `${legalNameOf(facts.giver)} to ${legalNameOf(facts.receiver)}`,
      'ratified.days': String(daysBetween(facts.effectiveOn, facts.generatedOn)),
      late_reason: facts.lateReason,
    },
    tables: {},
  }),
};
