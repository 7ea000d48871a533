/**
 * Books that try every column's width: four entities, names as long as lawyers make them, figures in the hundreds of
 * millions, categories four deep, every state that a row can have.
 */
import type { Page } from '@playwright/test';
import { openApp, PASSPHRASE, rpc } from './app.ts';
import type { Program } from './program.ts';

const HOLDING = 'Vandenberg-Oyelaran Intercontinental Property & Hospitality Holdings LLC';
const OWNER = 'Alexandrina Vandenberg-Oyelaran';
const OTHERS = [
  ['Blue Heron Lane Rentals LLC', 'partnership'],
  ['Saltwater Provisions & Catering LLC', 's-corp'],
] as const;
const MAIN = 'Operating account ending in 4821, Mercantile & Farmers Bank';
const DEEP = 'Property costs:Lakeside:Building 14:Repairs after the storm of last October';

const PAYEES = [
  'INTERNATIONAL ASSOCIATION OF PROPERTY MANAGERS ANNUAL MEMBERSHIP 2026/27 REF 99018273645',
  'Zoë’s Café',
  'ACH DEBIT MERCANTILE TRUST LOAN PMT 000018820091827 INDN:VANDENBERG-OYELARAN',
  'Müller & Söhne Hausverwaltung',
  '株式会社サンプル',
  'Rent',
] as const;

const AMOUNTS = ['-184250017.35', '2.00', '-0.01', '98000000.00', '-1249.99', '45.10'] as const;

function monthAt(index: number): string {
  return String(1 + (index % 10)).padStart(2, '0');
}

/** Gives back the ids of the entity and account that are fullest. */
export async function openFull(page: Page, program: Program) {
  await openApp(page, program);
  await page.getByRole('button', { name: 'Start your books' }).waitFor();
  await rpc(page, 'app.create', { passphrase: PASSPHRASE });
  const { id: company } = await rpc<{ id: string }>(page, 'entity.create', {
    kind: 'llc',
    name: HOLDING,
    tax_class: 'disregarded',
  });
  const { id: person } = await rpc<{ id: string }>(page, 'entity.create', { kind: 'person', name: OWNER });
  for (const [name, tax_class] of OTHERS) await rpc(page, 'entity.create', { kind: 'llc', name, tax_class });
  const { id: checking } = await rpc<{ id: string }>(page, 'account.create', {
    entity: HOLDING,
    name: MAIN,
    type: 'asset',
    role: 'bank',
    opening_balance: '912345678.90',
    opening_date: '2025-12-31',
  });
  await addDeep(page);
  await rpc(page, 'entry.create', { entries: Array.from({ length: 600 }, (_, index) => entryAt(index)) });
  for (const value of PAYEES.slice(0, 3))
    await rpc(page, 'rules.create', { entity: HOLDING, value: value.toLowerCase(), account: DEEP });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  return { company, person, checking };
}

async function addDeep(page: Page): Promise<void> {
  const names = DEEP.split(':');
  for (const [depth, name] of names.entries())
    await rpc(page, 'account.create', {
      entity: HOLDING,
      name,
      type: 'expense',
      ...(depth === 0 ? {} : { parent: names.slice(0, depth).join(':') }),
    });
}

function entryAt(index: number) {
  const amount = AMOUNTS[index % AMOUNTS.length]!;
  const back = amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
  const category = index % 7 === 0 ? 'Uncategorised' : index % 3 === 0 ? 'Rent' : DEEP;
  return {
    entity: HOLDING,
    date: `2026-${monthAt(Math.floor(index / 60))}-${String(1 + (index % 28)).padStart(2, '0')}`,
    payee: PAYEES[index % PAYEES.length]!,
    memo:
      index % 4 === 0
        ? 'Second instalment of three, as agreed by telephone; the third follows in spring'
        : '',
    tags: index % 5 === 0 ? ['building-14', 'insurance-claim', 'storm'] : [],
    postings: [
      { account: MAIN, amount, status: index % 2 === 0 ? 'cleared' : 'pending' },
      { account: category, amount: back },
    ],
  };
}
