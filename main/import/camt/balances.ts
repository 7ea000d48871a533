/**
 * The balances of one statement while it is read, by the standard's codes. Several of a kind (pages, intermediate ones)
 * are one: the first opening and the last closing. Never fails; what can't be used is `null`, with a warning.
 */

import type { StatementBalances } from '../reader.ts';
import { quoted } from '../text/words.ts';
import { BALANCE, type Values } from './paths.ts';
import { readAmount, readCurrency, readDay } from './values.ts';

type Kind = 'opening' | 'closing' | 'available';

/** The codes that state each kind, the better one first. What is expected, or forecast, or for a moment, is none. */
const CODES: Readonly<Record<Kind, readonly string[]>> = {
  opening: ['OPBD', 'PRCD'],
  closing: ['CLBD'],
  available: ['CLAV', 'ITAV'],
};
const ALL_CODES: ReadonlySet<string> = new Set(Object.values(CODES).flat());
/** Balances of money that is there: the best witnesses of the account's currency. */
const BOOKED_CODES: ReadonlySet<string> = new Set(['OPBD', 'PRCD', 'CLBD', 'ITBD']);

interface Balance {
  code: string;
  amount: string;
  currency: string | null;
  day: string | null;
}

export class Balances {
  readonly #read: Balance[] = [];
  readonly #warn: (text: string) => void;
  /** Of the first booked balance, or else of the first at all; `null` where there is none yet. */
  bookedCurrency: string | null = null;
  anyCurrency: string | null = null;

  constructor(warn: (text: string) => void) {
    this.#warn = warn;
  }

  /** Takes the balance that begins on `line`. */
  add(values: Values, line: number): void {
    const code = values.get(BALANCE.code)?.toUpperCase() ?? '';
    const currency = readCurrency(values.get(BALANCE.currency));
    this.anyCurrency ??= currency;
    if (BOOKED_CODES.has(code)) this.bookedCurrency ??= currency;
    if (!ALL_CODES.has(code)) return;
    const reading = readAmount(values.get(BALANCE.amount), values.get(BALANCE.direction));
    if ('reason' in reading) {
      return this.#warn(`the balance ${code} on line ${line} was not taken: ${reading.reason}`);
    }
    this.#read.push({ code, amount: reading.amount, currency, day: this.#day(values, code, line) });
  }

  /** What they state of an account in `currency`, and what there is to tell. */
  settle(currency: string | null): {
    balances: Omit<StatementBalances, 'periodFrom' | 'periodTo'>;
    warnings: string[];
  } {
    const isOwn = (one: Balance) => currency === null || (one.currency ?? currency) === currency;
    const [opening, closing, available] = chosen(this.#read.filter(isOwn));
    const foreign = chosen(this.#read.filter((one) => !isOwn(one))).filter((one) => one !== undefined);
    const warnings = foreign.map(
      (one) =>
        `the balance ${one.code} of ${one.amount} ${one.currency} was not taken: the account holds ${currency}`,
    );
    return {
      balances: {
        closing: closing?.amount ?? null,
        closingOn: closing?.day ?? null,
        available: available?.amount ?? null,
        availableOn: available?.day ?? null,
        opening: opening?.amount ?? null,
        openingOn: opening?.day ?? null,
      },
      warnings,
    };
  }

  #day(values: Values, code: string, line: number): string | null {
    const written = values.get(BALANCE.day);
    const day = readDay(written);
    if (written !== undefined && day === null)
      this.#warn(
        `the date ${quoted(written)} of the balance ${code} on line ${line} is not a day that exists`,
      );
    return day;
  }
}

function ofKind(balances: readonly Balance[], kind: Kind): readonly Balance[] {
  for (const code of CODES[kind]) {
    const found = balances.filter((one) => one.code === code);
    if (found.length > 0) return found;
  }
  return [];
}

function chosen(balances: readonly Balance[]): [Balance?, Balance?, Balance?] {
  return [firstOf(balances), lastOf(balances, 'closing'), lastOf(balances, 'available')];
}

function firstOf(balances: readonly Balance[]): Balance | undefined {
  return ofKind(balances, 'opening').reduce<Balance | undefined>(
    (first, one) => (first === undefined || (one.day ?? '9') < (first.day ?? '9') ? one : first),
    undefined,
  );
}

function lastOf(balances: readonly Balance[], kind: Kind): Balance | undefined {
  return ofKind(balances, kind).reduce<Balance | undefined>(
    (last, one) => (last === undefined || (one.day ?? '') >= (last.day ?? '') ? one : last),
    undefined,
  );
}
