/**
 * The applicable federal rates that are known: those that came by file, and behind them those that came with the program.
 * Taking a file fails with INVALID_INPUT, naming the line, and then takes nothing of it.
 */
import Papa from 'papaparse';
import { AFR_TERMS, type AfrTerm } from '../../shared/contract/loan.ts';
import { BulkheadError } from '../../shared/errors.ts';
import type { Unit } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import type { AfrRate, FindRate } from './afr.ts';
import { HELD_AGAINST, PUBLISHED } from './afr-rates.ts';
import { readRate } from './read-terms.ts';
import { afrRate } from './tables.ts';

export interface KnownRate extends AfrRate {
  source: 'published' | 'file';
}

/** A hundredth of a percent in millionths. */
const BASIS_POINT = 100;

const PUBLISHED_RATES: readonly KnownRate[] = PUBLISHED.flatMap(({ month, ruling, rates }) =>
  AFR_TERMS.map((term) => {
    const [annual, semiannual, quarterly, monthly] = rates[term].map((points) => points * BASIS_POINT) as [
      number,
      number,
      number,
      number,
    ];
    const isHeld = HELD_AGAINST[month]?.includes(term) === true;
    return {
      ...{ month, term, annual, semiannual, quarterly, monthly, ruling, source: 'published' },
      ...(isHeld ? {} : { unchecked: true }),
    };
  }),
);

const storedRates = prepared<AfrRate>('SELECT * FROM afr_rate');

/** All of them, the latest month first, terms from short to long. */
export function knownRates(db: VaultDatabase): KnownRate[] {
  const all = new Map<string, KnownRate>();
  for (const rate of PUBLISHED_RATES) all.set(keyOf(rate), rate);
  for (const rate of storedRates(db).all()) all.set(keyOf(rate), { ...rate, source: 'file' });
  return [...all.values()].sort(
    (a, b) => b.month.localeCompare(a.month) || AFR_TERMS.indexOf(a.term) - AFR_TERMS.indexOf(b.term),
  );
}

export function rateFinder(db: VaultDatabase): FindRate {
  const all = new Map(knownRates(db).map((rate) => [keyOf(rate), rate]));
  return (month, term) => all.get(keyOf({ month, term }));
}

function keyOf({ month, term }: Pick<AfrRate, 'month' | 'term'>): string {
  return `${month} ${term}`;
}

// --- By file ---------------------------------------------------------------------------------------------------------

/** Takes every line or none. A line that says what is known already changes nothing. */
export function importRates(unit: Unit, csv: string): { added: number; changed: number; unchanged: number } {
  const answer = { added: 0, changed: 0, unchanged: 0 };
  const stored = new Map(
    storedRates(unit.db)
      .all()
      .map((rate) => [keyOf(rate), rate]),
  );
  const known = rateFinder(unit.db);
  for (const rate of readRates(csv)) {
    const before = known(rate.month, rate.term);
    if (before && isSame(before, rate)) {
      answer.unchanged += 1;
      continue;
    }
    const { month, term, ...rest } = rate;
    if (stored.has(keyOf(rate))) unit.update(afrRate, { month, term }, rest);
    else unit.insert(afrRate, rate);
    answer[before ? 'changed' : 'added'] += 1;
  }
  return answer;
}

const COLUMNS = ['annual', 'semiannual', 'quarterly', 'monthly'] as const;

function isSame(a: AfrRate, b: AfrRate): boolean {
  return a.ruling === b.ruling && COLUMNS.every((column) => a[column] === b[column]);
}

function readRates(csv: string): AfrRate[] {
  const { data } = Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim().toLowerCase(),
  });
  if (data.length === 0) throw unreadable(1, 'there are no rates in it');
  const rates = data.map((row, index) => readRow(row, index + 2));
  const keys = rates.map(keyOf);
  const twice = keys.findIndex((key, index) => keys.indexOf(key) !== index);
  if (twice >= 0) throw unreadable(twice + 2, `${keys[twice]} stands there twice`);
  return rates;
}

function readRow(row: Record<string, string>, line: number): AfrRate {
  const cell = (name: string) => (row[name] ?? '').trim();
  const month = cell('month');
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw unreadable(line, `“${month}” is not a month`);
  const term = cell('term').toLowerCase() as AfrTerm;
  if (!AFR_TERMS.includes(term)) throw unreadable(line, `“${term}” is not short, mid or long`);
  const ruling = cell('ruling');
  if (ruling === '') throw unreadable(line, 'it does not name its revenue ruling');
  const annual = readPercent(cell('rate') || cell('annual'), line);
  if (annual === null) throw unreadable(line, 'there is no rate');
  return {
    ...{ month, term, annual, ruling },
    semiannual: readPercent(cell('semiannual'), line),
    quarterly: readPercent(cell('quarterly'), line),
    monthly: readPercent(cell('monthly'), line),
  };
}

function readPercent(text: string, line: number): number | null {
  const plain = text.replace(/\s*%$/, '');
  if (plain === '') return null;
  if (/^\d{1,2}(\.\d{1,4})?$/.test(plain)) return readRate(plain);
  throw unreadable(line, `“${text.slice(0, 20)}” is not a rate in percent`);
}

function unreadable(line: number, why: string): BulkheadError {
  return new BulkheadError('INVALID_INPUT', `Line ${line} of the rates can’t be taken: ${why}.`, {
    remedy:
      'The first line names the columns: month, term, rate, ruling. A line below it is, for example, “2025-02, short, 4.34, Rev. Rul. 2025-5”.',
    facts: { line },
  });
}
