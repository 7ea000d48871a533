/**
 * Whose export a CSV file is, among those that the program knows: by its column names, exactly; and how it is read.
 *
 * Promises: a profile is given out only if the first rows read under it: every date in one of its formats and in no two
 * of them differently but for the order of day and month, which is told then; more rows read than not, and balances, where
 * they are printed, that do not speak against it. Otherwise `null`, and the guess decides. Fails as `forEachRow` does.
 */
import type { CsvMapping } from '../../../shared/contract/mapping.ts';
import { readAmount } from '../amounts.ts';
import type { KnownDates } from '../messages.ts';
import type { ReaderLimits } from '../reader.ts';
import { type BankProfile, mappingsOf, type ProfilePlace } from './bank-profile.ts';
import { builtInProfiles } from './built-in.ts';
import { dateReader, isSorted } from './dates.ts';
import { plainWords } from './header.ts';
import { orderOfFormat } from './open-order.ts';
import { readCsv } from './read.ts';
import { fitOf, proveBalance, type RowOrder } from './running.ts';
import { type Dialect, forEachRow, isBlank } from './tokens.ts';
import { type Steps, Trial } from './trial.ts';

/** Column names further down than this are none. */
const HEADING_ROWS_MAX = 60;
/** Rows of the text that a profile is tried on. */
const TRIAL_ROWS = 300;
/** So many steps from one balance to the next tell whether they follow from the amounts. */
const STEPS_MIN = 3;

interface Row {
  index: number;
  cells: readonly string[];
}

export interface KnownExport {
  mapping: CsvMapping;
  /** How its dates may be written as well; `null` where the file tells. */
  otherFormat: string | null;
}

type Written = Pick<CsvMapping, 'dateFormat' | 'decimal'>;

/** What decides where a file reads in two ways. */
export interface Hints {
  /** What its other data prove, and what they only make likely. */
  proven: Written | null;
  likely: Written | null;
  /** What somebody knows of the order of its dates. */
  known: KnownDates | null;
}

/** The export that this file is; `null` for one that no profile knows, or that does not read as it says. */
export async function knownBank(
  text: string,
  dialect: Dialect,
  { proven, likely, known }: Hints,
  limits: ReaderLimits,
): Promise<KnownExport | null> {
  const head = headOf(text, dialect, limits);
  const profiles = await builtInProfiles();
  const found = byHeading(head, profiles) ?? byCells(head, profiles);
  if (found === null) return null;
  const fitting = (mappings: readonly CsvMapping[], rows: number): Fitting[] =>
    mappings.flatMap((mapping) => {
      const reading = tried(text, mapping, found.profile, limits, mapping.firstRow + rows);
      return reading === null ? [] : [{ mapping, reading }];
    });
  const all = mappingsOf(found.profile, { ...dialect, ...found.place });
  const first = fitting(all, TRIAL_ROWS).map(({ mapping }) => mapping);
  if (first.length <= 1) return first[0] === undefined ? null : { mapping: first[0], otherFormat: null };
  const sure = first.find((m) => m.dateFormat === proven?.dateFormat && m.decimal === proven.decimal);
  if (sure !== undefined && !known?.isChosen) return { mapping: sure, otherFormat: null };
  // What the first rows leave open, such as 03/03, the others may not.
  const orders = inEachOrder(fitting(first, Number.POSITIVE_INFINITY));
  const [one, other] = orders;
  if (one === undefined || orders.length > 2) return null;
  if (other === undefined) return { mapping: one, otherFormat: null };
  const isLikely = (m: CsvMapping) => m.dateFormat === likely?.dateFormat;
  const isKnown = (m: CsvMapping) => orderOfFormat(m.dateFormat) === known?.order;
  const mapping = orders.find(isKnown) ?? orders.find(isLikely) ?? one;
  return { mapping, otherFormat: (mapping === one ? other : one).dateFormat };
}

interface Fitting {
  mapping: CsvMapping;
  reading: string;
}

/** One mapping for each order of day and month that reads differently; none where something else does, too. */
function inEachOrder(fitting: readonly Fitting[]): CsvMapping[] {
  if (new Set(fitting.map(({ reading }) => reading)).size === 1) return [fitting[0]!.mapping];
  const alike = [...Map.groupBy(fitting, ({ mapping }) => orderOfFormat(mapping.dateFormat)).values()];
  return alike.every((some) => some.every(({ reading }) => reading === some[0]!.reading))
    ? alike.map(([first]) => first!.mapping)
    : [];
}

function headOf(text: string, dialect: Dialect, limits: ReaderLimits): Row[] {
  const head: Row[] = [];
  forEachRow(text, dialect, limits, ({ index, cells }) => {
    if (!isBlank(cells)) head.push({ index, cells });
    return head.length < HEADING_ROWS_MAX;
  });
  return head;
}

