/**
 * Whether the company can afford a distribution on a day: what is left of equity, cash and basis after it, and the two tests of
 * the law, of which the state says which count. Pure: the books are read by `load`. Values are those of the books; where the
 * law asks for fair values, somebody has to look at what differs.
 */
import type { SolvencyTest, TestResult } from '../../shared/contract/solvency.ts';
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import type { ClaimOn } from './natures.ts';
import type { Profile } from './profiles.ts';
import { ratioText } from './ratio.ts';

/** One account of the balance sheet; what is owed is positive for a liability. */
export interface Item {
  name: string;
  side: 'asset' | 'liability';
  amountMinor: number;
  /** The part within twelve months; `null`: terms that are not known decide it. */
  currentMinor: number | null;
  isCash: boolean;
  /** It is a claim on an owner, or on an entity that an owner controls. */
  claimOn: ClaimOn | null;
  isTax: boolean;
  /** Owed to members on account of their interests, or without recourse. */
  isLeftOut: boolean;
}

/** What somebody is paid for: bills, cards and what is owed on demand; loans; taxes; or what comes in. */
export type DueSort = 'bill' | 'loan' | 'tax' | 'receipt';

export interface Due {
  what: string;
  sort: DueSort;
  /** `null`: not known, so it is counted at once. */
  dueOn: CalendarDate | null;
  amountMinor: number;
}

/** Where the company stands on a day, and what it knows of the time ahead. */
export interface Position {
  items: readonly Item[];
  preferencesMinor: number;
  bills: readonly Due[];
  /** Of the loans whose terms are known. */
  loanPayments: readonly Due[];
  areTermsKnown: boolean;
  /** Set aside for tax. */
  taxes: readonly Due[];
  /** What customers owe and is not past due. */
  receipts: readonly Due[];
  /**
   * Of the member who draws, as the books of that day leave it, below nothing where more went out than there was; `null`: not
   * known, or without meaning in the tax class.
   */
  basisMinor: number | null;
  /** Currencies that are held beside the company’s own, and are in no figure here. */
  otherCurrencies: readonly string[];
}

/** What is taken out: what is in the books of that day already comes off nothing once more. */
export interface Draw {
  aheadMinor: number;
  bookedMinor: number;
}

export const NO_DRAW: Draw = { aheadMinor: 0, bookedMinor: 0 };

export interface OutlookLine {
  date: CalendarDate;
  what: string;
  sort: DueSort;
  /** Positive comes in. */
  amountMinor: number;
  cashMinor: number;
}

export interface Part {
  name: string;
  amountMinor: number;
}

export interface Solvency {
  asOf: CalendarDate;
  /** How far the outlook reaches, and the law that the tests are of. */
  outlookDays: number;
  source: string;
  /** In the books already, or not. */
  drawMinor: number;
  assetsMinor: number;
  liabilitiesMinor: number;
  equityMinor: number;
  /** Without what owners, and entities that they control, owe. */
  equityWithoutOwnersMinor: number;
  cashMinor: number;
  /** Of the cash, what is set aside for tax. */
  taxMinor: number;
  ratio: {
    assets: readonly Part[];
    liabilities: readonly Part[];
    assetsMinor: number;
    liabilitiesMinor: number;
    text: string;
  } | null;
  balanceSheet: {
    result: TestResult;
    counts: boolean;
    leftOutMinor: number;
    preferencesMinor: number;
    marginMinor: number;
  };
  debtsDue: {
    result: TestResult;
    counts: boolean;
    lines: readonly OutlookLine[];
    lowestMinor: number;
    lowestOn: CalendarDate;
  };
  basis: { beforeMinor: number; afterMinor: number; beyondMinor: number } | null;
  /** Of the tests that count in the state. */
  result: TestResult;
  /** What could not be taken into account. */
  missing: readonly string[];
}

/** Everything after the draw; `NO_DRAW` for the books as they stand. */
export function solvency(
  position: Position,
  asOf: CalendarDate,
  draw: Draw,
  profile: Profile,
  outlookDays: number,
): Solvency {
  const { items } = position;
  const { aheadMinor, bookedMinor } = draw;
  const assetsMinor = sum(items, isAsset) - aheadMinor;
  const liabilitiesMinor = sum(items, isLiability);
  const ownersMinor = sum(items, (item) => isAsset(item) && item.claimOn !== null);
  const equityMinor = assetsMinor - liabilitiesMinor;
  const cashMinor = sum(items, ({ isCash }) => isCash) - aheadMinor;
  const balanceSheet = balanceSheetTest(position, assetsMinor, liabilitiesMinor, profile);
  const debtsDue = debtsDueTest(position, asOf, cashMinor, profile, outlookDays);
  return {
    ...{ outlookDays, source: profile.testsSource },
    ...{ asOf, drawMinor: aheadMinor + bookedMinor, balanceSheet, debtsDue },
    ...{ assetsMinor, liabilitiesMinor, equityMinor, cashMinor },
    equityWithoutOwnersMinor: equityMinor - ownersMinor,
    taxMinor: position.taxes.reduce((total, { amountMinor }) => total + amountMinor, 0),
    ratio: ratioOf(items, aheadMinor),
    basis: basisAfter(position.basisMinor, draw),
    result: worst([balanceSheet, debtsDue].filter(({ counts }) => counts).map(({ result }) => result)),
    missing: missingOf(position),
  };
}

