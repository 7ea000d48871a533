/** Vendors: who is paid, what their Form W-9 says, and what must be reported of it (Forms 1099-NEC and 1099-MISC). */
import { z } from 'zod';
import { TIN } from '../tin.ts';
import { addressFields } from './address.ts';
import { accountRef, command, date, done, entityRef, query, ref } from './base.ts';
import { year } from './tax-shapes.ts';

/**
 * As line 3 of Form W-9 has it; an LLC with one owner is what its owner is. `exempt`: a tax-exempt organisation or a
 * government; `foreign`: gave a Form W-8 instead.
 */
export const CLASSIFICATIONS = [
  'individual',
  'partnership',
  'trust',
  'c-corp',
  's-corp',
  'llc-partnership',
  'llc-c-corp',
  'llc-s-corp',
  'exempt',
  'foreign',
] as const;
export type Classification = (typeof CLASSIFICATIONS)[number];

/** Whose corporations are reported all the same. */
export const PROFESSIONS = ['attorney', 'medical'] as const;
export type Profession = (typeof PROFESSIONS)[number];

/** Form 1099-NEC 1; Form 1099-MISC 1 rents, 2 royalties, 3 other income, 6 medical, 10 gross proceeds paid to an attorney. */
export const REPORTED_BOXES = ['nec-1', 'misc-1', 'misc-2', 'misc-3', 'misc-6', 'misc-10'] as const;
export type ReportedBox = (typeof REPORTED_BOXES)[number];

/** How it was paid: what a card or a network paid, the card's or the network's own company reports (Form 1099-K). */
export const PAYMENT_MEANS = ['paid', 'card', 'network', 'owner'] as const;
export type PaymentMeans = (typeof PAYMENT_MEANS)[number];

/** Of an account: the box that its costs go to, the means that it pays by, or that it holds tax withheld from vendors. */
export const ACCOUNT_COUNTS = [...REPORTED_BOXES, ...PAYMENT_MEANS, 'withheld', 'none'] as const;
export type AccountCounts = (typeof ACCOUNT_COUNTS)[number];

const text = z.string().trim().max(200);
const tin = z
  .string()
  .trim()
  .regex(TIN, 'not a taxpayer number: write 123-45-6789 of a person, 12-3456789 of a business');
const payeeName = z.string().trim().min(1).max(300);

const fields = {
  name: text.min(1).describe('as you call them'),
  legal_name: text.nullable().describe('line 1 of Form W-9; empty: as you call them'),
  business_name: text.nullable().describe('line 2 of Form W-9'),
  classification: z.enum(CLASSIFICATIONS).nullable(),
  profession: z.enum(PROFESSIONS).nullable(),
  tin: tin.nullable(),
  ...addressFields,
  w9_requested_on: date.nullable(),
  w9_received_on: date.nullable(),
  backup_withholding: z.boolean().describe('the IRS said that tax must be withheld, or they gave no number'),
  note: z.string().trim().max(1000),
};
const given = z.object(fields).partial();

const vendorOut = z.object({
  id: z.string(),
  ...fields,
  tin: z.string().nullable().describe('its last four digits alone'),
  payees: z.array(z.string()).describe('the names under which entries have them'),
});
export type Vendor = z.infer<typeof vendorOut>;

const vendorRef = ref('vendor');
const boxOut = { box: z.enum(REPORTED_BOXES), form: z.enum(['1099-NEC', '1099-MISC']), label: z.string() };

