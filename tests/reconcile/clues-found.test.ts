/** Whatever one slip is made in whatever books: the clue that names it is among those that are given, and is true. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slipped, swapped } from '../../main/reconcile/clues/digits.ts';
import { pairsOf, triplesOf } from '../../main/reconcile/clues/together.ts';
import { formatMoney } from '../../shared/money.ts';
import { ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';

const KINDS = [
  'tick',
  'tick two',
  'untick',
  'late',
  'sign',
  'digits',
  'point',
  'doubled',
  'doubled_digits',
] as const;

interface Slip {
  kind: (typeof KINDS)[number];
  /** Which row, and which of the ways it can go wrong. */
  at: number;
  way: number;
}

const amounts = fc
  .uniqueArray(fc.integer({ min: 1000, max: 99_999_999 }), { minLength: 3, maxLength: 12 })
  .chain((all) => fc.tuple(...all.map((amount) => fc.boolean().map((out) => (out ? -amount : amount)))));
const slips: fc.Arbitrary<Slip> = fc.record({ kind: fc.constantFrom(...KINDS), at: fc.nat(), way: fc.nat() });

let books: TestBooks;
let account = 0;

beforeAll(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: 'Acme LLC', tax_class: 's-corp' });
});
afterAll(() => books.close());

const money = (minor: number) => formatMoney(minor, 'USD');
const day = (place: number) => `2025-10-${String(place * 2 + 1).padStart(2, '0')}`;
const pick = <T>(all: readonly T[], n: number): T => all[n % all.length]!;

interface Entry {
  date: string;
  minor: number;
  status: string;
}

/** What is entered by hand, and which of it is wrong; a file of the bank's rows beside it, where there is one. */
interface Planted {
  entries: Entry[];
  wrong: number;
  imported: boolean;
}

function plant(rows: readonly number[], { kind, at, way }: Slip): Planted {
  const place = at % rows.length;
  const right = rows[place]!;
  const entry = (minor: number, status = 'cleared', date = day(place)) => ({ date, minor, status });
  const all = rows.map((minor, index) => entry(minor, 'cleared', day(index)));
  const others = all.toSpliced(place, 1);
  const instead = (wrong: Entry): Planted => ({ entries: [wrong, ...others], wrong: 1, imported: false });
  const beside = (wrong: Entry): Planted => ({ entries: [wrong], wrong: 1, imported: true });
  const status = pick(['pending', 'cleared'], way);
  switch (kind) {
    case 'tick':
      return instead(entry(right, 'pending'));
    case 'tick two': {
      const second = { ...pick(others, way), status: 'pending' };
      const rest = others.filter(({ minor }) => minor !== second.minor);
      return { entries: [entry(right, 'pending'), second, ...rest], wrong: 2, imported: false };
    }
    case 'untick':
      return { entries: [entry(pick([4242, -4242, 1, -77_777], way)), ...all], wrong: 1, imported: false };
    case 'late':
      return instead(entry(right, status, '2025-11-04'));
    case 'sign':
      return instead(entry(-right, status));
    case 'digits':
      return instead(entry(pick([...swapped(right, 2), right], way), 'cleared'));
    case 'point':
      return instead(entry(pick(slipped(right), way)));
    case 'doubled':
      return beside(entry(right));
    case 'doubled_digits':
      return beside(entry(pick([...swapped(right, 2), right], way)));
  }
}

/** An account whose rows come to the statement but for the slip; answers with the entries that it lies in. */
async function booksWith(name: string, rows: readonly number[], slip: Slip): Promise<string[]> {
  const { entries, wrong, imported } = plant(rows, slip);
  if (imported) {
    const listed = rows.map((minor, index) => ({
      ...{ date: day(index), amount: money(minor) },
      ...{ payee: 'Bank', fitid: `${index}` },
    }));
    const balance = { amount: money(rows.reduce((a, b) => a + b, 0)), on: '2025-10-31' };
    const file = ofx(`${name}.ofx`, { account: name, rows: listed, balance });
    await books.call('imports.commit', { files: [file], account: name });
  }
  const { ids } = await books.call('entry.create', {
    entries: entries.map(({ date, minor, status }) => ({
      ...{ entity: 'Acme LLC', date, payee: `Row of ${money(minor)}` },
      postings: [
        { account: name, amount: money(minor), status },
        { account: 'Travel', amount: money(-minor) },
      ],
    })),
  });
  return ids.slice(0, wrong);
}

describe('a slip', () => {
  it('is named by a clue that makes the difference exactly', async () => {
    await fc.assert(
      fc.asyncProperty(amounts, slips, async (rows, slip) => {
        account += 1;
        const name = `Account ${account}`;
        await books.call('account.create', { entity: 'Acme LLC', name, type: 'asset', role: 'bank' });
        const wrong = await booksWith(name, rows, slip);
        const balance = money(rows.reduce((a, b) => a + b, 0));
        const found = await books.call('reconcile.clues', { account: name, date: '2025-10-31', balance });
        if (found.difference_minor === 0) {
          expect(found.clues).toEqual([]);
          return;
        }
        const named = found.clues.filter(
          (clue: { settles: boolean; rows: { entry_id: string }[] }) =>
            clue.settles && wrong.every((id) => clue.rows.some((row) => row.entry_id === id)),
        );
        expect(named.map((clue: { kind: string }) => clue.kind)).toContainEqual(expect.any(String));
        for (const clue of found.clues)
          if (clue.settles) expect(clue.effect_minor).toBe(found.difference_minor);
      }),
      { numRuns: 40 },
    );
  });
});

describe('digits that changed places', () => {
  it('keep their number and sign, and differ by nine times something', () => {
    expect(swapped(6320, 2)).toEqual([3620, 6230, 6302]);
    expect(swapped(-100, 2)).toEqual([-10]);
    expect(swapped(-5000, 2)).toEqual([]);
    expect(swapped(5, 2)).toEqual([50]);
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }), (minor) => {
        for (const other of swapped(minor, 2)) {
          expect(other).not.toBe(minor);
          expect(Math.abs((other - minor) % 9)).toBe(0);
          expect(swapped(other, 2)).toContain(minor);
        }
      }),
    );
  });
});

describe('rows that make a sum together', () => {
  it('are each found once, and none that does not', () => {
    const rows = fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 14 });
    fc.assert(
      fc.property(rows, fc.integer({ min: -40, max: 40 }), (all, sum) => {
        const given = all.map((amount_minor, place) => ({ amount_minor, place }));
        const places = (found: { place: number }[][]) =>
          found.map((one) => one.map(({ place }) => place).join()).sort();
        const pairs: string[] = [];
        const triples: string[] = [];
        for (let a = 0; a < all.length; a++)
          for (let b = a + 1; b < all.length; b++) {
            if (all[a]! + all[b]! === sum) pairs.push(`${a},${b}`);
            for (let c = b + 1; c < all.length; c++)
              if (all[a]! + all[b]! + all[c]! === sum) triples.push(`${a},${b},${c}`);
          }
        expect(places(pairsOf(given, sum))).toEqual(pairs.sort());
        expect(places(triplesOf(given, sum))).toEqual(triples.sort());
      }),
    );
  });
});
