/**
 * What was said of the office at home of a business, by year. REFUSED for a business that files no Schedule C, INVALID_INPUT for
 * what does not go together, NOT_FOUND for a year of which nothing was said.
 */
import type { contract } from '../../shared/contract/index.ts';
import type { HOME_COSTS, HOME_LINES, HOME_METHODS } from '../../shared/contract/tax.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatDecimal, parseMoney } from '../../shared/money.ts';
import {
  type ChartAccount,
  type EntityRow,
  findAccount,
  findEntity,
  type HandlersOf,
  type Unit,
} from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { requireScheduleC } from './adjustments.ts';
import { WHOLE } from './arithmetic.ts';
import type { AreaFrom } from './home-office.ts';
import { taxHome, taxHomeArea, taxHomeCost } from './tables.ts';
import { loadFamilies } from './taxpayer.ts';

export interface HomeCost {
  id: string;
  line: (typeof HOME_LINES)[number];
  kind: (typeof HOME_COSTS)[number];
  accountId: string | null;
  /** Hundredths of a percent of the account. */
  part: number;
  amountMinor: number | null;
  note: string;
}

export interface Home {
  method: (typeof HOME_METHODS)[number];
  areaUsed: number | null;
  areaOfHome: number | null;
  valueMinor: number | null;
  landMinor: number | null;
  usedSince: string | null;
  carriedOperatingMinor: number;
  carriedDepreciationMinor: number;
  areas: AreaFrom[];
  costs: HomeCost[];
}

const homeRow = prepared<Omit<Home, 'areas' | 'costs'>>(
  `SELECT method, area_used AS areaUsed, area_of_home AS areaOfHome, value_minor AS valueMinor, land_minor AS landMinor,
   used_since AS usedSince, carried_operating_minor AS carriedOperatingMinor,
   carried_depreciation_minor AS carriedDepreciationMinor FROM tax_home WHERE entity_id = ? AND year = ?`,
);
const areaRows = prepared<AreaFrom>(
  `SELECT since AS "from", square_feet AS squareFeet FROM tax_home_area WHERE entity_id = ? AND year = ? ORDER BY since`,
);
const costRows = prepared<HomeCost>(
  `SELECT id, line, kind, account_id AS accountId, part, amount_minor AS amountMinor, note FROM tax_home_cost
   WHERE entity_id = ? AND year = ? ORDER BY id`,
);

export function homeOf(db: VaultDatabase, entityId: string, year: number): Home | null {
  const row = homeRow(db).get(entityId, year);
  if (!row) return null;
  return { ...row, areas: areaRows(db).all(entityId, year), costs: costRows(db).all(entityId, year) };
}

export const writePart = (part: number) => formatDecimal({ units: BigInt(part), scale: 2 }, 0);

function readPart(text: string): number {
  const [whole, fraction = ''] = text.split('.');
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
}

const invalid = (message: string, remedy: string) => new BulkheadError('INVALID_INPUT', message, { remedy });

function clear({ db, unit }: { db: VaultDatabase; unit: Unit }, entityId: string, year: number): void {
  const known = homeOf(db, entityId, year);
  if (!known) return;
  for (const { id } of known.costs) unit.remove(taxHomeCost, { id });
  for (const { from } of known.areas) unit.remove(taxHomeArea, { entityId, year, since: from });
  unit.remove(taxHome, { entityId, year });
}

/** A cost is the owner’s or the company’s own. */
function accountOf(db: VaultDatabase, ref: string, entity: EntityRow, year: number): ChartAccount {
  const owner = loadFamilies(db).taxpayerOf(entity.id, `${year}-12-31`);
  const found = findCost(db, ref, owner) ?? findAccount(db, ref, entity.id);
  if (found.type === 'expense' && [owner, entity.id].includes(found.entity_id)) return found;
  throw invalid(`“${found.path}” is no cost of the home.`, 'Name an expense of the owner or of the company.');
}

function findCost(db: VaultDatabase, ref: string, owner: string): ChartAccount | null {
  try {
    return findAccount(db, ref, owner);
  } catch (error) {
    if (error instanceof BulkheadError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}

type Input = Parameters<HandlersOf<typeof contract.tax>['set_home_office']>[1];

function requireWhole({ method, areas, area_used: used, area_of_home: home }: Input): void {
  if (method === 'simplified' && areas.length === 0)
    throw invalid(
      'The simplified method goes by the area of the office.',
      'Give the area, and from which day on.',
    );
  if (new Set(areas.map(({ from }) => from)).size < areas.length)
    throw invalid('One day has two areas.', 'Give one area for each day on which it changed.');
  if (method === 'regular' && (used === null || home === null || used === 0 || used > home))
    throw invalid(
      'Form 8829 goes by the area of the office and of the home.',
      'Give both, that of the office first; it is no larger than the home.',
    );
}

type Own = 'set_home_office' | 'remove_home_office';

export const homeHandlers: Pick<HandlersOf<typeof contract.tax>, Own> = {
  set_home_office(scope, input) {
    const { db, unit } = scope;
    const entity = findEntity(db, input.entity);
    requireScheduleC(entity);
    requireWhole(input);
    const { year, method, building } = input;
    const money = (text: string) => notNegative(parseMoney(text, entity.base_currency));
    const own = { entityId: entity.id, year };
    clear(scope, entity.id, year);
    const [valueMinor, landMinor] = building ? [money(building.value), money(building.land)] : [null, null];
    if (landMinor !== null && landMinor > valueMinor!)
      throw invalid('The land is worth more than the home with it.', 'Give the value with the land first.');
    unit.insert(taxHome, {
      ...{ ...own, method, areaUsed: input.area_used, areaOfHome: input.area_of_home },
      ...{ valueMinor, landMinor, usedSince: building?.since ?? null },
      carriedOperatingMinor: money(input.carried_operating),
      carriedDepreciationMinor: money(input.carried_depreciation),
    });
    for (const { from, square_feet } of input.areas)
      unit.insert(taxHomeArea, { ...own, since: from, squareFeet: square_feet });
    for (const { line, kind, account, percent, amount, note } of input.costs) {
      if ((account === undefined) === (amount === undefined))
        throw invalid(`A cost of line ${line} has no amount, or two.`, 'Name an account, or give an amount.');
      const part = readPart(percent);
      if (part > WHOLE)
        throw invalid(`${percent} % is more than everything.`, 'Give a percentage up to 100.');
      unit.insert(taxHomeCost, {
        ...{ id: unit.newId(), ...own, line, kind, part, note },
        accountId: account === undefined ? null : accountOf(db, account, entity, year).id,
        amountMinor: amount === undefined ? null : money(amount),
      });
    }
    return { ok: true };
  },

  remove_home_office(scope, { entity: ref, year }) {
    const { id, name } = findEntity(scope.db, ref);
    if (homeOf(scope.db, id, year) === null)
      throw new BulkheadError('NOT_FOUND', `Nothing was said of a home office of ${name} in ${year}.`, {
        remedy: 'Look at the home office of another year.',
      });
    clear(scope, id, year);
    return { ok: true };
  },
};

function notNegative(amount: number): number {
  if (amount >= 0) return amount;
  throw invalid('An amount of the home office is negative.', 'Give amounts without a sign.');
}

const costsOn = preparedValue<string>('SELECT id FROM tax_home_cost WHERE account_id = ?');

/** A cost of the home goes with its account when that is merged into another. */
export function moveHomeCosts(unit: Unit, from: ChartAccount, into: ChartAccount): void {
  for (const id of costsOn(unit.db).all(from.id)) unit.update(taxHomeCost, { id }, { accountId: into.id });
}
