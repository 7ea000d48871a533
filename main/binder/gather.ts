/** Everything that a binder is made of, as the contract tells it of a company and a day. It adds nothing of its own. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import type { LoanDetail } from '../../shared/contract/loan.ts';
import { crossingHandlers } from '../crossing/index.ts';
import { type PaperForm, paperForms, paperHandlers } from '../document/index.ts';
import type { EntityRow, Scope } from '../ledger/index.ts';
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
  health: Answer<typeof contract.veil.health>;
  crossed: Answer<typeof contract.crossing.list>;
  unpaired: Answer<typeof contract.crossing.unpaired>;
  loans: LoanDetail[];
  members: Answer<typeof contract.member.list>;
  capital: Answer<typeof contract.member.roll_forward>;
  papers: Answer<typeof contract.paper.list>['papers'];
  wanted: Answer<typeof contract.paper.wanted>['wanted'];
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
    .filter(({ made_at: madeAt, effective_on: on }) => madeAt.slice(0, 10) <= asOf && on <= asOf)
    .sort((a, b) => (a.effective_on < b.effective_on ? -1 : 1));
  const loans = await loanHandlers.list(scope, { entity, as_of: asOf });
  const { wanted } = await paperHandlers.wanted(scope, { entity, limit: ALL });
  return {
    ...{ company, from, asOf, papers: standing },
    health: await veilHandlers.health(scope, { entity, as_of: asOf }),
    crossed: await crossingHandlers.list(scope, { entity, from, to: asOf, limit: ALL }),
    unpaired: await crossingHandlers.unpaired(scope, { entity, as_of: asOf }),
    loans: await Promise.all(loans.map(({ id }) => loanHandlers.get(scope, { loan: id, as_of: asOf }))),
    members: await memberHandlers.list(scope, { entity, as_of: asOf }),
    capital: await memberHandlers.roll_forward(scope, { entity, from, to: asOf, basis: 'book' }),
    wanted: wanted.filter(({ date }) => date <= asOf),
    forms: inFull
      ? paperForms(
          scope.db,
          standing.filter(({ state }) => state !== 'void').map(({ id }) => id),
        )
      : [],
    solvency: (await veilHandlers.snapshots(scope, { entity })).filter((one) => one.as_of <= asOf),
    formalities: (await veilHandlers.formalities(scope, { entity })).formalities,
    coverage: await reconcileHandlers.coverage(scope, { entity }),
    reconciliations: (await reconcileHandlers.list(scope, { entity })).filter(
      ({ statement_date: day }) => day <= asOf,
    ),
  };
}
