/**
 * V07: the company has capital of its own and can pay what is due within a year, also without what owners owe it. A reserve
 * in cash is looked at where its owner has set one.
 */
import { claimsOf } from '../../crossing/index.ts';
import { ratioText } from '../../solvency/index.ts';
import type { Facts, Standing } from '../facts.ts';
import { type Cure, type Fact, money, type Outcome, text, type View } from '../finding.ts';
import { foreign } from '../movements.ts';
import { lastRun } from '../runs.ts';

export function capital(view: View): Outcome {
  const { standings, company, foreignBalances } = view.facts;
  const ordered = [...standings].sort((a, b) => (a.date < b.date ? -1 : 1));
  const last = ordered.at(-1);
  if (last === undefined) return { seen: [], missing: [] };
  const missing = foreign(foreignBalances);
  if (last.current === null)
    missing.push('What is due within a year: the terms of some loans are not known.');
  const run = lastRun(knownOnly(ordered, view), (standing) => lacksOf(standing, view).length > 0);
  if (run === null) return { seen: [], missing };
  const lacks = lacksOf(run.last, view);
  return {
    seen: [
      {
        severity: lacks.some(({ high }) => high) ? 'high' : 'medium',
        subject: { kind: 'company', id: company.id, name: company.name },
        text: `Capital: ${lacks.map(({ what }) => what).join('; ')}.`,
        facts: figuresOf(run.last),
        since: run.since,
        cured: run.ended,
        cures: ['contribute', ...paidBack(view.facts)],
      },
    ],
    missing,
  };
}

/** Where what is due within a year is not known, nobody can tell that it was covered again. */
function knownOnly(ordered: readonly Standing[], view: View): Standing[] {
  return ordered.filter((one) => one.current !== null || lacksOf(one, view).length > 0);
}

/** What is owed to the company can come back, each from who owes it: what was lent by another movement than what is due. */
function paidBack({ company, crossings, loans }: Facts): Cure[] {
  const due = new Map<string, number>();
  for (const { crossing, openMinor } of claimsOf(crossings).values())
    if (crossing.fromId === company.id && openMinor > 0)
      due.set(crossing.toId, (due.get(crossing.toId) ?? 0) + openMinor);
  const lent = (loans ?? [])
    .filter(({ lenderId }) => lenderId === company.id)
    .map((loan) => ({ ...loan, leftMinor: loan.balances.at(-1)?.balanceMinor ?? 0 }))
    .filter(({ leftMinor }) => leftMinor > 0);
  return [
    ...[...due].map(([fromId, amountMinor]) => ({
      ...{ id: 'record-repayment' as const, fromId, toId: company.id, amountMinor },
    })),
    ...lent
      .filter(({ isOnRecord }) => isOnRecord)
      .map(({ id, name, leftMinor }) => ({
        ...{ id: 'pay-instalment' as const, about: { id, name, accountId: null }, amountMinor: leftMinor },
      })),
    ...lent
      .filter(({ isOnRecord }) => !isOnRecord)
      .map(({ borrowerId, leftMinor }) => ({
        ...{ id: 'repay-loan' as const, fromId: borrowerId, toId: company.id, amountMinor: leftMinor },
      })),
  ];
}

interface Lack {
  what: string;
  high: boolean;
}

function lacksOf(standing: Standing, { thresholds }: View): Lack[] {
  const { equityMinor, ownerClaimsMinor, cashMinor, current } = standing;
  const { ratio_percent: least, reserve_minor: reserve } = thresholds;
  const lacks: Lack[] = [];
  const high = (what: string) => lacks.push({ what, high: true });
  if (equityMinor <= 0) high('equity is not positive');
  else if (equityMinor - ownerClaimsMinor <= 0) high('equity is not positive without what owners owe');
  if (current !== null && current.liabilitiesMinor > 0) {
    const below = (assets: number) => assets * 100 < current.liabilitiesMinor * least;
    if (below(current.assetsMinor)) high('what is due within a year is more than what covers it');
    else if (below(current.assetsMinor - current.ownerClaimsMinor))
      high('what is due within a year is more than what covers it without what owners owe');
  }
  if (reserve !== null && cashMinor < reserve) lacks.push({ what: 'cash is below the reserve', high: false });
  return lacks;
}

function figuresOf({ equityMinor, ownerClaimsMinor, cashMinor, current }: Standing): Fact[] {
  return [
    money('Equity', equityMinor),
    money('Equity without what owners owe', equityMinor - ownerClaimsMinor),
    money('Cash', cashMinor),
    ...(current === null
      ? []
      : [
          money('Current assets without what owners owe', current.assetsMinor - current.ownerClaimsMinor),
          money('Current liabilities', current.liabilitiesMinor),
          text(
            'Current ratio',
            ratioText(current.assetsMinor - current.ownerClaimsMinor, current.liabilitiesMinor),
          ),
        ]),
  ];
}
