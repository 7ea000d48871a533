/**
 * Solvency of a company for a draw: as somebody types it, and as it is recorded. A record is made on the day it is made, never
 * dated back; where a test that counts does not pass, it wants the reason.
 */
import type { SolvencyOut } from '../../shared/contract/solvency.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney, formatMoneyForPeople, parseMoney } from '../../shared/money.ts';
import { requireCrossing } from '../crossing/index.ts';
import type { EntityRow, Unit } from '../ledger/index.ts';
import { readableDate } from '../papers/index.ts';
import {
  type Draw,
  type Part,
  profileOf,
  type RecordRow,
  recordsOf,
  type Solvency,
  statementOn,
} from '../solvency/index.ts';
import { solvencySnapshot } from '../solvency/tables.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { basisLeftOf } from './load/members.ts';

export function solvencyOf(db: VaultDatabase, company: EntityRow, asOf: CalendarDate, draw: Draw): Solvency {
  return statementOn(db, company, asOf, { draw, basisMinor: basisLeftOf(db, company, asOf) });
}

/** One that is not in the books yet; INVALID_INPUT for an amount below nothing. */
export function readDraw(text: string, company: EntityRow): Draw {
  const aheadMinor = parseMoney(text, company.base_currency);
  if (aheadMinor >= 0) return { aheadMinor, bookedMinor: 0 };
  throw new BulkheadError('INVALID_INPUT', `A draw of ${text} is none.`, {
    remedy: 'Give what is to be taken out, as an amount from 0 on.',
  });
}

export function describeSolvency(company: EntityRow, seen: Solvency): SolvencyOut {
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
    tests_source: seen.source,
    outlook_days: seen.outlookDays,
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

export function snapshots(db: VaultDatabase, company: EntityRow, crossing: string | null) {
  return recordsOf(db, company)
    .filter(({ crossing_id }) => crossing === null || crossing_id === crossing)
    .map((row) => describeSnapshot(row, company));
}

function describeSnapshot(row: RecordRow, company: EntityRow) {
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
  const { asOf, draw } =
    asked.crossing === undefined ? planned(asked, company) : booked(db, company, asked.crossing);
  const seen = solvencyOf(db, company, asOf, draw);
  const profile = profileOf(company.state);
  if (seen.result === 'fails' && reason === null) throw wantsReason(seen, company, 'reason');
  const id = unit.newId();
  unit.insert(solvencySnapshot, {
    ...{ id, entityId: company.id, crossingId: asked.crossing ?? null, asOf },
    ...{ drawMinor: seen.drawMinor, currency: company.base_currency, profile: profile.id, reason },
    ...{ balanceSheet: seen.balanceSheet.result, debtsDue: seen.debtsDue.result },
    ...{ equityMinor: seen.equityMinor, preparedAt: unit.now },
    figures: JSON.stringify(describeSolvency(company, seen)),
  });
  return snapshots(db, company, null).find((one) => one.id === id)!;
}

interface Drawn {
  asOf: CalendarDate;
  draw: Draw;
}

function planned({ asOf, draw }: Asked, company: EntityRow): Drawn {
  return { asOf, draw: readDraw(draw, company) };
}

function booked(db: VaultDatabase, company: EntityRow, id: string): Drawn {
  const { from, date, amount_minor: minor, currency } = requireCrossing(db, id);
  if (currency !== company.base_currency)
    throw new BulkheadError(
      'REFUSED',
      `That movement is in ${currency}, the books in ${company.base_currency}.`,
      {
        remedy: 'Record solvency for the amount in the currency of the books.',
      },
    );
  if (from.entity_id === company.id)
    return { asOf: date, draw: { aheadMinor: 0, bookedMinor: Math.abs(minor) } };
  throw new BulkheadError('REFUSED', `That movement takes nothing out of ${company.name}.`, {
    remedy: 'Solvency is recorded for what a company gives its owner.',
  });
}

/** `field` is where the input has the reason. */
export function wantsReason(seen: Solvency, company: EntityRow, field: 'reason' | 'despite'): BulkheadError {
  return new BulkheadError('REFUSED', failure(seen, company), {
    remedy: 'Take out less, or give the reason, which goes into the record.',
    facts: { source: seen.source, field },
  });
}

/** What does not pass, in one sentence. */
export function failure({ balanceSheet, debtsDue, equityMinor }: Solvency, company: EntityRow): string {
  const amount = (minor: number) =>
    `${formatMoneyForPeople(minor, company.base_currency)} ${company.base_currency}`;
  const fails = ({ counts, result }: { counts: boolean; result: string }) => counts && result === 'fails';
  const { preferencesMinor } = balanceSheet;
  const first =
    preferencesMinor === 0
      ? ''
      : `, of which ${amount(preferencesMinor)} go to members with a preference first`;
  const why = [
    ...(fails(balanceSheet) ? [`equity would be ${amount(equityMinor)}${first}`] : []),
    ...(fails(debtsDue)
      ? [`cash would come to ${amount(debtsDue.lowestMinor)} on ${readableDate(debtsDue.lowestOn)}`]
      : []),
  ];
  return `${company.name} does not pass the test of the state after that: ${why.join(', and ')}.`;
}
