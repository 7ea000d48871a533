/**
 * What is depreciated for tax. Fails with INVALID_INPUT for days or amounts that cannot be together, REFUSED for section 179 on
 * what the law does not give it, NOT_FOUND for an id that is not there.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import type { TaxAsset } from '../../shared/contract/tax.ts';
import type { depreciationOut } from '../../shared/contract/tax-shapes.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatDecimal, formatMoney, parseMoney } from '../../shared/money.ts';
import { type EntityRow, findEntity, type HandlersOf, listEntities } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { total } from './arithmetic.ts';
import { type AssetFacts, depreciationOfYear, type OfTaxpayer } from './depreciation/of-year.ts';
import { isBuilding } from './depreciation/percentages.ts';
import { requireForm } from './forms/index.ts';
import { taxAsset } from './tables.ts';
import { loadFamilies } from './taxpayer.ts';
import { isKnownYear, taxYear } from './years/index.ts';

interface Row extends AssetFacts {
  entityId: string;
  note: string;
}

const COLUMNS = `id, entity_id AS entityId, name, cost_minor AS costMinor, acquired, acquired_on AS acquiredOn,
  placed_in_service AS placedInService, disposed_on AS disposedOn, macrs_class AS macrsClass, convention,
  section179_minor AS section179Minor, bonus_rate AS bonusRate, note`;
const ofEntity = prepared<Row>(
  `SELECT ${COLUMNS} FROM tax_asset WHERE entity_id = ? ORDER BY placed_in_service, id`,
);
const ofId = prepared<Row>(`SELECT ${COLUMNS} FROM tax_asset WHERE id = ?`);

function describe(row: Row, { name: entity, base_currency: currency }: EntityRow): TaxAsset {
  return {
    ...{ id: row.id, entity, currency, name: row.name, note: row.note },
    ...{ acquired: row.acquired, acquired_on: row.acquiredOn, placed_in_service: row.placedInService },
    ...{ disposed_on: row.disposedOn, class: row.macrsClass, convention: row.convention },
    cost: formatMoney(row.costMinor, currency),
    section_179: formatMoney(row.section179Minor, currency),
    bonus: row.bonusRate === null ? null : formatDecimal({ units: BigInt(row.bonusRate), scale: 2 }, 0),
  };
}

function requireAsset(db: VaultDatabase, id: string): Row {
  const row = ofId(db).get(id);
  if (row) return row;
  throw new BulkheadError('NOT_FOUND', `There is no asset ${id}.`, {
    remedy: 'It may have been removed meanwhile. Look at the list of assets again.',
    facts: { next: 'tax.assets' },
  });
}

const WHOLE_BONUS = 10_000;

/** Percent with two decimals at most, as hundredths. */
function readBonus(text: string): number {
  const [whole, fraction = ''] = text.split('.');
  const rate = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  if (rate <= WHOLE_BONUS) return rate;
  throw new BulkheadError('INVALID_INPUT', `Bonus depreciation of ${text} % is more than everything.`, {
    remedy: 'Give a percentage from 0 to 100, or none for what the law has.',
  });
}

type Fields = Omit<TaxAsset, 'id' | 'entity' | 'currency'>;

/** What the row is to be, checked as a whole. */
function checked(fields: Fields, currency: string): Omit<Row, 'id' | 'entityId'> {
  const costMinor = parseMoney(fields.cost, currency);
  const section179Minor = parseMoney(fields.section_179, currency);
  const { acquired_on: acquiredOn, placed_in_service: placedInService, disposed_on: disposedOn } = fields;
  const refuse = (code: 'INVALID_INPUT' | 'REFUSED', message: string, remedy: string) => {
    throw new BulkheadError(code, message, { remedy, facts: { asset: fields.name } });
  };
  if (costMinor <= 0) refuse('INVALID_INPUT', `${fields.name} has no cost.`, 'Give what it cost.');
  if (section179Minor < 0 || section179Minor > costMinor)
    refuse('INVALID_INPUT', `Section 179 takes at most what ${fields.name} cost.`, 'Give a smaller amount.');
  if (acquiredOn > placedInService)
    refuse(
      'INVALID_INPUT',
      `${fields.name} was in service on ${placedInService}, before it was acquired on ${acquiredOn}.`,
      'Give both days, the earlier one first.',
    );
  if (disposedOn !== null && disposedOn < placedInService)
    refuse(
      'INVALID_INPUT',
      `${fields.name} went on ${disposedOn}, before it was in service on ${placedInService}.`,
      'Give both days, the earlier one first.',
    );
  const building = isBuilding(fields.class);
  if (section179Minor > 0 && (building || fields.acquired === 'contributed'))
    refuse(
      'REFUSED',
      building
        ? 'Section 179 does not take a building.'
        : `${fields.name} was contributed and not bought: section 179 does not take it.`,
      'Leave section 179 at 0.',
    );
  const placedYear = Number(placedInService.slice(0, 4));
  const bonusRate = fields.bonus === null ? null : readBonus(fields.bonus);
  if (bonusRate === null && !building && !isKnownYear(placedYear))
    refuse(
      'INVALID_INPUT',
      `What bonus depreciation was in ${placedYear} is not known here.`,
      'Give the percentage that was taken, or 0 where none was.',
    );
  return {
    ...{ name: fields.name, costMinor, acquired: fields.acquired, acquiredOn, placedInService, disposedOn },
    ...{ macrsClass: fields.class, convention: fields.convention, section179Minor, bonusRate },
    note: fields.note,
  };
}

