import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  bankBalance,
  currentBankBalance,
  Door,
  findAccount,
  nextOf,
  removeEntry,
  type Unit,
} from '../../main/ledger/index.ts';
import { entry, posting } from '../../main/ledger/tables.ts';
import { addDays } from '../../shared/dates.ts';
import { TestBooks } from '../support/books.ts';

const RUNS = 60;
const DAYS = 500;
const COMMAND = 'entry.create';

let books: TestBooks;
let entityId: string;
let accountId: string;
let otherId: string;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: 'Acme LLC', tax_class: 'disregarded' });
  const account = findAccount(books.core.vault.db, 'Checking');
  entityId = account.entity_id;
  accountId = account.id;
  otherId = findAccount(books.core.vault.db, 'Travel').id;
});
afterEach(() => books.close());

const day = (offset: number) => addDays('2024-01-01', offset);

function add(unit: Unit, date: string, amountMinor: number): void {
  const id = unit.newId();
  unit.insert(entry, { id, entityId, date, payee: 'Airline', memo: '', source: 'manual' });
  const leg = { entryId: id, currency: 'USD', date, status: 'cleared' as const };
  unit.insert(posting, { ...leg, line: 0, accountId, amountMinor });
  unit.insert(posting, { ...leg, line: 1, accountId: otherId, amountMinor: -amountMinor });
}

function move(unit: Unit, id: string, date: string): void {
  unit.update(entry, { id }, { date });
  for (const line of [0, 1]) unit.update(posting, { entryId: id, line }, { date });
}

function entryAt(unit: Unit, number: number): string | null {
  const ids = unit.db.prepare('SELECT id FROM entry ORDER BY id').pluck().all() as string[];
  return ids[number % ids.length] ?? null;
}

interface Step {
  what: 'add' | 'move' | 'hold' | 'clear' | 'remove' | 'take back';
  day: number;
  number: number;
}

function take(unit: Unit, step: Step): void {
  if (step.what === 'add') return add(unit, day(step.day), 100 + step.number);
  if (step.what === 'take back') {
    const mark = unit.mark();
    add(unit, day(step.day), 100 + step.number);
    expectEqual(unit, step.day + 100);
    return unit.rollbackTo(mark);
  }
  const id = entryAt(unit, step.number);
  if (id === null) return;
  if (step.what === 'move') move(unit, id, day(step.day));
  else if (step.what === 'remove') removeEntry(unit, id);
  else
    unit.update(posting, { entryId: id, line: 0 }, { status: step.what === 'hold' ? 'pending' : 'cleared' });
}

function expectEqual(unit: Unit, offset: number): void {
  const date = day(offset);
  expect(currentBankBalance(unit, accountId, date)).toBe(bankBalance(unit.db, accountId, date));
}

function command(run: (unit: Unit) => void, dryRun = false): Promise<void> {
  const spec = { name: COMMAND, role: 'owner' as const, schema: z.null(), run };
  return new Door(books.core.vault, books.world).execute(
    spec,
    null,
    { name: 'tester', role: 'owner' },
    { dryRun },
  );
}

/** Where the sum that is kept ends; `null` if none is. */
async function settledThrough(): Promise<string | null> {
  let through: string | null = null;
  await command((unit) => {
    through = unit.settled.get(accountId)?.through ?? null;
  }, true);
  return through;
}

describe('the balance within a command', () => {
  const offset = fc.nat(DAYS);
  const step = fc.record<Step>({
    what: fc.constantFrom('add', 'add', 'add', 'move', 'hold', 'clear', 'remove', 'take back'),
    day: offset,
    number: fc.nat(1_000),
  });
  const commands = fc.array(
    fc.record({
      steps: fc.array(fc.oneof(step, offset), { maxLength: 6 }),
      end: fc.constantFrom('commit', 'commit', 'dry run', 'undo', 'undo and redo'),
    }),
    { minLength: 3, maxLength: 12 },
  );

  it('is what adding up all postings gives, whatever was written, rolled back or undone before', async () => {
    await fc.assert(
      fc.asyncProperty(commands, async (all) => {
        for (const { steps, end } of all) {
          await command((unit) => {
            for (const each of steps) {
              if (typeof each === 'number') expectEqual(unit, each);
              else take(unit, each);
            }
            expectEqual(unit, DAYS);
          }, end === 'dry run');
          // Never back to before the chart of accounts.
          if (end.startsWith('undo') && nextOf(books.core.vault.db, 'undo')?.command === COMMAND) {
            await books.call('history.undo');
            if (end === 'undo and redo') await books.call('history.redo');
          }
          await command((unit) => expectEqual(unit, DAYS), true);
        }
      }),
      { numRuns: RUNS, seed: 20260115 },
    );
  });

  it('adds up again only what a preview could not settle', async () => {
    await command((unit) => add(unit, '2024-01-10', 500));
    await command((unit) => {
      add(unit, '2024-12-30', 100);
      expect(currentBankBalance(unit, accountId, '2024-12-31')).toBe(600);
    }, true);
    expect(await settledThrough()).toBe('2024-09-30');
    await command((unit) => add(unit, '2024-12-30', 100));
    expect(await settledThrough()).toBe('2024-09-30');
    await command((unit) => add(unit, '2024-09-30', 1), true);
    expect(await settledThrough()).toBeNull();
  });

  it('keeps nothing that the command itself may yet take back', async () => {
    await command((unit) => {
      add(unit, '2024-01-10', 500);
      expect(currentBankBalance(unit, accountId, '2024-12-31')).toBe(500);
    }, true);
    expect(await settledThrough()).toBeNull();
  });
});