interface Found {
  profile: BankProfile;
  place: Omit<ProfilePlace, keyof Dialect>;
}

/** The column names in one line, in their order; empty cells at its end count for nothing. */
export function headingKey(names: readonly string[]): string {
  return names.map(plainWords).join('\n').trimEnd();
}

function byHeading(head: readonly Row[], profiles: readonly BankProfile[]): Found | null {
  for (const [at, { index, cells }] of head.entries()) {
    if (cells.length < 3) continue;
    const profile = profileOf(cells, head.slice(0, at), allHeadings(profiles));
    if (profile !== null)
      return { profile, place: { headerRow: index, firstRow: index + 1, names: [...cells] } };
  }
  return null;
}

interface Heading {
  profile: BankProfile;
  key: string;
  names: readonly string[];
}

let headings: readonly Heading[] | null = null;

/** Every heading of every profile, spelt plainly once. */
function allHeadings(profiles: readonly BankProfile[]): readonly Heading[] {
  headings ??= profiles.flatMap((profile) =>
    profile.headers.map((header) => ({ profile, key: headingKey(header), names: header.map(plainWords) })),
  );
  return headings;
}

/** The profile whose names these are; one that names them all goes before one that lets others stand among its own. */
function profileOf(
  cells: readonly string[],
  above: readonly Row[],
  all: readonly Heading[],
): BankProfile | null {
  const key = headingKey(cells);
  const names = new Set(key.split('\n'));
  const fits = ({ profile }: Heading) => profile.above === undefined || says(above, profile.above);
  const loose = ({ profile, names: own }: Heading) => profile.more && own.every((name) => names.has(name));
  const found =
    all.find((heading) => heading.key === key && fits(heading)) ??
    all.find((heading) => loose(heading) && fits(heading));
  return found?.profile ?? null;
}

function says(rows: readonly Row[], words: string): boolean {
  return rows.some(({ cells }) => ` ${plainWords(cells.join(' '))} `.includes(` ${plainWords(words)} `));
}

/** A table without column names: every one of the first rows has the cells that the profile tells. */
function byCells(head: readonly Row[], profiles: readonly BankProfile[]): Found | null {
  for (const profile of profiles) {
    const { cells: kinds } = profile;
    if (kinds === undefined || head.length === 0) continue;
    const reads = profile.dates.map(dateReader);
    const fits = ({ cells }: Row) =>
      cells.length === kinds.length && kinds.every((kind, n) => isKind(kind, cells[n]!.trim(), reads));
    if (head.every(fits)) return { profile, place: { headerRow: null, firstRow: head[0]!.index, names: [] } };
  }
  return null;
}

function isKind(kind: string, cell: string, reads: readonly ReturnType<typeof dateReader>[]): boolean {
  switch (kind) {
    case 'text':
      return true;
    case 'date':
      return reads.some((read) => read(cell) !== null);
    case 'amount':
      return readAmount(cell, '.') !== null;
    case 'amount?':
      return cell === '' || readAmount(cell, '.') !== null;
    case 'masked':
      return /^\d{4}\*{4,}\d{4}$/.test(cell);
    case 'signed':
      return /^[+-]/.test(cell) && readAmount(cell, '.') !== null;
    default:
      return cell === kind;
  }
}

/** What the rows before `rowsEnd` are as the mapping reads them, to compare; `null` if it is not this file's. */
function tried(
  text: string,
  mapping: CsvMapping,
  profile: BankProfile,
  limits: ReaderLimits,
  rowsEnd: number,
): string | null {
  const trial = new Trial();
  readCsv(text, mapping, trial, limits, { rowsEnd, onTrouble: trial.note });
  if (trial.count('misdated') > 0 || trial.count('unreadable') > trial.rows) return null;
  if (trial.rows === 0 && trial.hasTroubles) return null;
  if (profile.filled?.includes('balance') && trial.rowsWithoutBalance > 0) return null;
  return trial.steps.some(contradicts) ? null : trial.fingerprint();
}

/** Balances that follow from the opposite signs, and not from these, say that it is another export. */
function contradicts({ days, amounts, balances }: Steps): boolean {
  const order = orderOf(days);
  // Turning the signs and the order round at once fits the same numbers, so only an order that the days show will do.
  if (order === null) return false;
  const opposite = amounts.map((amount) => -amount);
  const turned = proveBalance(opposite, balances, order);
  return (
    turned.fitting >= STEPS_MIN && fitOf(turned) > 0.9 && fitOf(proveBalance(amounts, balances, order)) < 0.5
  );
}

function orderOf(days: readonly string[]): RowOrder {
  const [first = '', last = ''] = [days[0], days.at(-1)];
  return first === last || !isSorted(days) ? null : first < last ? 'ascending' : 'descending';
}