/** A disregarded LLC is its owner, and what it was given was bought by the same taxpayer; a partnership or a corporation is not. */
function ofTaxpayer(db: VaultDatabase, entityId: string, year: number): OfTaxpayer {
  const families = loadFamilies(db);
  const end = `${year}-12-31`;
  const { tax_class, base_currency } = findEntity(db, entityId);
  const family = families.familyOf(families.taxpayerOf(entityId, end), end);
  return {
    together: family
      .filter((one) => one.base_currency === base_currency)
      .flatMap(({ id }) => ofEntity(db).all(id)),
    isCarriedOver: tax_class !== null && tax_class !== 'disregarded',
  };
}

/** What a year's return takes of the list. */
export interface TaxDepreciation {
  section179: number;
  other: number;
}

/**
 * `null` where nothing was listed by the end of the year: a list that has run out still has the word, before the books. The limit
 * of section 179 by income is not applied.
 */
export function taxDepreciation(db: VaultDatabase, entityId: string, year: number): TaxDepreciation | null {
  const nothing = { incomeMinor: null, carriedMinor: 0 };
  const all = ofEntity(db).all(entityId);
  if (!all.some(({ placedInService }) => placedInService <= `${year}-12-31`)) return null;
  const { lines } = depreciationOfYear(all, year, taxYear, nothing, ofTaxpayer(db, entityId, year));
  const section179 = lines.get('12')!;
  return { section179, other: lines.get('22')! - section179 };
}

const LEAST_YEARS = 10;

/** What qualified property cost that is there at the year's end: for ten years, or as long as it is depreciated (IRC s. 199A(b)(6)). */
export function qualifiedProperty(db: VaultDatabase, entityId: string, year: number): number {
  return total(
    ofEntity(db)
      .all(entityId)
      .filter(({ placedInService, disposedOn, macrsClass }) => {
        const years = Math.max(Math.floor(Number(macrsClass)), LEAST_YEARS);
        const placed = Number(placedInService.slice(0, 4));
        return (
          placed <= year && year < placed + years && (disposedOn === null || disposedOn > `${year}-12-31`)
        );
      })
      .map(({ costMinor }) => costMinor),
  );
}

type DepreciationInput = z.output<NonNullable<(typeof contract.tax.depreciation)['~orpc']['inputSchema']>>;

/** Form 4562 of a year, with each asset. */
export function depreciationOf(
  db: VaultDatabase,
  { entity, year, income, carried }: DepreciationInput,
): z.infer<typeof depreciationOut> {
  const owner = findEntity(db, entity);
  const currency = owner.base_currency;
  const money = (amount: number) => formatMoney(amount, currency);
  const { assets, lines, overElected } = depreciationOfYear(
    ofEntity(db).all(owner.id),
    year,
    taxYear,
    {
      incomeMinor: income === undefined ? null : parseMoney(income, currency),
      carriedMinor: carried === undefined ? 0 : parseMoney(carried, currency),
    },
    ofTaxpayer(db, owner.id, year),
  );
  return {
    ...{ entity: owner.name, year, currency },
    lines: requireForm('4562', year).lines.flatMap(({ line, label }) => {
      const amount = lines.get(line) ?? 0;
      return amount === 0 ? [] : [{ line, label, amount: money(amount) }];
    }),
    assets: assets.map(({ asset, convention, year: own, accumulated }) => ({
      ...{ asset_id: asset.id, name: asset.name, class: asset.macrsClass, convention: convention.kind },
      ...{ cost: money(asset.costMinor), section_179: money(own.section179), bonus: money(own.bonus) },
      ...{ macrs: money(own.macrs), deduction: money(own.deduction), accumulated: money(accumulated) },
      left: money(asset.costMinor - accumulated),
    })),
    total: money(lines.get('22')!),
    notes: [
      ...(overElected === 0
        ? []
        : [`Section 179 was elected for ${money(overElected)} more than the limit of the year. Elect less.`]),
      ...(income === undefined && lines.get('12') !== 0
        ? ['Section 179 is limited by the income of the business, which was not given.']
        : []),
      'Limits of passenger cars and other listed property are not applied.',
    ],
  };
}

type Own = 'assets' | 'add_asset' | 'update_asset' | 'remove_asset' | 'depreciation';

export const assetHandlers: Pick<HandlersOf<typeof contract.tax>, Own> = {
  assets({ db }, { entity }) {
    const owners = entity === undefined ? listEntities(db) : [findEntity(db, entity)];
    return owners.flatMap((owner) =>
      ofEntity(db)
        .all(owner.id)
        .map((row) => describe(row, owner)),
    );
  },

  add_asset({ db, unit }, { entity, ...input }) {
    const owner = findEntity(db, entity);
    const fields = { ...input, acquired_on: input.acquired_on ?? input.placed_in_service };
    const id = unit.newId();
    unit.insert(taxAsset, { id, entityId: owner.id, ...checked(fields, owner.base_currency) });
    return describe(requireAsset(db, id), owner);
  },

  update_asset({ db, unit }, { id, ...input }) {
    const before = requireAsset(db, id);
    const owner = findEntity(db, before.entityId);
    const { entity: _, currency, id: __, ...known } = describe(before, owner);
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    unit.update(taxAsset, { id }, checked({ ...known, ...given }, currency));
    return describe(requireAsset(db, id), owner);
  },

  remove_asset({ db, unit }, { id }) {
    requireAsset(db, id);
    unit.remove(taxAsset, { id });
    return { ok: true };
  },

  depreciation: ({ db }, input) => depreciationOf(db, input),
};