const formsOut = z.object({
  entity: z.string(),
  year: z.int(),
  currency: z.string(),
  thresholds: z
    .array(z.object({ ...boxOut, amount: z.string() }))
    .describe('paid to one of them in the year, from which on it is reported'),
  source: z.string(),
  checked: z.boolean().describe('false: not held against its source yet'),
  payer: z.object({
    address: z.array(z.string()).describe('as it is written on a letter, without the name'),
    phone: z.string().nullable(),
    missing: z
      .array(z.enum(['ein', 'address', 'phone']))
      .describe('what the forms want of the company itself and nobody said'),
    wanted: z
      .string()
      .nullable()
      .describe(
        'that in a sentence, with where it is said; empty: nothing is missing, or nobody is reported',
      ),
  }),
  due: z.array(
    z.object({
      form: boxOut.form,
      to_recipient: z.string(),
      to_irs: z.string().describe('filed electronically'),
    }),
  ),
  rows: z
    .array(
      z.object({
        vendor_id: z.string().nullable().describe('empty: nobody said yet who this payee is'),
        name: z.string(),
        payees: z.array(z.string()),
        ...boxOut,
        paid: z.string().describe('in the year, by what this company must report'),
        card: z.string(),
        network: z.string().describe('PayPal, Venmo and the like'),
        owner: z.string().describe('paid by the owner or another company for this one'),
        unpaid: z.string().describe('bills that are open at the year’s end'),
        elsewhere: z.string().describe('paid by other companies of the same taxpayer'),
        withheld: z.string(),
        due: z.boolean(),
        why: z
          .enum(['below', 'corporation', 'exempt', 'foreign', 'means', 'unpaid', 'no-payee'])
          .nullable()
          .describe('why it is not reported'),
        w9: z.enum(['received', 'requested', 'missing']),
        missing: z
          .array(z.enum(['w9', 'tin', 'address', 'classification']))
          .describe('what the form or the decision wants and nobody said'),
        to_withhold: z.string().describe('of what is reported without a number, less what was withheld'),
        payments: z.array(
          z.object({
            entry_id: z.string(),
            date: z.string(),
            amount: z.string(),
            means: z.enum(PAYMENT_MEANS),
          }),
        ),
      }),
    )
    .describe('a vendor and a box; also those that are not reported, with the reason'),
  missing_w9: z
    .array(
      z.object({ vendor_id: z.string().nullable(), name: z.string(), paid: z.string(), due: z.boolean() }),
    )
    .describe('paid in the year, not known to be left out, and without a Form W-9'),
  notes: z.array(z.string()),
});
export type Forms1099 = z.infer<typeof formsOut>;

const accountOut = z.object({
  account_id: z.string(),
  account: z.string(),
  counts: z.enum(ACCOUNT_COUNTS),
  chosen: z.boolean().describe('somebody said so; otherwise by its number, kind or name'),
});

export const vendor = {
  list: query({ at: 'GET /vendors', summary: 'Vendors, with what their Form W-9 says' })
    .input(z.object({}))
    .output(z.array(vendorOut)),
  add: command({ at: 'POST /vendors', summary: 'Add a vendor' })
    .input(
      z.strictObject({
        ...given.shape,
        name: fields.name,
        payees: z
          .array(payeeName)
          .max(200)
          .optional()
          .describe('the names under which entries have them; their own by default'),
      }),
    )
    .output(vendorOut),
  update: command({ at: 'PATCH /vendors/{id}', summary: 'Change a vendor; what is not given stays' })
    .input(z.strictObject({ id: z.string(), ...given.shape }))
    .output(vendorOut),
  remove: command({ at: 'DELETE /vendors/{id}', summary: 'Remove a vendor; entries stay as they are' })
    .input(z.object({ id: z.string() }))
    .output(done),
  assign: command({ at: 'POST /vendors/payees', summary: 'Say which vendor a payee is, or that it is none' })
    .input(z.strictObject({ payee: payeeName, vendor: vendorRef.nullable() }))
    .output(done),
  accounts: query({
    at: 'GET /vendors/accounts',
    summary: 'What the accounts of a company count as when payments are reported',
  })
    .input(z.object({ entity: entityRef }))
    .output(z.array(accountOut)),
  set_account: command({
    at: 'PUT /vendors/accounts',
    summary: 'Say what an account counts as when payments are reported',
    role: 'accountant',
  })
    .input(
      z.strictObject({
        entity: entityRef,
        account: accountRef,
        counts: z.enum(ACCOUNT_COUNTS).nullable().describe('empty: as by default'),
      }),
    )
    .output(accountOut),
  set_payment: command({
    at: 'PUT /vendors/payments',
    summary: 'Say how one payment was made, where its account does not tell: by a debit card',
  })
    .input(
      z.strictObject({
        entry_id: z.string(),
        means: z.enum(PAYMENT_MEANS).nullable().describe('empty: as its account says'),
      }),
    )
    .output(done),
  forms: query({
    at: 'GET /vendors/1099',
    summary:
      'Forms 1099-NEC and 1099-MISC of a year: who is reported, what is missing, who is left out and why',
  })
    .input(z.object({ entity: entityRef, year }))
    .output(formsOut),
  file: query({
    at: 'GET /vendors/1099/file',
    summary:
      'The Forms 1099 of a year as CSV for the portal of the IRS, with the numbers of their recipients',
    role: 'accountant',
  })
    .input(z.object({ entity: entityRef, year }))
    .output(
      z.object({
        files: z
          .array(z.object({ name: z.string(), form: boxOut.form, forms: z.int(), text: z.string() }))
          .describe(
            'of one form each, at most 100 of them: a row for each, in the columns of the IRS’s template',
          ),
        incomplete: z.array(z.string()).describe('whose number or address is missing'),
        notes: z.array(z.string()).describe('what is to be looked at before they are sent'),
      }),
    ),
};
