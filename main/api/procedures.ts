/** The contract's procedures by name, with what is needed to let a call in: role and schema. */
import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract';
import { z } from 'zod';
import type { ProcedureMeta } from '../../shared/contract/base.ts';
import { contract } from '../../shared/contract/index.ts';

export interface Procedure {
  /** `entry.create`. */
  name: string;
  group: keyof typeof contract;
  meta: ProcedureMeta;
  schema: z.ZodType;
}

const NOTHING = z.undefined().or(z.null()).or(z.strictObject({}));

/** A field that is not in the contract is a typing error, and never silently nothing. */
function strictly(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodObject ? schema.strict() : schema;
}

function describe(group: keyof typeof contract, name: string, procedure: AnyContractProcedure): Procedure {
  if (!isContractProcedure(procedure)) throw new Error(`${group}.${name} is not a procedure`);
  const { meta, inputSchema } = procedure['~orpc'];
  return {
    name: `${group}.${name}`,
    group,
    meta: meta as ProcedureMeta,
    schema: strictly((inputSchema ?? NOTHING) as z.ZodType),
  };
}

export const PROCEDURES: readonly Procedure[] = Object.entries(contract).flatMap(([group, procedures]) =>
  Object.entries(procedures as Record<string, AnyContractProcedure>).map(([name, procedure]) =>
    describe(group as keyof typeof contract, name, procedure),
  ),
);

const BY_NAME: ReadonlyMap<string, Procedure> = new Map(PROCEDURES.map((p) => [p.name, p]));

export function procedureOf(name: string): Procedure | undefined {
  return BY_NAME.get(name);
}
