/**
 * Two companies and their owner after a year in which much crossed: capital, draws with and without papers, a note that is
 * late, an advance without one, two shareholders, formalities done and due.
 */
import type { Page } from '@playwright/test';
import { clockAt, openApp, PASSPHRASE, rpc, TODAY } from './app.ts';
import type { Program } from './program.ts';

export const COMPANY = 'Northlight LLC';
export const CORPORATION = 'Harbor & Pine LLC';
const OWNER = 'Dana Reyes';
const BANK = { from_account: 'Checking', to_account: 'Checking' };

/** Papers by the kind of what crossed: signed before, waiting for signatures. */
const FILED = ['2026-01-02', '2026-06-30'];
const MADE = ['2026-09-30'];

const CROSSED = [
  ['contribution', OWNER, COMPANY, '2026-01-02', '25000.00', 'Starting capital', BANK],
  ['contribution', OWNER, CORPORATION, '2026-01-02', '10000.00', 'Shares', BANK],
  ['loan', COMPANY, OWNER, '2026-05-01', '8000.00', 'Until the house is sold', BANK],
  ['draw', COMPANY, OWNER, '2026-06-30', '20000.00', 'Profit of the first half', BANK],
  ['personal', COMPANY, OWNER, '2026-08-20', '310.00', 'Taken by mistake', { category: 'Groceries' }],
  ['draw', COMPANY, OWNER, '2026-09-30', '6000.00', 'Profit of the third quarter', BANK],
  ['draw', CORPORATION, OWNER, '2026-09-30', '3000.00', 'Distribution', BANK],
] as const;

export async function openVeilBooks(page: Page, program: Program): Promise<void> {
  await openApp(page, program, clockAt(`${TODAY}T09:00:00Z`));
  await page.getByRole('button', { name: 'Start your books' }).waitFor();
  await rpc(page, 'app.create', { passphrase: PASSPHRASE });
  await rpc(page, 'entity.create', { kind: 'person', name: OWNER, legal_name: 'Dana Maria Reyes' });
  await rpc(page, 'entity.create', {
    ...{
      kind: 'llc',
      name: COMPANY,
      legal_name: 'Northlight Studio LLC',
      tax_class: 'disregarded',
      state: 'WY',
    },
  });
  await rpc(page, 'member.set', {
    entity: COMPANY,
    members: [{ name: OWNER, entity: OWNER, share: '100', capacity: 'Sole member and manager' }],
  });
  await rpc(page, 'entity.create', { kind: 'llc', name: CORPORATION, tax_class: 's-corp', state: 'DE' });
  await rpc(page, 'member.set', {
    entity: CORPORATION,
    members: [
      { name: OWNER, entity: OWNER, units: '600', capacity: 'President' },
      { name: 'Bo Lindqvist', units: '400' },
    ],
  });
  await earn(page);
  await lend(page);
  for (const [kind, from, to, date, amount, purpose, more] of CROSSED) {
    const moved = { kind, from, to, date, amount, purpose, from_account: 'Checking', ...more };
    const { id } = await rpc<{ id: string }>(page, 'crossing.make', moved);
    if (MADE.includes(date))
      await rpc(page, 'paper.make', { crossings: [id], late_reason: 'It was forgotten' });
    if (FILED.includes(date)) await file(page, id, date);
  }
  for (const [kind, title, due, every] of [
    ['annual-report', 'Wyoming annual report', '2026-12-01', 12],
    ['registered-agent', 'Registered agent in the state', '2026-09-15', null],
    ['operating-agreement', 'Operating agreement', null, null],
  ] as const) {
    const added = { entity: COMPANY, kind, title, due_on: due, every_months: every };
    const { id } = await rpc<{ id: string }>(page, 'veil.add_formality', added);
    if (due === null) await rpc(page, 'veil.do_formality', { id, on: '2026-01-05' });
  }
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
}

async function earn(page: Page): Promise<void> {
  const entry = (entity: string, date: string, payee: string, postings: [string, string][]) => ({
    ...{ entity, date, payee },
    postings: postings.map(([account, amount]) => ({ account, amount })),
  });
  await rpc(page, 'entry.create', {
    entries: [
      entry(OWNER, '2026-01-01', 'Opening', [
        ['Checking', '60000'],
        ['Opening balances', '-60000'],
      ]),
      ...['03-31', '06-30', '09-30'].map((day) =>
        entry(COMPANY, `2026-${day}`, 'Acme Corp', [
          ['Checking', '14500'],
          ['4000', '-14500'],
        ]),
      ),
      entry(COMPANY, '2026-10-15', 'Print shop', [
        ['6150', '1240.50'],
        ['Accounts payable', '-1240.50'],
      ]),
      entry(CORPORATION, '2026-06-30', 'Tidewater Inc', [
        ['1000', '42000'],
        ['4000', '-42000'],
      ]),
    ],
  });
}

/** A note of the owner’s with monthly payments, of which the first two were made. */
async function lend(page: Page): Promise<void> {
  const accounts = { lender_account: 'Checking', borrower_account: 'Checking' };
  const { id } = await rpc<{ id: string }>(page, 'loan.create', {
    ...{ lender: OWNER, borrower: COMPANY, date: '2026-02-01', principal: '12000', rate: '6', plan: 'level' },
    ...{ every: 'month', first_payment: '2026-03-01', payments: 24, name: 'Working capital note' },
    ...{ purpose: 'Until the first invoices are paid', security: 'the studio’s cameras', ...accounts },
  });
  for (const date of ['2026-03-01', '2026-04-01'])
    await rpc(page, 'loan.pay', { loan: id, date, amount: '531.85', ...accounts });
}

/** As somebody does who has it on paper already. */
async function file(page: Page, crossing: string, date: string): Promise<void> {
  await page.evaluate(
    async ([id, day]) => {
      const body = new FormData();
      body.append(
        'data',
        JSON.stringify({ json: { crossings: [id], signed_on: day, file: {} }, meta: [], maps: [['file']] }),
      );
      body.append('0', new File(['%PDF-1.4 scan'], 'signed.pdf', { type: 'application/pdf' }));
      const answer = await fetch('/rpc/paper/attach', { method: 'POST', body });
      if (!answer.ok) throw new Error(await answer.text());
    },
    [crossing, date] as const,
  );
}
