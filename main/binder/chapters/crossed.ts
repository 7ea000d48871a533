/** What crossed, why, and with which paper. */

import { CROSSING_KINDS, type CrossingOut } from '../../../shared/contract/crossing.ts';
import { counted } from '../../../shared/counted.ts';
import { formatMoney } from '../../../shared/money.ts';
import { isGivenUp } from '../../crossing/index.ts';
import type { Block } from '../../papers/index.ts';
import type { Gathered } from '../gather.ts';
import { AMOUNT, amountIn, capital, chapter, DATE, day, heading, money, NUMBER, quiet } from './words.ts';

/** What each kind is, for whoever has not met the word. */
const MEANING: Record<CrossingOut['kind'], string> = {
  contribution: 'The owner put money or property into the company, as capital.',
  draw: 'The company gave its owner money or property, as a distribution.',
  personal: 'The company paid a cost of its owner: as a distribution, or to be paid back.',
  business: 'The owner bore a cost of the company: to be reimbursed, or as a contribution.',
  loan: 'One lent to the other.',
  repayment: 'The borrower paid the lender: principal, and interest that had accrued.',
  interest: 'Interest that accrued and was booked on both sides; nothing was paid.',
  settlement: 'What one owed the other, other than on a loan, was paid.',
  waiver:
    'What one owed the other was given up: by the owner as a contribution, by the company as a distribution.',
  'guaranteed-payment': 'The partnership paid a partner without regard to its income.',
  wages: 'The corporation paid wages to its owner.',
  'management-fee': 'The first did work for the second, and earned a fee for it: owed, or paid.',
  rent: 'The first let property to the second, and earned rent for it: owed, or paid.',
};

export function crossedChapter(gathered: Gathered): Block[] {
  const { crossed, crossedTotal, from, asOf, unpaired, company } = gathered;
  const byKind = CROSSING_KINDS.map((kind) => crossed.filter((one) => one.kind === kind)).filter(
    (list) => list.length > 0,
  );
  return [
    chapter('What crossed'),
    {
      kind: 'text',
      text: `Every movement between ${company.legal_name ?? company.name}, its owners and their companies from ${day(from)} to ${day(asOf)}: ${crossedTotal} in all. Each is an entry in the books of both sides, of one day and one amount; a fee, rent and interest go from who earned them. They are numbered in the order of their days; these pages speak of them by their numbers.`,
    },
    ...(crossed.length < crossedTotal
      ? [quiet(`The last ${crossed.length} are listed. A binder of a shorter period lists the others.`)]
      : []),
    ...(unpaired.length === 0
      ? [quiet('Every leg against another entity has its counterpart in that entity’s books.')]
      : []),
    ...(byKind.length === 0 ? [quiet('Nothing crossed in the period.')] : []),
    ...byKind.flatMap((list) => kindBlocks(list, gathered)),
    ...unpairedBlocks(gathered),
  ];
}

function unpairedBlocks({ unpaired, company }: Gathered): Block[] {
  if (unpaired.length === 0) return [];
  return [
    heading(`Without a counterpart (${unpaired.length})`),
    quiet('These legs stand against another entity, and nothing in its books answers them yet.'),
    {
      kind: 'table',
      columns: [DATE, { title: 'Books of' }, { title: 'Account' }, { title: 'Payee' }, AMOUNT],
      rows: unpaired.map((one) => [
        ...[one.date, one.entity, one.account, one.payee],
        amountIn(one.amount, one.currency, company.base_currency),
      ]),
    },
  ];
}

function kindBlocks(list: readonly CrossingOut[], gathered: Gathered): Block[] {
  const { company, numbers } = gathered;
  const { kind } = list[0]!;
  return [
    heading(`${nameOf(kind, company)} (${list.length})`),
    quiet(MEANING[kind]),
    {
      kind: 'table',
      columns: [
        ...[NUMBER, DATE, { title: 'From and to', width: 102 }, { title: 'What for' }],
        ...[{ title: 'Paper', width: 88 }, AMOUNT],
      ],
      rows: list.map((one) => [
        ...[numbers.crossing(one.id), one.date, `${one.from.entity} to ${one.to.entity}`],
        ...[whatFor(one, gathered), paperWords(one, gathered)],
        amountIn(one.amount, one.currency, company.base_currency),
      ]),
      ...totalOf(list, company.base_currency),
    },
  ];
}

/** What a corporation pays out on its shares is no draw. */
function nameOf(kind: CrossingOut['kind'], { tax_class }: Gathered['company']): string {
  const isOnShares = kind === 'draw' && (tax_class === 's-corp' || tax_class === 'c-corp');
  return isOnShares ? 'Distribution' : capital(kind);
}

type Terms = Partial<Record<CrossingOut['settlement'], string>>;
const FOR_WORK: Terms = { owed: 'owed', paid: 'paid' };

/** On what terms, where the kind leaves that open. */
const TERMS: Partial<Record<CrossingOut['kind'], Terms>> = {
  personal: { owed: 'to be paid back', equity: 'as a distribution' },
  business: { owed: 'to be reimbursed', equity: 'as a contribution' },
  'management-fee': FOR_WORK,
  rent: FOR_WORK,
};

function whatFor({ id, kind, settlement, purpose, from }: CrossingOut, gathered: Gathered): string {
  const terms = [TERMS[kind]?.[settlement], becameWords(id, gathered), settledWords(id, gathered)]
    .filter((one) => one !== undefined)
    .join('; ');
  return `${purpose ?? from.payee}${terms === '' ? '' : ` (${terms})`}`;
}

/** Of what left something owed, what became of that. */
function becameWords(id: string, { settled, numbers }: Gathered): string | undefined {
  const claim = settled.claims.get(id);
  if (claim === undefined) return undefined;
  if (claim.settledBy.length === 0) return 'not settled';
  const done = isGivenUp(claim) ? 'given up' : 'settled';
  return `${done}${claim.settledOn === null ? ' in part' : ''} by no. ${numbers.crossings(claim.settledBy.map((one) => one.id))}`;
}

/** Of what settled or gave up something, for which movements that was owed. */
function settledWords(id: string, { settled, numbers }: Gathered): string | undefined {
  const owed = settled.settles.get(id);
  if (owed === undefined) return undefined;
  const listed = numbers.crossings(owed);
  return listed === '–' ? 'of what crossed before' : `of no. ${listed}`;
}

/** Of several, all of the company’s own currency. */
function totalOf(list: readonly CrossingOut[], base: string): { total?: string[] } {
  if (list.length < 2 || list.some(({ currency }) => currency !== base)) return {};
  const minor = list.reduce((sum, { amount_minor: one }) => sum + one, 0);
  return { total: ['', '', counted(list.length, 'movement'), '', '', money(formatMoney(minor, base))] };
}

function paperWords({ id }: CrossingOut, { paperOf, numbers, wanted }: Gathered): string {
  const paper = paperOf.get(id);
  if (!paper) return wanted.some(({ crossing }) => crossing === id) ? 'none yet' : 'none wanted';
  const name = `${numbers.ofPaper(paper.id)}${paper.is_ratification ? ', ratification' : ''}`;
  return paper.state === 'signed' ? `${name}, signed ${paper.signed_on}` : `${name}, not signed`;
}
