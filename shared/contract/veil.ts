/** Veil health: what the books show of how a company and its owner are kept apart. Record keeping, no legal advice. */
import { z } from 'zod';
import { command, date, decimal, done, entityRef, flag, query } from './base.ts';
import { SOLVENCY_TESTS, solvencyOut, testResult } from './solvency.ts';

export const CHECK_IDS = [
  'V01',
  'V02',
  'V03',
  'V04',
  'V05',
  'V06',
  'V07',
  'V08',
  'V09',
  'V10',
  'V11',
  'V12',
  'V13',
  'V14',
  'V15',
  'V16',
  'V17',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/** From least to most. `block`: the tax class does not know such a movement at all. */
export const SEVERITIES = ['info', 'low', 'medium', 'high', 'critical', 'block'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const DIMENSIONS = ['separateness', 'capital', 'paper', 'arms-length', 'formalities'] as const;
export type DimensionId = (typeof DIMENSIONS)[number];

/** `unknown`: something is missing that would have to be known; never taken for `clear`. */
export const HEALTH_STATES = ['clear', 'watch', 'action', 'unknown'] as const;
export type HealthState = (typeof HEALTH_STATES)[number];

/**
 * What a company has to do, or to have, as a company. The last ones are what no books tell: that somebody looked through contracts
 * and invoices for the company's name and the signer's capacity, one of them that has it wrong, and an advance for expenses of
 * which something is to come back.
 */
export const FORMALITY_KINDS = [
  'operating-agreement',
  'ein',
  'registered-agent',
  'annual-report',
  'franchise-tax',
  'licence',
  'insurance',
  'publication',
  'minutes',
  'consent',
  'sales-tax',
  'payroll-tax',
  'dissolution',
  'reinstatement',
  'name-review',
  'name-correction',
  'expense-advance',
  'other',
] as const;
export type FormalityKind = (typeof FORMALITY_KINDS)[number];

/** What can become of a finding, and what somebody may say of it. */
export const FINDING_EVENTS = ['opened', 'changed', 'cured', 'note', 'acknowledged'] as const;
export type FindingEvent = (typeof FINDING_EVENTS)[number];

const checkId = z.enum(CHECK_IDS);
const severity = z.enum(SEVERITIES);
const dimensionId = z.enum(DIMENSIONS);
const healthState = z.enum(HEALTH_STATES);
const formalityKind = z.enum(FORMALITY_KINDS);

const fact = z.object({
  name: z.string(),
  kind: z.enum(['money', 'date', 'count', 'text']),
  value: z.string().describe('an exact decimal, a day, a number, or a text, by its kind'),
  currency: z.string().nullable().describe('of an amount'),
});

const subject = z.object({
  kind: z.string().describe('crossing, entry, loan, account, formality, company, …'),
  id: z.string(),
  name: z.string(),
});

export const findingOut = z.object({
  key: z.string().describe('by which it is known from one day to the next'),
  check: checkId,
  check_name: z.string(),
  dimension: dimensionId,
  rule_version: z.int(),
  severity,
  subject,
  text: z.string().describe('what was seen, in neutral words'),
  facts: z.array(fact),
  parts: z
    .array(subject.extend({ date: z.string() }))
    .describe('what it is about, where that is several alike: those that are open, each cured by itself'),
  entries: z.array(z.string()).describe('ids of entries that bear it out'),
  crossings: z.array(z.string()).describe('ids of the movements that it is about, if it is about any'),
  since: z.string().describe('the day of what it is about'),
  opened: z.string().describe('the day on which it became a finding'),
  cured: z.string().nullable(),
  days: z.int().describe('from `since` to the cure, or to the day that was asked about'),
  cures: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      command: z.string().nullable().describe('what does it'),
      from: z
        .string()
        .nullable()
        .describe('of a movement: the entity that gives; null: what it is about tells'),
      to: z.string().nullable(),
      amount_minor: z.int().nullable(),
      about: z
        .object({ id: z.string(), name: z.string(), account_id: z.string().nullable() })
        .nullable()
        .describe(
          'of a payment: the bill, tax or loan that it is for, and the account on which that is owed',
        ),
    }),
  ),
  notes: z.array(z.object({ at: z.string(), by: z.string(), text: z.string(), acknowledged: z.boolean() })),
});
export type FindingOut = z.infer<typeof findingOut>;

