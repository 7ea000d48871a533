/**
 * Any mixture of sales, refunds, disputes, fees and payouts, told by any exports of a processor and by the bank, in any
 * order, overlapping and repeated, with any batch taken back and brought again: the same books, to the cent.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import '../support/seed.ts';
import { addDays } from '../../shared/dates.ts';
import { statementFile, TestBooks } from '../support/books.ts';
import { dice } from '../support/dice.ts';

const FIRST_DAY = '2025-03-01';
const BALANCE_HEAD = 'id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description';
const PAYOUTS_HEAD = 'id,Amount,Created (UTC),Currency,Arrival Date (UTC),Status,Destination,Description';
const BANK_HEAD = 'Date,Description,Amount';

const plain = (cents: number) =>
  `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;

const movement = fc.record({
  kind: fc.constantFrom('sale', 'sale', 'sale', 'refund', 'dispute', 'fee', 'payout'),
  cents: fc.integer({ min: 100, max: 900 }).map((n) => n * 10),
  fee: fc.integer({ min: 0, max: 40 }),
  days: fc.integer({ min: 0, max: 4 }),
  late: fc.integer({ min: 0, max: 4 }),
});

interface Told {
  balance: string[];
  payouts: string[];
  bank: string[];
  expected: Record<string, number>;
}

/** What happened, as each of them tells it, and the books that it makes. */
function toldOf(
  movements: readonly { kind: string; cents: number; fee: number; days: number; late: number }[],
): Told {
  const told: Told = { balance: [], payouts: [], bank: [], expected: {} };
  const add = (account: string, cents: number) => {
    told.expected[account] = (told.expected[account] ?? 0) + cents;
  };
  let day = FIRST_DAY;
  let balance = 0;
  const row = (n: number, type: string, source: string, gross: number, fee: number) => {
    const at = `${day} 10:00`;
    told.balance.push(
      `txn_${n},${type},${source},${plain(gross)},${plain(fee)},${plain(gross - fee)},usd,${at},${at},Number ${n}`,
    );
    balance += gross - fee;
    add('Stripe balance', gross - fee);
    add('Merchant and bank fees', fee);
  };
  for (const [n, { kind, cents, fee, days, late }] of movements.entries()) {
    day = addDays(day, days);
    if (kind === 'sale') {
      row(n, 'charge', `ch_${n}`, cents, fee);
      add('Product sales', -cents);
    } else if (kind === 'refund' || kind === 'dispute') {
      row(
        n,
        kind === 'refund' ? 'refund' : 'adjustment',
        `${kind === 'refund' ? 're' : 'dp'}_${n}`,
        -cents,
        kind === 'refund' ? 0 : fee,
      );
      add('Refunds and allowances', cents);
    } else if (kind === 'fee') {
      row(n, 'stripe_fee', '', -cents, 0);
      add('Stripe balance', 0);
      add('Merchant and bank fees', cents);
    } else if (balance > 0) {
      const paid = balance;
      row(n, 'payout', `po_${n}`, -paid, 0);
      told.payouts.push(
        `po_${n},${plain(paid)},${day} 10:00,usd,${addDays(day, late)} 00:00,paid,ba_1,STRIPE PAYOUT`,
      );
      told.bank.push(`${addDays(day, late)},STRIPE TRANSFER,${plain(paid)}`);
      add('Checking', paid);
    }
  }
  // A row that the bank alone knows.
  told.bank.push(`${FIRST_DAY},Rent,-30.00`);
  add('Checking', -3_000);
  add('Uncategorised', 3_000);
  return told;
}

async function held(books: TestBooks): Promise<Record<string, number>> {
  const accounts: { name: string; balance_minor: number }[] = await books.call('account.list', {});
  return Object.fromEntries(
    accounts.filter((one) => one.balance_minor !== 0).map((one) => [one.name, one.balance_minor]),
  );
}

it('comes to the same books', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(movement, { minLength: 1, maxLength: 14 }),
      fc.nat(),
      async (movements, seed) => {
        const { balance, payouts, bank, expected } = toldOf(movements);
        const roll = dice(seed);
        const cut = roll(balance.length + 1);
        const files = [
          {
            account: undefined,
            lines: [BALANCE_HEAD, ...balance.slice(0, Math.min(balance.length, cut + 2))],
          },
          { account: undefined, lines: [BALANCE_HEAD, ...balance.slice(Math.max(0, cut - 2))] },
          { account: undefined, lines: [PAYOUTS_HEAD, ...payouts] },
          { account: 'Checking', lines: [BANK_HEAD, ...bank] },
        ].map((file) => ({ ...file, text: `${file.lines.join('\n')}\n`, by: roll(1_000) }));
        files.sort((a, b) => a.by - b.by);
        const books = await TestBooks.create();
        try {
          await books.call('entity.create', { kind: 'llc', name: 'Mill', tax_class: 'disregarded' });
          const bring = async ({ account, text, lines }: (typeof files)[number]) => {
            if (lines.length === 1) return null;
            const { batch, files: read } = await books.call('imports.commit', {
              files: [statementFile('file.csv', text)],
              ...(account === undefined ? { create_accounts: true } : { account }),
            });
            expect(read[0].error, text).toBeNull();
            return batch as string | null;
          };
          const wanted = Object.fromEntries(Object.entries(expected).filter(([, cents]) => cents !== 0));
          const batches: (string | null)[] = [];
          for (const file of files) batches.push(await bring(file));
          expect(await held(books)).toEqual(wanted);
          for (const file of files) expect(await bring(file)).toBeNull();
          const at = roll(files.length);
          if (batches[at]) {
            await books.call('imports.undo', { batch: batches[at] });
            for (const file of files) await bring(file);
            expect(await held(books)).toEqual(wanted);
          }
          expect(await books.call('matching.transit', {})).toEqual([]);
          expect((await books.call('vault.verify')).findings).toEqual([]);
        } finally {
          await books.close();
        }
      },
    ),
    { numRuns: 25 },
  );
});
