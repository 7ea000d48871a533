/**
 * Solvency of a company for a draw: as somebody types it, and as it is recorded. A record is made on the day it is made, never
 * dated back; where a test that counts does not pass, it wants the reason.
 */
import type { SolvencyOut } from '../../shared/contract/veil.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney, parseMoney } from '../../shared/money.ts';
import { requireCrossing } from '../crossing/index.ts';
import type { EntityRow, Unit } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { loadPosition } from './load/facts.ts';
import { type Profile, profileOf } from './profiles.ts';
import { thresholdsOf } from './settings.ts';
import { type Part, type Solvency, solvency } from './solvency.ts';
import { solvencySnapshot } from './tables.ts';

export function solvencyOf(
  db: VaultDatabase,
  company: EntityRow,
  asOf: CalendarDate,
  drawMinor: number,
): Solvency {
  const thresholds = thresholdsOf(db, company);
  const position = loadPosition(db, company, asOf, thresholds);
  return solvency(position, asOf, drawMinor, profileOf(company.state), thresholds.outlook_days);
}

/** INVALID_INPUT for an amount below nothing. */
export function readDraw(text: string, company: EntityRow): number {
  const minor = parseMoney(text, company.base_currency);
  if (minor >= 0) return minor;
  throw new BulkheadError('INVALID_INPUT', `A draw of ${text} is none.`, {
    remedy: 'Give what is to be taken out, as an amount from 0 on.',
  });
}

export function describeSolvency(db: VaultDatabase, company: EntityRow, seen: Solvency): SolvencyOut {
  const profile = profileOf(company.state);
  const written = (minor: number) => formatMoney(minor, company.base_currency);
  const parts = (list: readonly Part[]) =>
    list.map(({ name, amountMinor }) => ({ name, amount: written(amountMinor) }));
  const { ratio, basis, debtsDue } = seen;
  return {
    ...{ entity_id: company.id, entity: company.name, currency: company.base_currency, as_of: seen.asOf },
    draw: written(seen.drawMinor),
    assets: written(seen.assetsMinor),
    liabilities: written(seen.liabilitiesMinor),
    equity: written(seen.equityMinor),
    equity_without_owners: written(seen.equityWithoutOwnersMinor),
    cash: written(seen.cashMinor),
    cash_after_known: written(debtsDue.lowestMinor),
    tax_set_aside: written(seen.taxMinor),
    ratio: ratio && {
      ...{
        text: ratio.text,
        assets: written(ratio.assetsMinor),
        liabilities: written(ratio.liabilitiesMinor),
      },
      ...{ asset_parts: parts(ratio.assets), liability_parts: parts(ratio.liabilities) },
    },
    tests: describeTests(seen, written),
    tests_source: profile.testsSource,
    outlook_days: thresholdsOf(db, company).outlook_days,
    outlook: debtsDue.lines.map(({ date, what, amountMinor, cashMinor }) => ({
      ...{ date, what, amount: written(amountMinor), cash: written(cashMinor) },
    })),
    basis: basis && {
      before: written(basis.beforeMinor),
      after: written(basis.afterMinor),
      beyond: written(basis.beyondMinor),
    },
    ...{ result: seen.result, missing: [...seen.missing] },
  };
}

function describeTests(
  { balanceSheet, debtsDue }: Solvency,
  written: (minor: number) => string,
): SolvencyOut['tests'] {
  const { result, counts, marginMinor } = balanceSheet;
  return [
    { test: 'balance-sheet', counts, result, margin: written(marginMinor) },
    {
      ...{ test: 'debts-due', counts: debtsDue.counts, result: debtsDue.result },
      margin: written(debtsDue.lowestMinor),
    },
  ];
}

interface SnapshotRow {
  id: string;
  crossing_id: string | null;
  as_of: string;
  draw_minor: number;
  currency: string;
  profile: string;
  balance_sheet: Solvency['result'];
  debts_due: Solvency['result'];
  equity_minor: number;
  figures: string;
  reason: string | null;
  prepared_at: string;
}
const recorded = prepared<SnapshotRow>(
  `SELECT * FROM solvency_snapshot WHERE entity_id = :company AND (:crossing IS NULL OR crossing_id = :crossing)
   ORDER BY as_of DESC, id DESC`,
);

export function snapshots(db: VaultDatabase, company: EntityRow, crossing: string | null) {
  return recorded(db)
    .all({ company: company.id, crossing })
    .map((row) => describeSnapshot(row, company));
}

function describeSnapshot(row: SnapshotRow, company: EntityRow) {
  const { id, crossing_id, as_of, currency, profile, balance_sheet, debts_due, reason, prepared_at } = row;
  return {
    ...{ id, entity: company.name, crossing_id, as_of, currency, profile, balance_sheet, debts_due },
    ...{ reason, prepared_at },
    draw: formatMoney(row.draw_minor, currency),
    equity: formatMoney(row.equity_minor, currency),
    figures: JSON.parse(row.figures) as SolvencyOut,
  };
}

export interface Asked {
  asOf: CalendarDate;
  crossing: string | undefined;
  draw: string;
  reason: string | undefined;
}

export function takeSnapshot(unit: Unit, company: EntityRow, asked: Asked) {
  const { db } = unit;
  const { reason = null } = asked;
  const draw = asked.crossing === undefined ? planned(asked, company) : booked(db, company, asked.crossing);
  const seen = solvencyOf(db, company, draw.asOf, draw.ahead);
  const profile = profileOf(company.state);
  if (seen.result === 'fails' && reason === null) throw wantsReason(seen, profile, company);
  const id = unit.newId();
  unit.insert(solvencySnapshot, {
    ...{ id, entityId: company.id, crossingId: asked.crossing ?? null, asOf: draw.asOf },
    ...{ drawMinor: draw.minor, currency: company.base_currency, profile: profile.id, reason },
    ...{ balanceSheet: seen.balanceSheet.result, debtsDue: seen.debtsDue.result },
    ...{ equityMinor: seen.equityMinor, preparedAt: unit.now },
    figures: JSON.stringify(describeSolvency(db, company, seen)),
  });
  return snapshots(db, company, null).find((one) => one.id === id)!;
}

interface Draw {
  asOf: CalendarDate;
  minor: number;
  /** The part that the books of that day do not have yet. */
  ahead: number;
}

function planned({ asOf, draw }: Asked, company: EntityRow): Draw {
  const minor = readDraw(draw, company);
  return { asOf, minor, ahead: minor };
}

/** It stands in the books of its day, so nothing is taken off again. */
function booked(db: VaultDatabase, company: EntityRow, id: string): Draw {
  const { from, date, amount_minor: minor, currency } = requireCrossing(db, id);
  if (currency !== company.base_currency)
    throw new BulkheadError(
      'REFUSED',
      `That movement is in ${currency}, the books in ${company.base_currency}.`,
      {
        remedy: 'Record solvency for the amount in the currency of the books.',
      },
    );
  if (from.entity_id === company.id) return { asOf: date, minor: Math.abs(minor), ahead: 0 };
  throw new BulkheadError('REFUSED', `That movement takes nothing out of ${company.name}.`, {
    remedy: 'Solvency is recorded for what a company gives its owner.',
  });
}

function wantsReason(seen: Solvency, profile: Profile, company: EntityRow): BulkheadError {
  const amount = formatMoney(seen.equityMinor, company.base_currency);
  return new BulkheadError(
    'REFUSED',
    `${company.name} does not pass the test of the state after that: equity would be ${amount} ${company.base_currency}.`,
    {
      remedy: 'Take out less, or give the reason, which goes into the record.',
      facts: { source: profile.testsSource },
    },
  );
}