export const healthOut = z.object({
  entity_id: z.string(),
  entity: z.string(),
  currency: z.string(),
  as_of: z.string(),
  profile: z.object({
    id: z.string(),
    name: z.string(),
    tests: z.array(z.enum(SOLVENCY_TESTS)),
    tests_source: z.string(),
    formality_source: z.string(),
  }),
  headline: z.string(),
  worst: z.string().nullable().describe('key of the worst open finding'),
  counts: z.record(severity, z.int()).describe('of open findings'),
  dimensions: z.array(
    z.object({
      id: dimensionId,
      state: healthState,
      open: z.int(),
      worst: severity.nullable(),
      missing: z.array(z.string()).describe('what is not known'),
    }),
  ),
  checks: z.array(
    z.object({
      check: checkId,
      name: z.string(),
      dimension: dimensionId,
      state: healthState,
      missing: z.array(z.string()),
    }),
  ),
  findings: z.array(findingOut).describe('the worst first, cured ones last'),
});
export type HealthOut = z.infer<typeof healthOut>;

const openFindingOut = z.object({
  entity_id: z.string().describe('the company'),
  entity: z.string(),
  key: z.string().describe('of the finding'),
  check: checkId,
  severity,
  text: z.string().describe('what was seen, in neutral words'),
  crossings: z.array(z.string()).describe('ids of the movements that it is about, if it is about any'),
});
export type OpenFindingOut = z.infer<typeof openFindingOut>;

const eventOut = z.object({
  at: z.string().describe('when it was recorded'),
  by: z.string(),
  event: z.enum(FINDING_EVENTS),
  date: z.string().describe('the day it is about'),
  severity,
  text: z.string(),
});

const snapshotOut = z.object({
  id: z.string(),
  entity: z.string(),
  crossing_id: z.string().nullable(),
  as_of: z.string(),
  draw: z.string(),
  currency: z.string(),
  profile: z.string(),
  balance_sheet: testResult,
  debts_due: testResult,
  equity: z.string(),
  reason: z.string().nullable(),
  prepared_at: z.string(),
  figures: solvencyOut,
});

const thresholdOut = z.object({
  name: z.string(),
  check: z.string(),
  what: z.string(),
  unit: z.enum(['days', 'amount', 'percent']),
  value: z.string().nullable(),
  standard: z.string().nullable(),
});

export const formalityOut = z.object({
  id: z.string(),
  entity: z.string(),
  entity_id: z.string(),
  kind: formalityKind,
  title: z.string(),
  due_on: z.string().nullable(),
  done_on: z.string().nullable(),
  every_months: z.int().nullable(),
  note: z.string(),
  recorded_on: z.string(),
  evidence: z.string().nullable().describe('name of the file that bears it out'),
});
export type FormalityOut = z.infer<typeof formalityOut>;

/** What the law of the state wants, and is not in the calendar yet. */
export const wantedOut = z.object({
  kind: formalityKind,
  title: z.string(),
  due_on: z.string().nullable(),
  every_months: z.int().nullable(),
  source: z.string(),
});
export type WantedOut = z.infer<typeof wantedOut>;

const attentionOut = z.object({
  as_of: z.string(),
  findings: z.int().describe('open ones, of every company'),
  papers: z.int().describe('that are wanted, between whomever'),
  loans: z.int().describe('with a late payment, between whomever'),
  companies: z.array(
    z.object({
      entity_id: z.string(),
      entity: z.string(),
      findings: z.array(z.object({ severity, open: z.int() })).describe('the worst first'),
      papers: z.object({ wanted: z.int(), late: z.int().describe('made now, a ratification') }),
      loans: z
        .array(
          z.object({
            id: z.string(),
            name: z.string(),
            currency: z.string(),
            payments: z.int().describe('late ones'),
            open: z.string().describe('what is missing of them'),
            since: z.string().describe('when the oldest of them was due'),
            days: z.int(),
          }),
        )
        .describe('late ones, on either side'),
      formalities: z
        .array(
          z.object({
            id: z.string().nullable().describe('null: the law wants it, and it is not in the calendar'),
            kind: formalityKind,
            title: z.string(),
            due_on: z.string(),
            days: z.int().describe('until then; negative: past due'),
          }),
        )
        .describe('past due, or due within 30 days; the oldest first'),
    }),
  ),
});
export type AttentionOut = z.infer<typeof attentionOut>;

const formalityFields = {
  title: z.string().trim().min(1).max(200),
  due_on: date.nullable(),
  every_months: z.int().min(1).max(120).nullable(),
  note: z.string().max(2000),
};
const asOf = date.optional().describe('today by default');
const key = z
  .string()
  .regex(/^V\d\d\/[a-z]+\/.+$/)
  .max(300)
  .describe('key of the finding');

