/** Whose binder it is, and in short what its chapters tell: the page for whoever reads no other. */

import { counted } from '../../../shared/counted.ts';
import { formatMoney } from '../../../shared/money.ts';
import { stateName } from '../../../shared/states.ts';
import type { Block } from '../../papers/index.ts';
import { distributionsOf } from '../distributions.ts';
import type { Gathered } from '../gather.ts';
import { amountIn, capital, day, heading, money, NO_MEMBERS, quiet } from './words.ts';

const CLASSES: Record<string, string> = {
  disregarded: 'disregarded (one member)',
  partnership: 'partnership',
  's-corp': 'S corporation',
  'c-corp': 'C corporation',
};

export function cover(gathered: Gathered): Block[] {
  const { company, from, asOf, members } = gathered;
  const owners = members.filter(({ share }) => share !== '0');
  return [
    {
      kind: 'facts',
      rows: [
        ['Company', company.legal_name ?? `${company.name} (its exact legal name is not on record)`],
        ['State', stateName(company.state) ?? 'not on record'],
        ['EIN', company.ein ?? 'not on record'],
        ['For federal income tax', CLASSES[company.tax_class ?? ''] ?? 'not on record'],
        [
          'Members',
          owners.length === 0
            ? NO_MEMBERS
            : owners.map(({ name, share }) => `${name} (${share} %)`).join(', '),
        ],
        ['Period', `${day(from)} to ${day(asOf)}`],
        ['As of', `the end of ${day(asOf)}`],
        ['Amounts', `in ${company.base_currency}, where no other currency is named`],
      ],
    },
    heading('In short'),
    { kind: 'facts', rows: inShort(gathered) },
    quiet(
      'These pages are made from the company’s books. They are a record, and no legal advice; nor can books show what was intended, what was guaranteed in person, or what somebody did wrong in person.',
    ),
  ];
}

function inShort(gathered: Gathered): [string, string][] {
  const { health, standing, capital: rolled, asOf } = gathered;
  const open = health.findings.filter(({ cured }) => cured === null);
  const weights = [...Map.groupBy(open, ({ severity }) => severity)]
    .map(([severity, list]) => `${list.length} ${severity}`)
    .join(', ');
  return [
    ['What crossed', crossedWords(gathered)],
    ['Loans', loanWords(gathered)],
    ['With which paper', paperWords(gathered)],
    [
      'What is open',
      open.length === 0 ? 'Nothing.' : `${capital(counted(open.length, 'finding'))}: ${weights}.`,
    ],
    ['What is not known', unknownWords(health)],
    [
      'Capital',
      `${money(rolled.equity)} on ${day(asOf)}: assets of ${money(standing.assets)}, liabilities of ${money(standing.liabilities)}.`,
    ],
    ['Solvent when it paid out', solvencyWords(gathered)],
  ];
}

function crossedWords({ company, crossed, crossedTotal }: Gathered): string {
  const own = crossed.filter(({ currency }) => currency === company.base_currency);
  const sum = (list: Gathered['crossed']) =>
    money(
      formatMoney(
        list.reduce((total, { amount_minor: minor }) => total + minor, 0),
        company.base_currency,
      ),
    );
  const gave = own.filter(({ from }) => from.entity_id === company.id);
  const got = own.filter(({ to }) => to.entity_id === company.id);
  const others = crossed.length - own.length;
  return [
    `${counted(crossedTotal, 'movement')}: ${got.length} to the company (${sum(got)}), ${gave.length} from it (${sum(gave)})`,
    ...(others > 0 ? [`${others} in other currencies`] : []),
  ]
    .join(', ')
    .concat('.');
}

function paperWords({ papers, wanted }: Gathered): string {
  const standing = papers.filter(({ state }) => state !== 'void');
  const signed = standing.filter(({ state }) => state === 'signed').length;
  const none =
    wanted.length === 0
      ? 'Nothing is without one that wants one.'
      : `${counted(wanted.length, 'movement')} that want${wanted.length === 1 ? 's' : ''} one ${wanted.length === 1 ? 'has' : 'have'} none.`;
  return `${counted(standing.length, 'paper')}, ${signed} signed by everybody. ${none}`;
}

function loanWords({ loans, advances, company }: Gathered): string {
  const amount = (owed: string, currency: string) => amountIn(owed, currency, company.base_currency);
  const all = [
    ...loans.map(
      ({ lender, borrower, outstanding, currency, name }) =>
        `${borrower.name} owes ${lender.name} ${amount(outstanding, currency)} (${name})`,
    ),
    ...advances.map(
      ({ lender, borrower, owed, currency }) =>
        `${borrower} owes ${lender} ${amount(owed, currency)} without terms on record`,
    ),
  ];
  return all.length === 0 ? 'None.' : `${all.join('; ')}.`;
}

function solvencyWords(gathered: Gathered): string {
  const all = distributionsOf(gathered);
  if (all.length === 0) return 'Nothing was distributed in the period.';
  const of = (result: string) => all.filter((one) => one.result === result).length;
  const parts = [
    ...(of('passes') > 0 ? [`${of('passes')} passed the tests of the state`] : []),
    ...(of('fails') > 0 ? [`${of('fails')} did not pass them`] : []),
    ...(of('unknown') > 0 ? [`of ${of('unknown')} it is not known`] : []),
    ...(of('none') > 0 ? [`of ${of('none')} solvency was not recorded`] : []),
  ];
  return `${capital(counted(all.length, 'distribution'))}: ${parts.join(', ')}.`;
}

function unknownWords({ dimensions }: Gathered['health']): string {
  const gaps = dimensions.reduce((sum, { missing }) => sum + missing.length, 0);
  return gaps === 0
    ? 'Nothing that the checks ask for.'
    : `${counted(gaps, 'question')}, listed with the findings.`;
}
