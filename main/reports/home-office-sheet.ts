/**
 * The worksheet of the office at home: what was said of it, its costs, Form 8829 by line, and what may be deducted. Fails with
 * NOT_FOUND for an unknown entity or a year without its forms, REFUSED for an entity that files no Schedule C.
 */
import type { HomeOffice } from '../../shared/contract/tax.ts';
import { formatDecimal, formatMoney } from '../../shared/money.ts';
import { accountById, findEntity, type Scope } from '../ledger/index.ts';
import { fraction, type Home, homeYearPercent, requireForm, WHOLE, writePart } from '../tax/index.ts';
import { homeNotes, homeOfYear, linesOf8829 } from './home-office.ts';
import { drawUp } from './schedule-c.ts';

export function homeOffice(
  scope: Scope,
  { entity: ref, year }: { entity: string; year: number },
): HomeOffice {
  const { db } = scope;
  const days = { from: `${year}-01-01`, to: `${year}-12-31` };
  const { lines: onScheduleC } = drawUp(scope, { entity: ref, ...days });
  const tentative = onScheduleC.get('29')!;
  const entity = findEntity(db, ref);
  const { base_currency: currency } = entity;
  const money = (amount: number) => formatMoney(amount, currency);
  const { lines } = requireForm('8829', year);
  const labels = new Map(lines.map(({ line, label }) => [line, label]));
  const found = homeOfYear(db, { entity, ...days }, tentative);
  const amounts = found === null ? new Map<string, number>() : linesOf8829(found, tentative);
  const home = found?.home;
  return {
    ...{ entity: entity.name, year, currency, given: found !== null, method: home?.method ?? null },
    areas: (home?.areas ?? []).map(({ from, squareFeet }) => ({ from, square_feet: squareFeet })),
    ...{ area_used: home?.areaUsed ?? null, area_of_home: home?.areaOfHome ?? null },
    building:
      home?.valueMinor == null
        ? null
        : { value: money(home.valueMinor), land: money(home.landMinor!), since: home.usedSince! },
    carried_operating: money(home?.carriedOperatingMinor ?? 0),
    carried_depreciation: money(home?.carriedDepreciationMinor ?? 0),
    months: found?.months ?? [],
    percent: found === null ? null : percentOfHome(found.home),
    depreciation_percent: found?.form == null ? null : percentOfBuilding(found.home, year),
    costs: (found?.costs ?? []).map((cost) => ({
      ...{ line: cost.line, label: labels.get(cost.line)!, kind: cost.kind, account_id: cost.accountId },
      account: cost.accountId === null ? null : accountById(db, cost.accountId)!.path,
      ...{ percent: writePart(cost.part), books: cost.booked === null ? null : money(cost.booked) },
      ...{ amount: money(cost.minor), note: cost.note },
    })),
    lines: [...amounts].map(([line, amount]) => ({ line, label: labels.get(line)!, amount: money(amount) })),
    ...{ tentative_profit: money(tentative), before_limit: money(found?.beforeLimit ?? 0) },
    deduction: money(found?.deduction ?? 0),
    carried_to_next: {
      operating: money(found?.form?.carriedOperating ?? 0),
      depreciation: money(found?.form?.carriedDepreciation ?? 0),
    },
    notes: found === null ? [] : homeNotes(db, found, entity),
  };
}

function percentOfHome({ areaUsed, areaOfHome }: Home): string | null {
  return areaUsed === null || areaOfHome === null ? null : writePart(fraction(WHOLE, areaUsed, areaOfHome));
}

function percentOfBuilding({ usedSince }: Home, year: number): string | null {
  if (usedSince === null) return null;
  return formatDecimal({ units: BigInt(homeYearPercent(usedSince, year)), scale: 3 }, 0);
}
