/** Very many rows of one day that may be there already: they wait in time that grows with their number, and up to a bound. */
import { expect, it } from 'vitest';
import { Occurrences } from '../../main/import/identity.ts';
import { OpenRows } from '../../main/import/open-rows.ts';
import type { StatementRow } from '../../main/import/reader.ts';
import type { Route } from '../../main/import/route.ts';
import type { Unit } from '../../main/ledger/index.ts';

const DAY = '2025-01-01';
const PART = { isProcessor: false, firstDate: DAY, lastDate: DAY, exact: 0 };

/** As a part of a file takes them in. Nothing asks the books before the day is over. */
function takeOfOneDay(count: number): void {
  const occurrences = new Occurrences();
  const open = new OpenRows({} as Unit, {} as Route, 's', occurrences, new Map(), { has: () => false });
  for (let n = 0; n < count; n += 1) {
    occurrences.next(DAY, `${n}`);
    const row = { date: DAY } as StatementRow;
    open.take({ row, minor: -100, identity: `${n}`, occurrence: 1, lineId: '', entryId: '', place: null });
    if (open.isFull) open.settle(PART, { date: DAY });
  }
}

it('are not gone through again for each row that comes', { timeout: 5_000 }, () => {
  takeOfOneDay(60_000);
});

it('are refused beyond a bound', () => {
  expect(() => takeOfOneDay(250_001)).toThrow(/250,000 rows/);
});
