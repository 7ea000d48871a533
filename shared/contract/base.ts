/**
 * How a procedure is declared. Everything the program can do is one of these: a `query` reads, a `command` writes
 * through the one door. Each names its role, its HTTP route, its input and its output; the window, the browser, the
 * command line and REST are built from these declarations and have no logic of their own.
 *
 * On the wire fields are snake_case, amounts are exact decimal strings (or integers named `..._minor`), dates ISO.
 */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { isCalendarDate } from '../dates.ts';
import { ERROR_STATUS, type ErrorCode } from '../errors.ts';

/** From least to most: a role may do whatever a lower one may. Roles are rules of the program, not cryptography. */
export const ROLES = ['viewer', 'bookkeeper', 'accountant', 'owner'] as const;
export type Role = (typeof ROLES)[number];

export interface ProcedureMeta {
  role: Role;
  writes: boolean;
}

const errorData = z.object({ remedy: z.string().optional(), facts: z.record(z.string(), z.unknown()) });
const errors = Object.fromEntries(
  Object.entries(ERROR_STATUS).map(([code, status]) => [code, { status, data: errorData }]),
) as Record<ErrorCode, { status: number; data: typeof errorData }>;

const base = oc.$meta<ProcedureMeta>({ role: 'owner', writes: true }).errors(errors);

interface Face {
  /** `GET /entities`: where REST finds it. */
  at: `${'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'} /${string}`;
  summary: string;
  role?: Role;
}

function route(face: Face) {
  const [method, path] = face.at.split(' ') as ['GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', `/${string}`];
  return { method, path, summary: face.summary, tags: [path.split('/')[1] ?? ''] };
}

/** Declares something that only reads. */
export function query(face: Face) {
  return base.meta({ role: face.role ?? 'viewer', writes: false }).route(route(face));
}

/** Declares something that changes the books or the vault. */
export function command(face: Face) {
  return base.meta({ role: face.role ?? 'bookkeeper', writes: true }).route(route(face));
}

/** The header of an answer that says which event of the audit log its command became: `history.undo` takes it. */
export const COMMAND_HEADER = 'bulkhead-command';

// --- Words that many procedures share --------------------------------------------------------------------------------

export const date = z
  .string()
  .refine(isCalendarDate, 'not a date: write it as YYYY-MM-DD')
  .describe('YYYY-MM-DD');
export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'not a currency code such as USD')
  .describe('ISO 4217');
export const decimal = z
  .string()
  .regex(/^[+-]?\d{1,15}(\.\d{1,10})?$/, 'not a plain decimal such as -12.50')
  .describe('exact decimal');
export const ref = (what: string) =>
  z.string().min(1).max(300).describe(`${what}: its id, or a name that only one has`);
export const entityRef = ref('entity');
export const accountRef = z
  .string()
  .min(1)
  .max(600)
  .describe(
    'account: its id, code, name, or path such as "Expenses:Travel"; must be unique within the entity',
  );
/** Of returns: the method of whoever files it, unless somebody asks for the other. */
export const basisAsked = z
  .enum(['cash', 'accrual'])
  .optional()
  .describe('by the accounting method of each of the books by default');
/** True or false, also as the text that a query string carries. */
export const flag = z.stringbool().or(z.boolean());
export const done = z.object({ ok: z.literal(true) });
export const money = z.object({ currency, amount_minor: z.int(), amount: z.string() });
