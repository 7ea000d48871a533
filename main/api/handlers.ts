/** The contract, answered: one group of handlers for each group of procedures. */
import type { Role } from '../../shared/contract/base.ts';
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { binderHandlers } from '../binder/index.ts';
import { crossingHandlers } from '../crossing/index.ts';
import { paperHandlers } from '../document/index.ts';
import { evidenceHandlers } from '../evidence/index.ts';
import { journalHandlers, txfHandlers } from '../export/index.ts';
import { importHandlers, mended, ruledCrossings, transfers } from '../import/index.ts';
import { learnerHandlers } from '../learner/index.ts';
import {
  accountHandlers,
  attachmentHandlers,
  auditHandlers,
  entityHandlers,
  entryHandlers,
  type HandlersOf,
  historyHandlers,
  periodHandlers,
  type Scope,
} from '../ledger/index.ts';
import { loanHandlers } from '../loan/index.ts';
import { matchingHandlers } from '../matching/index.ts';
import { memberHandlers } from '../member/index.ts';
import { mergeHandlers } from '../merge/index.ts';
import { closeHandlers, packetHandlers } from '../packet/index.ts';
import { reconcileHandlers } from '../reconcile/index.ts';
import { reportHandlers, taxFormHandlers } from '../reports/index.ts';
import { returnHandlers } from '../returns/index.ts';
import { payeeHandlers, ruleHandlers } from '../rules/index.ts';
import { taxHandlers } from '../tax/index.ts';
import { distributionHandlers, veilHandlers } from '../veil/index.ts';
import { vendorHandlers } from '../vendor/index.ts';
import { viewHandlers } from '../views/index.ts';
import { PROCEDURES, type Procedure } from './procedures.ts';
import { vaultHandlers } from './vault-handlers.ts';

/** All groups that need an open vault; `app` is the desk’s. */
export const handlers: {
  [Group in Exclude<keyof typeof contract, 'app'>]: HandlersOf<(typeof contract)[Group]>;
} = {
  entity: entityHandlers,
  account: { ...accountHandlers, ...mergeHandlers },
  entry: entryHandlers(transfers, mended),
  attachment: attachmentHandlers,
  period: periodHandlers,
  imports: importHandlers,
  evidence: evidenceHandlers,
  rules: ruleHandlers(ruledCrossings, transfers),
  matching: matchingHandlers,
  crossing: { ...crossingHandlers, ...distributionHandlers },
  binder: binderHandlers,
  loan: loanHandlers,
  paper: paperHandlers,
  packet: packetHandlers,
  close: closeHandlers,
  member: memberHandlers,
  payees: payeeHandlers,
  learner: learnerHandlers(transfers),
  reconcile: reconcileHandlers,
  reports: reportHandlers,
  tax: { ...taxHandlers, ...taxFormHandlers, ...returnHandlers, ...txfHandlers },
  veil: veilHandlers,
  vendor: vendorHandlers,
  journal: journalHandlers,
  history: historyHandlers,
  audit: auditHandlers,
  vault: vaultHandlers,
  view: viewHandlers,
};

type AnyHandler = (scope: Scope, input: unknown) => unknown;

/** A procedure with what answers it. */
export type Answered = Procedure & { handle: AnyHandler };

/** Every procedure that an open vault answers. One without a handler is a bug found at start. */
const ANSWERED: ReadonlyMap<string, Answered> = new Map(
  PROCEDURES.filter(({ group }) => group !== 'app').map((procedure) => {
    const { group, name } = procedure;
    const handle = (handlers as unknown as Record<string, Record<string, AnyHandler>>)[group]?.[
      name.slice(group.length + 1)
    ];
    if (!handle) throw new Error(`nobody answers ${name}`);
    return [name, { ...procedure, handle }] as const;
  }),
);

/** NOT_FOUND for a name that an open vault has no answer to. */
export function answered(name: string): Answered {
  const found = ANSWERED.get(name);
  if (found) return found;
  throw new BulkheadError('NOT_FOUND', `There is no procedure “${name}”.`);
}

/** The role that a command needs; a note's or an old command's is the owner's. */
export function requiredRole(command: string): Role {
  return ANSWERED.get(command)?.meta.role ?? 'owner';
}
