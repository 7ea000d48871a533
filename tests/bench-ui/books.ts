/** A vault of 100,000 entries for the screens, made anew: 60,000 of them in one account. */
import { type Client, ENTITIES } from './client.ts';

export const ENTRIES = 100_000;
export const MAIN_ACCOUNT = 'Operating account';
const OTHER_ACCOUNTS = ['Tax account', 'Card 1001', 'Household checking', 'Rainy day account'] as const;
/** Out of ten entries, six are the main account's. */
const MAIN_OF_TEN = 6;
export const MAIN_ENTRIES = (ENTRIES * MAIN_OF_TEN) / 10;
const PER_CALL = 5000;
const PAYEES = 400;
const FIRST_DAY = Date.parse('2021-01-01T00:00:00Z');
const DAYS = 1_826;
const DAY_MS = 86_400_000;
const COMPANY_CATEGORIES = ['Software and hosting', 'Travel', 'Meals', 'Supplies'];
const PERSON_CATEGORIES = ['Groceries', 'Dining', 'Transport', 'Household'];

/** mulberry32: small, fast, and the same everywhere. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return Math.floor((((x ^ (x >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

function entryAt(n: number, roll: (below: number) => number) {
  const main = n % 10 < MAIN_OF_TEN;
  const account = main ? MAIN_ACCOUNT : OTHER_ACCOUNTS[roll(OTHER_ACCOUNTS.length)]!;
  const person = account === 'Household checking' || account === 'Rainy day account';
  const categories = person ? PERSON_CATEGORIES : COMPANY_CATEGORIES;
  const cents = 100 + roll(40_000);
  const amount = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
  const payee = roll(PAYEES);
  return {
    entity: ENTITIES[person ? 1 : 0]!,
    date: new Date(FIRST_DAY + Math.floor((n * DAYS) / ENTRIES) * DAY_MS).toISOString().slice(0, 10),
    payee: `Vendor ${payee} ${['Supply', 'Market', 'Hosting', 'Travel'][payee % 4]}`,
    memo: `Order ${roll(1_000_000)}`,
    postings: [
      { account, amount: `-${amount}` },
      { account: categories[roll(categories.length)]!, amount },
    ],
  };
}

/** As many more that wait in the inbox. */
export const INBOX_ENTRIES = 50_000;

export async function fillInbox(call: Client): Promise<void> {
  const roll = dice(11);
  for (let first = 0; first < INBOX_ENTRIES; first += PER_CALL) {
    const entries = Array.from({ length: PER_CALL }, (_, index) => {
      const entry = entryAt((first + index) * (ENTRIES / INBOX_ENTRIES), roll);
      const [money, category] = entry.postings;
      return { ...entry, postings: [money, { ...category, account: 'Uncategorised' }] };
    });
    await call('entry.create', { entries });
  }
}

export async function fill(call: Client): Promise<void> {
  const [company, person] = ENTITIES;
  await call('entity.create', { kind: 'llc', name: company, tax_class: 'disregarded', state: 'WY' });
  await call('entity.create', { kind: 'person', name: person });
  for (const name of [MAIN_ACCOUNT, ...OTHER_ACCOUNTS]) {
    const card = name.startsWith('Card');
    await call('account.create', {
      entity: name === 'Household checking' || name === 'Rainy day account' ? person : company,
      name,
      type: card ? 'liability' : 'asset',
      role: card ? 'card' : 'bank',
    });
  }
  const roll = dice(7);
  for (let first = 0; first < ENTRIES; first += PER_CALL) {
    const entries = Array.from({ length: PER_CALL }, (_, index) => entryAt(first + index, roll));
    await call('entry.create', { entries });
  }
}
