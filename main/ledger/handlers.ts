/**
 * How a feature answers the contract: one function for each procedure, with the types that the contract declares.
 */
import type { AnyContractProcedure, InferSchemaInput, InferSchemaOutput } from '@orpc/contract';
import type { Role } from '../../shared/contract/base.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { Vault, VaultDatabase } from '../vault/index.ts';
import type { Actor } from './door/door.ts';
import type { TableInfo } from './door/tables.ts';
import type { Unit } from './door/unit.ts';

/** Of an instant, ISO, UTC. */
export type DayOf = (instant: string) => CalendarDate;

export interface Progress {
  done: number;
  /** `null` while the whole is not known. */
  total: number | null;
  what: string;
}

/** What a handler works with. */
export interface Scope {
  /** Queries: the reader, which sees only what is committed. Commands: the writer, inside the transaction. */
  readonly db: VaultDatabase;
  /** The hand that writes; only a command has one. */
  readonly unit: Unit;
  /** The vault with its file and keys; a command, which may run in a thread of its own, has none. */
  readonly vault: Vault;
  /** Every table that commands write. */
  readonly tables: ReadonlyMap<string, TableInfo>;
  /** The instant it is, ISO, UTC. */
  readonly now: string;
  /** The user's calendar day. */
  readonly today: CalendarDate;
  /** The user's calendar day at an instant. */
  readonly dayOf: DayOf;
  /** The role that a command of that name needs. */
  requiredRole(command: string): Role;
  readonly actor: Actor;
  readonly signal: AbortSignal | undefined;
  progress(report: Progress): void;
}

type Handler<P> = P extends AnyContractProcedure
  ? (
      scope: Scope,
      input: InferSchemaOutput<NonNullable<P['~orpc']['inputSchema']>>,
    ) =>
      | InferSchemaInput<NonNullable<P['~orpc']['outputSchema']>>
      | Promise<InferSchemaInput<NonNullable<P['~orpc']['outputSchema']>>>
  : never;

/** The handlers of one group of the contract. */
export type HandlersOf<Group> = { [Name in keyof Group]: Handler<Group[Name]> };
