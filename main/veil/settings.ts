/** The figures that the checks of a company go by: its own where somebody set one, else the usual ones. */
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney, parseMoney } from '../../shared/money.ts';
import type { EntityRow, Unit } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { veilSetting } from './tables.ts';
import { standardIn, THRESHOLDS, type ThresholdKey, type Thresholds } from './thresholds.ts';

const ofCompany = prepared<{ name: string; value: number | null }>(
  'SELECT name, value FROM veil_setting WHERE entity_id = ?',
);

export function thresholdsOf(db: VaultDatabase, company: EntityRow): Thresholds {
  const own = ofCompany(db)
    .all(company.id)
    .map(({ name, value }) => [name, value] as const);
  return { ...standardIn(company.base_currency), ...Object.fromEntries(own) };
}

export function describeThresholds(db: VaultDatabase, company: EntityRow) {
  const own = thresholdsOf(db, company);
  return (Object.keys(THRESHOLDS) as ThresholdKey[]).map((name) => describe(name, own[name], company));
}

function describe(name: ThresholdKey, value: number | null, company: EntityRow) {
  const { check, unit, what } = THRESHOLDS[name];
  const standard = standardIn(company.base_currency)[name];
  const written = (figure: number | null) =>
    figure === null ? null : unit === 'amount' ? formatMoney(figure, company.base_currency) : String(figure);
  return { name, check, what, unit, value: written(value), standard: written(standard) };
}

/** Days and percents go this far; an amount as far as a posting does. */
const FIGURE_MAX = 10_000;

/** Sets it, or takes the company's own figure away where `text` is `null`. */
export function setThreshold(unit: Unit, company: EntityRow, name: string, text: string | null) {
  if (!isKey(name))
    throw new BulkheadError('NOT_FOUND', `There is no figure “${name}”.`, {
      remedy: `There is: ${Object.keys(THRESHOLDS).join(', ')}.`,
    });
  const own = ofCompany(unit.db)
    .all(company.id)
    .some((one) => one.name === name);
  const key = { entityId: company.id, name };
  if (text === null) {
    if (own) unit.remove(veilSetting, key);
    return describe(name, standardIn(company.base_currency)[name], company);
  }
  const value = readFigure(name, text, company);
  if (own) unit.update(veilSetting, key, { value });
  else unit.insert(veilSetting, { ...key, value });
  return describe(name, value, company);
}

function isKey(name: string): name is ThresholdKey {
  return Object.hasOwn(THRESHOLDS, name);
}

function readFigure(name: ThresholdKey, text: string, company: EntityRow): number {
  const { unit, what } = THRESHOLDS[name];
  const value = unit === 'amount' ? parseMoney(text, company.base_currency) : Number(text);
  if (value >= 0 && (unit === 'amount' || (Number.isInteger(value) && value <= FIGURE_MAX))) return value;
  throw new BulkheadError('INVALID_INPUT', `“${text}” can’t be it: ${what}.`, {
    remedy: unit === 'amount' ? 'Give an amount from 0 on.' : `Give a whole number from 0 to ${FIGURE_MAX}.`,
  });
}
