/** What members put in and take out: the record of a contribution, the consent to a distribution. */
import type { Facts } from '../facts.ts';
import { amountInFigures } from '../figures.ts';
import { COMMON, commonTexts, partyFields, partyTexts } from './common.ts';
import { chosen, currencyOf, given, givenAmount, known, type PaperSort, totalOf } from './field.ts';
import { SOLVENCY, solvencyTables, solvencyTexts } from './solvency.ts';

const PARTIES = { ...partyFields('company', 'company'), ...partyFields('member', 'member') };
const partiesOf = ({ company, other }: Facts) => ({
  ...partyTexts('company', company),
  ...partyTexts('member', other),
});

export const contributionRecord: PaperSort = {
  vocabulary: {
    texts: {
      ...COMMON,
      ...PARTIES,
      form: known(
        'what was contributed: “cash”, “property”, “expenses” (paid by the member), “release” (of what was owed)',
      ),
      property: chosen('the property that was contributed, described; what the books call it by default'),
      what: known('what the expenses were, or were owed for'),
      fair_value: givenAmount('fair value on the day: the amount that it is booked at'),
      basis: givenAmount('the member’s adjusted basis in property'),
      units: given('units or percentage issued for it, or none'),
      percentage: known('the member’s share of the company by the books'),
    },
    tables: {},
  },
  fieldsOf(facts) {
    return {
      texts: {
        ...commonTexts(facts),
        ...partiesOf(facts),
        form: formOfContribution(facts),
        property: propertyOf(facts),
        what: whatFor(facts),
        // Both books took it in at what it was worth on the day, whatever its form.
        fair_value: amountInFigures(totalOf(facts), currencyOf(facts)),
        basis: null,
        units: null,
        percentage: facts.share === null ? null : `${facts.share}%`,
      },
      tables: {},
    };
  },
};

function formOfContribution({ movements }: Facts): string {
  if (movements.every(({ kind }) => kind === 'waiver')) return 'release';
  if (movements.every(({ kind }) => kind === 'business')) return 'expenses';
  return movements.every(({ moneyArrived }) => moneyArrived) ? 'cash' : 'property';
}

/** Words of the entries, each once; of what is given up, the account on which it was owed. */
function whatFor({ movements, company, other, giver }: Facts): string | null {
  // Where nobody said whom it was paid to, the entry names the other side.
  const sides = new Set([company.name, other.name]);
  // A debt of the company goes by a debit, a claim of it by a credit.
  const goes = (minor: number) => (giver.id === company.id ? minor < 0 : minor > 0);
  const words = movements.map(({ kind, payee, categories, legs }) => {
    const owed = legs.find((leg) => leg.books === company.name && goes(leg.amountMinor));
    const said = kind === 'waiver' ? [owed?.account ?? ''] : [sides.has(payee) ? '' : payee, ...categories];
    return said.filter((word) => word !== '').join(', ');
  });
  return [...new Set(words.filter((word) => word !== ''))].join('; ') || null;
}

/** What the giver's books call it. */
function propertyOf({ movements, giver }: Facts): string | null {
  const given = movements.flatMap(({ legs }) =>
    legs.filter(
      ({ books, isMirrored, balanceMinor, amountMinor }) =>
        books === giver.name && !isMirrored && balanceMinor !== null && amountMinor < 0,
    ),
  );
  return [...new Set(given.map(({ account }) => account))].join('; ') || null;
}

export const distributionConsent: PaperSort = {
  vocabulary: {
    texts: {
      ...COMMON,
      ...PARTIES,
      ...SOLVENCY,
      form: known(
        'how it is paid: “cash”, “property”, “cost” (of the member, paid by the company), “release” (of what the member owed)',
      ),
      property: chosen('the property that is distributed, described; what the books call it by default'),
      what: known('what the member’s cost was'),
      percentage: known('the member’s share of the company by the books'),
      sole_member: known('there where the member holds all of the company, and there is no other'),
      pro_rata: given('how other members are treated, where there are any'),
    },
    tables: {
      assets: 'what the company has, by the books',
      liabilities: 'what it owes, by the books',
      payables: 'what is owed to others, by age',
      taxes: 'taxes that it owes',
      outlook: 'cash within 90 days',
    },
  },
  fieldsOf(facts) {
    return {
      texts: {
        ...commonTexts(facts),
        ...partiesOf(facts),
        ...solvencyTexts(facts.solvency),
        form: formOfDistribution(facts),
        property: propertyOf(facts),
        what: whatFor(facts),
        percentage: facts.share === null ? null : `${facts.share}%`,
        sole_member: facts.share !== null && Number(facts.share) === 100 ? 'yes' : null,
        pro_rata: null,
      },
      tables: solvencyTables(facts.solvency),
    };
  },
};

function formOfDistribution({ movements }: Facts): string {
  if (movements.every(({ kind }) => kind === 'waiver')) return 'release';
  if (movements.every(({ moneyArrived }) => moneyArrived)) return 'cash';
  return movements.every(({ kind }) => kind === 'draw') ? 'property' : 'cost';
}
