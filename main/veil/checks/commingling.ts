/**
 * V02: a personal cost on the company's account, or the reverse. Cured by repayment, or by the signed paper of a draw (a
 * contribution); within the days for it that weighs low. A business cost that is owed to its owner is V13's.
 */
import { addDays, type CalendarDate, daysBetween } from '../../../shared/dates.ts';
import { type Claim, claimsOf } from '../../crossing/index.ts';
import { readableDate } from '../../papers/index.ts';
import type { Crossing, Suspicion } from '../facts.ts';
import { age, type Cure, day, money, type Outcome, type Seen, text, type View } from '../finding.ts';
import { amountOf, foreign, settlingCure, subjectOf, together } from '../movements.ts';

export function commingling(view: View): Outcome {
  const { crossings, suspicions, company, foreignCrossings, foreignBalances } = view.facts;
  const claims = claimsOf(crossings);
  const missing = foreign([
    ...foreignCrossings.filter((one) => isMixed(one, company.id)),
    // Charges of these accounts nobody looked through.
    ...foreignBalances.filter(({ nature }) => nature === 'cash' || nature === 'card'),
  ]);
  const unknown: Crossing[] = [];
  const seen: Seen[] = [];
  for (const crossing of crossings) {
    if (!isMixed(crossing, company.id)) continue;
    const cured = curedOn(crossing, claims);
    if (cured === 'unknown') unknown.push(crossing);
    else seen.push(seenOf(crossing, cured, curesOf(crossing, claims, view), view));
  }
  missing.push(
    ...together(unknown, {
      one: ({ what, date }) => `Whether ${what} of ${readableDate(date)} has its paper.`,
      many: (count) => `Whether ${count} costs of the other side have their papers.`,
    }),
  );
  if (suspicions === null) missing.push('Charges were not looked through for ones of the other side.');
  seen.push(...(suspicions ?? []).map((one) => suspected(one, view)));
  return { seen, missing };
}

function isMixed({ kind, settlement, fromId, toId, amountMinor }: Crossing, company: string): boolean {
  if (amountMinor <= 0) return false;
  return (
    (kind === 'personal' && fromId === company) ||
    (kind === 'business' && settlement === 'equity' && toId === company)
  );
}

function curedOn(
  crossing: Crossing,
  claims: ReadonlyMap<string, Claim<Crossing>>,
): CalendarDate | 'unknown' | null {
  if (crossing.settlement !== 'owed') return signed(crossing);
  const { settledOn, settledBy } = claims.get(crossing.id)!;
  const last = settledBy.at(-1);
  if (settledOn === null || last?.kind !== 'waiver') return settledOn;
  // What was given up is a draw or a contribution, and wants the paper of one.
  const waived = signed(last);
  return waived === null || waived === 'unknown' || waived > settledOn ? waived : settledOn;
}

function signed({ paper, date }: Crossing): CalendarDate | 'unknown' | null {
  if (paper === null) return 'unknown';
  return paper.signedOn !== null && paper.signedOn < date ? date : paper.signedOn;
}

/** Of what is owed, what settles the rest of it; of what was given up or is owed by nobody, the paper of that. */
function curesOf(crossing: Crossing, claims: ReadonlyMap<string, Claim<Crossing>>, view: View): Cure[] {
  if (crossing.settlement !== 'owed') return [paperCure(crossing, view), 'sign-paper'];
  const { openMinor, settledBy } = claims.get(crossing.id)!;
  const last = settledBy.at(-1);
  if (openMinor > 0 || last === undefined)
    return [
      settlingCure('record-repayment', crossing, openMinor),
      settlingCure('reclassify-draw', crossing, openMinor),
    ];
  const { id, what, date, amountMinor } = last;
  const about = { id, name: `${what}, ${readableDate(date)}`, accountId: null };
  return [
    { id: paperCure(last, view), about, amountMinor },
    { id: 'sign-paper', about, amountMinor },
  ];
}

function paperCure({ date }: Crossing, view: View) {
  return age(date, view) > view.thresholds.paper_info_days ? 'write-ratification' : 'make-paper';
}

function seenOf(crossing: Crossing, cured: CalendarDate | null, cures: readonly Cure[], view: View): Seen {
  const { date, amountMinor, kind } = crossing;
  const limit = view.thresholds.commingle_cure_days;
  const inTime = cured !== null && daysBetween(date, cured) <= limit;
  const amount = amountOf(view, amountMinor);
  return {
    severity: inTime ? 'low' : 'high',
    subject: subjectOf(crossing),
    text:
      kind === 'personal'
        ? `A personal cost of ${amount} was paid by the company.`
        : `A business cost of ${amount} was paid from personal money.`,
    facts: [
      money('Amount', amountMinor),
      day('Date', date),
      day('To be settled by', addDays(date, limit)),
      ...(cured === null ? [] : [day('Settled', cured)]),
    ],
    entryIds: crossing.entryIds,
    since: date,
    cured,
    cures,
  };
}

/** Only looks like one: it weighs less until somebody has said whose it was. */
function suspected({ entryId, date, amountMinor, payee, side, because }: Suspicion, view: View): Seen {
  const amount = amountOf(view, amountMinor);
  return {
    severity: 'medium',
    subject: { kind: 'entry', id: entryId, name: payee },
    text:
      side === 'company'
        ? `${amount} to ${payee} on a company account may be a personal cost.`
        : `${amount} to ${payee} on a personal account may be a business cost.`,
    facts: [money('Amount', amountMinor), day('Date', date), text('Because', because)],
    entryIds: [entryId],
    since: date,
    cures: ['say-whose'],
  };
}