export const veil = {
  health: query({ at: 'GET /veil/{entity}', summary: 'What is found, in five dimensions, as of a day' })
    .input(z.object({ entity: entityRef, as_of: asOf }))
    .output(healthOut),
  open: query({ at: 'GET /findings', summary: 'What is open, of every company, with what crossed' })
    .input(z.object({ as_of: asOf }))
    .output(z.array(openFindingOut)),
  attention: query({
    at: 'GET /attention',
    summary:
      'What wants to be looked at: open findings, late loans, missing papers, formalities due within 30 days',
  })
    .input(z.object({ as_of: asOf }))
    .output(attentionOut),
  findings: query({
    at: 'GET /veil/{entity}/findings',
    summary: 'The recorded history of every finding, cured ones too',
  })
    .input(z.object({ entity: entityRef, key: key.optional() }))
    .output(z.array(z.object({ key, check: checkId, is_open: z.boolean(), events: z.array(eventOut) }))),
  record: command({
    at: 'POST /veil/{entity}/record',
    summary: 'Hold what is found now against what was recorded, and add what opened, changed or was cured',
  })
    .input(z.object({ entity: entityRef, as_of: asOf }))
    .output(z.object({ opened: z.int(), changed: z.int(), cured: z.int() })),
  note: command({ at: 'POST /veil/{entity}/notes', summary: 'Note something on a finding' })
    .input(
      z.object({
        entity: entityRef,
        key,
        text: z.string().trim().min(1).max(2000),
        acknowledge: flag.default(false).describe('seen, and left as it is for now'),
        as_of: asOf,
      }),
    )
    .output(done),
  thresholds: query({ at: 'GET /veil/{entity}/thresholds', summary: 'The figures that the checks go by' })
    .input(z.object({ entity: entityRef }))
    .output(z.array(thresholdOut)),
  set_threshold: command({
    at: 'PUT /veil/{entity}/thresholds/{name}',
    summary: 'Set a figure that the checks go by; without a value it is the usual one again',
    role: 'accountant',
  })
    .input(
      z.object({ entity: entityRef, name: z.string().max(100), value: decimal.nullable().default(null) }),
    )
    .output(thresholdOut),
  solvency: query({
    at: 'GET /veil/{entity}/solvency',
    summary: 'What a draw would leave: equity, cash, both tests, basis',
  })
    .input(
      z.object({
        entity: entityRef,
        as_of: asOf,
        draw: decimal.default('0').describe('not in the books yet'),
      }),
    )
    .output(solvencyOut),
  snapshot: command({
    at: 'POST /veil/{entity}/snapshots',
    summary: 'Record solvency for a distribution; a test that does not pass wants a reason',
  })
    .input(
      z.object({
        entity: entityRef,
        as_of: asOf,
        crossing: z.string().optional().describe('the distribution, which is in the books already'),
        draw: decimal.default('0').describe('instead: one that is not in the books yet'),
        reason: z.string().trim().min(3).max(1000).optional(),
      }),
    )
    .output(snapshotOut),
  snapshots: query({ at: 'GET /veil/{entity}/snapshots', summary: 'Solvency as it was recorded' })
    .input(z.object({ entity: entityRef, crossing: z.string().optional() }))
    .output(z.array(snapshotOut)),
  formalities: query({
    at: 'GET /veil/{entity}/formalities',
    summary: 'The calendar of what a company has to have and to file',
  })
    .input(
      z.object({
        entity: entityRef,
        year: z.coerce.number().int().min(1900).max(2200).optional().describe('of what is wanted; this year'),
        formed_on: date.optional().describe('from which anniversaries count'),
      }),
    )
    .output(z.object({ formalities: z.array(formalityOut), wanted: z.array(wantedOut) })),
  add_formality: command({
    at: 'POST /veil/{entity}/formalities',
    summary: 'Put something into the calendar',
  })
    .input(
      z.object({
        entity: entityRef,
        kind: formalityKind,
        title: formalityFields.title,
        due_on: formalityFields.due_on.default(null),
        every_months: formalityFields.every_months.default(null),
        note: formalityFields.note.default(''),
      }),
    )
    .output(formalityOut),
  do_formality: command({
    at: 'POST /veil/formalities/{id}/done',
    summary: 'Say that it was done, with its evidence; what comes again is put into the calendar anew',
  })
    .input(
      z.object({
        id: z.string(),
        on: date.optional().describe('today by default'),
        file: z.file().optional(),
      }),
    )
    .output(z.object({ formality: formalityOut, next: formalityOut.nullable() })),
  change_formality: command({ at: 'PATCH /veil/formalities/{id}', summary: 'Change its title, day or note' })
    .input(
      z.object({
        id: z.string(),
        title: formalityFields.title.optional(),
        due_on: formalityFields.due_on.optional(),
        done_on: date.nullable().optional().describe('null: not done after all'),
        every_months: formalityFields.every_months.optional(),
        note: formalityFields.note.optional(),
      }),
    )
    .output(formalityOut),
  remove_formality: command({ at: 'DELETE /veil/formalities/{id}', summary: 'Take it out of the calendar' })
    .input(z.object({ id: z.string() }))
    .output(done),
  evidence: query({ at: 'GET /veil/formalities/{id}/evidence', summary: 'The file that bears it out' })
    .input(z.object({ id: z.string() }))
    .output(z.file()),
};
