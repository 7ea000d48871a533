/** Everything that a binder is made of, as the contract tells it of a company and a day. It adds nothing of its own. */
import type { z } from 'zod';
import type { CrossingOut } from '../../shared/contract/crossing.ts';
import type { contract } from '../../shared/contract/index.ts';
import type { LoanDetail } from '../../shared/contract/loan.ts';
import type { PaperOut, WantedOut } from '../../shared/contract/paper.ts';
import { daysBetween } from '../../shared/dates.ts';
import { crossingHandlers } from '../crossing/index.ts';
import { type PaperForm, paperForms, paperHandlers } from '../document/index.ts';
import type { DayOf, EntityRow, Scope } from '../ledger/index.ts';
import { loanHandlers } from '../loan/index.ts';
import { memberHandlers } from '../member/index.ts';
import { reconcileHandlers } from '../reconcile/index.ts';
import { veilHandlers } from '../veil/index.ts';

type Answer<P extends { '~orpc': { outputSchema?: z.ZodType | undefined } }> = z.output<
  NonNullable<P['~orpc']['outputSchema']>
>;

export interface Gathered {
  company: EntityRow;
  from: string;
  asOf: string;
  /** By the user’s clocks. */
  dayOf: DayOf;
  health: Answer<typeof contract.veil.health>;
  crossed: Answer<typeof contract.crossing.list>;
  unpaired: Answer<typeof contract.crossing.unpaired>;
  loans: LoanDetail[];
  members: Answer<typeof contract.member.list>;
  capital: Answer<typeof contract.member.roll_forward>;
  papers: Answer<typeof contract.paper.list>['papers'];
  wanted: Pick<WantedOut, 'crossing' | 'date' | 'purpose' | 'entity' | 'with' | 'amount' | 'days'>[];
  /** The papers that stand, word for word, in the order of `papers`; empty where only their list was asked for. */
  forms: PaperForm[];
  solvency: Answer<typeof contract.veil.snapshots>;
  formalities: Answer<typeof contract.veil.formalities>['formalities'];
  coverage: Answer<typeof contract.reconcile.coverage>;
  reconciliations: Answer<typeof contract.reconcile.list>;
}

/** As many as the contract tells at once. */
const ALL = 5000;

export async function gather(
  scope: Scope,
  company: EntityRow,
  { from, asOf, inFull }: { from: string; asOf: string; inFull: boolean },
): Promise<Gathered> {
  const entity = company.id;
  const { papers } = await paperHandlers.list(scope, { entity, include_superseded: false, limit: ALL });
  const standing = papers
    .filter(({ made_at: madeAt, effective_on: on }) => scope.dayOf(madeAt) <= asOf && on <= asOf)
    .map((one) => asSigned(one, asOf))
    .sort((a, b) => (a.effective_on < b.effective_on ? -1 : 1));
  const crossed = await crossingHandlers.list(scope, { entity, from, to: asOf, limit: ALL });
  const loans = await loanHandlers.list(scope, { entity, as_of: asOf });
  const { wanted } = await paperHandlers.wanted(scope, { entity, limit: ALL });
  return {
    ...{ company, from, asOf, papers: standing, dayOf: scope.dayOf },
    health: await veilHandlers.health(scope, { entity, as_of: asOf }),
    crossed,
    unpaired: await crossingHandlers.unpaired(scope, { entity, as_of: asOf }),
    loans: await Promise.all(loans.map(({ id }) => loanHandlers.get(scope, { loan: id, as_of: asOf }))),
    members: await memberHandlers.list(scope, { entity, as_of: asOf }),
    capital: await memberHandlers.roll_forward(scope, { entity, from, to: asOf, basis: 'book' }),
    wanted: [
      ...wanted.filter(({ date }) => date <= asOf),
      ...wantedThen(papers, crossed.crossings, asOf, scope.dayOf),
    ].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    forms: inFull
      ? paperForms(
          scope.db,
          standing.filter(({ state }) => state !== 'void').map(({ id }) => id),
          scope.dayOf,
        )
      : [],
    solvency: (await veilHandlers.snapshots(scope, { entity })).filter(
      (one) => one.as_of <= asOf && scope.dayOf(one.prepared_at) <= asOf,
    ),
    formalities: (await veilHandlers.formalities(scope, { entity })).formalities.map((one) =>
      one.done_on !== null && one.done_on > asOf ? { ...one, done_on: null, evidence: null } : one,
    ),
    coverage: await reconcileHandlers.coverage(scope, { entity }),
    reconciliations: (await reconcileHandlers.list(scope, { entity })).filter(
      ({ statement_date: day }) => day <= asOf,
    ),
  };
}

/** A signature that came later was none on that day. */
function asSigned(paper: PaperOut, asOf: string): PaperOut {
  if (paper.signed_on === null || paper.signed_on <= asOf) return paper;
  return { ...paper, signed_on: null, state: paper.state === 'signed' ? 'made' : paper.state };
}

/** What had no paper on that day, and has one now. */
function wantedThen(
  papers: readonly PaperOut[],
  crossed: readonly CrossingOut[],
  asOf: string,
  dayOf: DayOf,
): Gathered['wanted'] {
  const late = papers.filter(({ made_at: madeAt, state }) => dayOf(madeAt) > asOf && state !== 'void');
  const paperOf = new Map(late.flatMap((one) => one.crossings.map((id) => [id, one] as const)));
  return crossed.flatMap(({ id, date, purpose, amount }) => {
    const paper = paperOf.get(id);
    if (!paper) return [];
    const { entity, with: other, subject } = paper;
    const days = daysBetween(date, asOf);
    return [{ crossing: id, date, purpose: purpose ?? subject, entity, with: other, amount, days }];
  });
}
