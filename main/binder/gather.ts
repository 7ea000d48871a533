/** Everything that a binder is made of, as the contract tells it of a company and a day. It adds nothing of its own. */
import type { z } from 'zod';
import type { CrossingOut } from '../../shared/contract/crossing.ts';
import type { contract } from '../../shared/contract/index.ts';
import type { LoanDetail } from '../../shared/contract/loan.ts';
import type { PaperOut, WantedOut } from '../../shared/contract/paper.ts';
import { counterAccounts, crossingHandlers } from '../crossing/index.ts';
import {
  type On,
  type PaperForm,
  paperForms,
  paperHandlers,
  paperStateOf,
  stateThen,
} from '../document/index.ts';
import { atOneMoment, type DayOf, type EntityRow, type Scope } from '../ledger/index.ts';
import { loanHandlers } from '../loan/index.ts';
import { memberHandlers } from '../member/index.ts';
import { reconcileHandlers, wasReconciled } from '../reconcile/index.ts';
import { reportHandlers } from '../reports/index.ts';
import { veilHandlers } from '../veil/index.ts';
import { type Advances, advancesOf } from './advances.ts';
import { LegalNames } from './legal-names.ts';
import { Numbers } from './numbers.ts';
import { type Settled, settledOf } from './settled.ts';

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
  /** What was recorded of findings by the end of the last day; those of which nothing was are left out. */
  record: Answer<typeof contract.veil.findings>;
  /** In the order of their days. */
  crossed: CrossingOut[];
  /** How many crossed in the period, more than are listed where they are very many. */
  crossedTotal: number;
  numbers: Numbers;
  settled: Settled;
  unpaired: Answer<typeof contract.crossing.unpaired>;
  loans: LoanDetail[];
  /** What was lent without terms on record. */
  advances: Advances[];
  members: Answer<typeof contract.member.list>[number]['members'];
  capital: Answer<typeof contract.member.roll_forward>;
  balances: Answer<typeof contract.reports.balance_sheet>;
  /** How it stood at the end of the last day, without any further draw. */
  standing: Answer<typeof contract.veil.solvency>;
  papers: PaperOut[];
  /** The paper that stands for a crossing. */
  paperOf: ReadonlyMap<string, PaperOut>;
  wanted: WantedOut[];
  /** The papers that stand, word for word, in the order of `papers`; empty where only their list was asked for. */
  forms: PaperForm[];
  solvency: Answer<typeof contract.veil.snapshots>;
  formalities: Answer<typeof contract.veil.formalities>['formalities'];
  coverage: Answer<typeof contract.reconcile.coverage>;
  reconciliations: Answer<typeof contract.reconcile.list>;
  /** The last event of the log, at the instant of the binder. */
  tip: { seq: number; hash: string } | null;
}

/** As many as the contract tells at once. */
const ALL = 5000;

/** Of one moment of the books. */
export async function gather(scope: Scope, company: EntityRow, asked: Asked): Promise<Gathered> {
  return atOneMoment(scope.db, 'the binder', (tip) => gatherAt(scope, company, asked, tip));
}

interface Asked {
  from: string;
  asOf: string;
  inFull: boolean;
}