const isAsset = ({ side }: Item) => side === 'asset';
const isLiability = ({ side }: Item) => side === 'liability';

function sum(items: readonly Item[], which: (item: Item) => boolean): number {
  return items.reduce((total, item) => (which(item) ? total + item.amountMinor : total), 0);
}

function balanceSheetTest(
  position: Position,
  assetsMinor: number,
  liabilitiesMinor: number,
  profile: Profile,
): Solvency['balanceSheet'] {
  const { items, otherCurrencies } = position;
  const leftOutMinor = profile.leavesOutMemberInterests
    ? sum(items, (item) => isLiability(item) && item.isLeftOut)
    : 0;
  // A preference among members is on account of their interests, too.
  const preferencesMinor = profile.leavesOutMemberInterests ? 0 : position.preferencesMinor;
  const marginMinor = assetsMinor - (liabilitiesMinor - leftOutMinor) - preferencesMinor;
  const result = otherCurrencies.length > 0 ? 'unknown' : marginMinor >= 0 ? 'passes' : 'fails';
  return { result, counts: doesCount('balance-sheet', profile), leftOutMinor, preferencesMinor, marginMinor };
}

function debtsDueTest(
  position: Position,
  asOf: CalendarDate,
  cashMinor: number,
  profile: Profile,
  outlookDays: number,
): Solvency['debtsDue'] {
  const lines = outlook(position, asOf, cashMinor, addDays(asOf, outlookDays));
  const lowest = lines.reduce((low, line) => (line.cashMinor < low.cashMinor ? line : low), {
    date: asOf,
    cashMinor,
  });
  const result =
    lowest.cashMinor < 0
      ? 'fails'
      : !position.areTermsKnown || position.otherCurrencies.length > 0
        ? 'unknown'
        : 'passes';
  const counts = doesCount('debts-due', profile);
  return { result, counts, lines, lowestMinor: lowest.cashMinor, lowestOn: lowest.date };
}

/** Day by day, what goes out before what comes in: on no day may it only work because the money came first. */
function outlook(
  position: Position,
  asOf: CalendarDate,
  cashMinor: number,
  until: CalendarDate,
): OutlookLine[] {
  const signed = (list: readonly Due[], sign: 1 | -1) =>
    list.map(({ what, sort, dueOn, amountMinor }) => ({
      ...{ what, sort },
      date: dueOn === null || dueOn < asOf ? asOf : dueOn,
      amountMinor: sign * amountMinor,
    }));
  const all = [
    ...signed([...position.bills, ...position.loanPayments, ...position.taxes], -1),
    ...signed(position.receipts, 1),
  ].filter(({ date }) => date <= until);
  all.sort((a, b) =>
    a.date !== b.date
      ? a.date < b.date
        ? -1
        : 1
      : a.amountMinor - b.amountMinor || (a.what < b.what ? -1 : 1),
  );
  let cash = cashMinor;
  return all.map((line) => {
    cash += line.amountMinor;
    return { ...line, cashMinor: cash };
  });
}

function doesCount(test: SolvencyTest, { tests }: Profile): boolean {
  return tests.includes(test);
}

/** Of the tests that count: one that fails decides, then one that is not known. */
export function worst(results: readonly TestResult[]): TestResult {
  if (results.includes('fails')) return 'fails';
  return results.includes('unknown') ? 'unknown' : 'passes';
}

/** What is due within twelve months and what covers it, without claims on owners; the draw comes out of cash. */
function ratioOf(items: readonly Item[], aheadMinor: number): Solvency['ratio'] {
  if (items.some(({ currentMinor }) => currentMinor === null)) return null;
  const parts = (which: (item: Item) => boolean): Part[] =>
    items
      .filter((item) => which(item) && item.currentMinor !== 0)
      .map(({ name, currentMinor }) => ({ name, amountMinor: currentMinor! }));
  const assets = parts((item) => isAsset(item) && item.claimOn === null);
  if (aheadMinor !== 0) assets.push({ name: 'This draw', amountMinor: -aheadMinor });
  const liabilities = parts(isLiability);
  const total = (list: readonly Part[]) => list.reduce((all, { amountMinor }) => all + amountMinor, 0);
  const [assetsMinor, liabilitiesMinor] = [total(assets), total(liabilities)];
  return {
    assets,
    liabilities,
    assetsMinor,
    liabilitiesMinor,
    text: ratioText(assetsMinor, liabilitiesMinor),
  };
}

/** Basis is never below nothing: whatever else went beyond it left none for this draw. */
function basisAfter(leftMinor: number | null, { aheadMinor, bookedMinor }: Draw): Solvency['basis'] {
  if (leftMinor === null) return null;
  const drawMinor = aheadMinor + bookedMinor;
  const beforeMinor = Math.max(0, leftMinor + bookedMinor);
  const afterMinor = Math.max(0, beforeMinor - drawMinor);
  return { beforeMinor, afterMinor, beyondMinor: Math.max(0, drawMinor - beforeMinor) };
}

function missingOf({ areTermsKnown, otherCurrencies, items }: Position): string[] {
  const missing: string[] = [];
  if (!areTermsKnown) missing.push('When the payments of some loans are due.');
  if (items.some(({ currentMinor }) => currentMinor === null))
    missing.push('What of some loans is due within a year.');
  if (otherCurrencies.length > 0) missing.push(`What is held in ${otherCurrencies.join(', ')}.`);
  return missing;
}