async function gatherAt(
  scope: Scope,
  company: EntityRow,
  { from, asOf, inFull }: Asked,
  tip: Gathered['tip'],
): Promise<Gathered> {
  const entity = company.id;
  const on = { day: asOf, dayOf: scope.dayOf };
  const { papers: all } = await paperHandlers.list(scope, { entity, include_superseded: true, limit: ALL });
  const papers = all
    .flatMap((one) => asOfThen(one, on))
    .sort((a, b) =>
      a.effective_on === b.effective_on ? order(a.id, b.id) : order(a.effective_on, b.effective_on),
    );
  const { total, crossings } = await crossingHandlers.list(scope, { entity, from, to: asOf, limit: ALL });
  const names = new LegalNames(scope.db);
  const crossed = crossings.toReversed().map((one) => names.crossing(one));
  const loans = await loanHandlers.list(scope, { entity, as_of: asOf });
  return {
    ...{ company, from, asOf, papers, crossed, crossedTotal: total, dayOf: scope.dayOf },
    numbers: new Numbers(crossed, total, papers),
    settled: settledOf(scope.db, entity, asOf),
    paperOf: paperOf(scope, crossed, { papers, on }),
    health: await veilHandlers.health(scope, { entity, as_of: asOf }),
    record: recordThen(await veilHandlers.findings(scope, { entity }), on),
    ...names.in({
      unpaired: await crossingHandlers.unpaired(scope, { entity, as_of: asOf }),
      loans: await Promise.all(loans.map(({ id }) => loanHandlers.get(scope, { loan: id, as_of: asOf }))),
      members: (await memberHandlers.list(scope, { entity, as_of: asOf })).flatMap(({ members }) => members),
      capital: await memberHandlers.roll_forward(scope, { entity, from, to: asOf, basis: 'book' }),
      wanted: (await paperHandlers.wanted(scope, { entity, as_of: asOf, limit: ALL })).wanted,
    }),
    advances: advancesOf(
      (await lent(scope, entity, asOf)).map((one) => names.crossing(one)),
      counterAccounts(scope.db),
    ),
    balances: await reportHandlers.balance_sheet(scope, {
      entity,
      to: asOf,
      interval: 'none',
      compare: 'none',
    }),
    standing: await veilHandlers.solvency(scope, { entity, as_of: asOf, draw: '0' }),
    forms: inFull
      ? paperForms(
          scope.db,
          papers.filter(({ state }) => state !== 'void').map(({ id }) => id),
          on,
        )
      : [],
    solvency: (await veilHandlers.snapshots(scope, { entity })).filter(
      (one) => one.as_of <= asOf && scope.dayOf(one.prepared_at) <= asOf,
    ),
    formalities: (await veilHandlers.formalities(scope, { entity })).formalities.flatMap((one) =>
      formalityThen(one, asOf),
    ),
    coverage: await reconcileHandlers.coverage(scope, { entity, as_of: asOf }),
    reconciliations: (await reconcileHandlers.list(scope, { entity })).filter((one) =>
      wasReconciled(one, on),
    ),
    tip,
  };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** As it was on that day, whatever came later; nothing where it was not there yet, or another stood instead of it. */
function asOfThen(paper: PaperOut, { day, dayOf }: On): PaperOut[] {
  const state = stateThen({ ...paper, made_on: dayOf(paper.made_at) }, day);
  if (paper.effective_on > day || state === 'absent' || state === 'superseded') return [];
  const files = paper.files.filter(
    // The copy of a paper that was filed is the paper.
    ({ added_at: at }) => dayOf(at) <= day || (paper.origin === 'filed' && at === paper.made_at),
  );
  return [{ ...paper, state, files, signed_on: state === 'made' ? null : paper.signed_on }];
}

function recordThen(all: Gathered['record'], { day, dayOf }: On): Gathered['record'] {
  return all
    .map((one) => ({ ...one, events: one.events.filter(({ at }) => dayOf(at) <= day) }))
    .filter(({ events }) => events.length > 0);
}

type Formality = Gathered['formalities'][number];

/** What was put into the calendar later was not in it, unless it tells of what had been done by then. */
function formalityThen(one: Formality, asOf: string): Formality[] {
  const isDone = one.done_on !== null && one.done_on <= asOf;
  if (one.recorded_on > asOf && !isDone) return [];
  return [isDone ? one : { ...one, done_on: null, evidence: null }];
}

function paperOf(
  { db }: Scope,
  crossed: readonly CrossingOut[],
  { papers, on }: { papers: readonly PaperOut[]; on: On },
): Map<string, PaperOut> {
  const byId = new Map(papers.map((paper) => [paper.id, paper] as const));
  const states = paperStateOf(
    db,
    crossed.map(({ id }) => id),
    on,
  );
  return new Map(
    [...states].flatMap(([crossing, { documentId }]) => {
      const paper = documentId === null ? undefined : byId.get(documentId);
      return paper ? [[crossing, paper] as const] : [];
    }),
  );
}

/** What was lent, and paid back, since the books begin. */
async function lent(scope: Scope, entity: string, asOf: string): Promise<CrossingOut[]> {
  const kinds = await Promise.all(
    (['loan', 'repayment'] as const).map((kind) =>
      crossingHandlers.list(scope, { entity, kind, to: asOf, limit: ALL }),
    ),
  );
  return kinds
    .flatMap(({ crossings }) => crossings)
    .sort((a, b) => (a.date === b.date ? order(a.id, b.id) : order(a.date, b.date)));
}
