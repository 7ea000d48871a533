/** What a combobox offers and which of it is lit: pure, so that its keys can be tested. */

export interface ComboOption {
  id: string;
  /** What is typed to find it and what stands in the field once it is chosen. */
  label: string;
  /** Options of one group stand together under its name. */
  group?: string;
  disabled?: boolean;
}

/** The row that offers to make what was typed. */
export const CREATE = '\u0000create';

/** More are not read; typing narrows them. */
export const OPTIONS_MAX = 200;

export interface Offer<O extends ComboOption> {
  options: readonly O[];
  /** The text of the row that offers to create it, if it is offered. */
  create: string | null;
}

export function offerOf<O extends ComboOption>(
  options: readonly O[],
  query: string,
  creatable: boolean,
): Offer<O> {
  const typed = query.trim();
  const known = options.some((option) => option.label.toLowerCase() === typed.toLowerCase());
  return {
    options: options.slice(0, OPTIONS_MAX),
    create: creatable && typed !== '' && !known ? typed : null,
  };
}

/** How many rows can be lit. */
export function rowsOf(offer: Offer<ComboOption>): number {
  return offer.options.length + (offer.create === null ? 0 : 1);
}

/** The next row that can be chosen from `at` in the direction of `step`, going round; -1 where there is none. */
export function nextLit(offer: Offer<ComboOption>, at: number, step: 1 | -1): number {
  const rows = rowsOf(offer);
  for (let tried = 1; tried <= rows; tried += 1) {
    const start = at === -1 && step === -1 ? 0 : at;
    const row = (((start + step * tried) % rows) + rows) % rows;
    if (!offer.options[row]?.disabled) return row;
  }
  return -1;
}

/**
 * The row lit on opening: what stands in the field. Where that is none of them, an arrow that opened it (`step`) lights
 * where going its way begins; nothing else lights any, as leaving would take it.
 */
export function litOnOpening(offer: Offer<ComboOption>, shown: string, step: 1 | -1 | null): number {
  const chosen = offer.options.findIndex((option) => option.label === shown);
  return chosen === -1 && step !== null ? nextLit(offer, -1, step) : chosen;
}

/**
 * The row lit after typing. Where only what is offered can be chosen: the first. Where any text will do: the first if it
 * begins with what was typed, so that Enter completes it; otherwise none, so that Enter keeps what was typed.
 */
export function litAfterTyping(offer: Offer<ComboOption>, query: string, free: boolean): number {
  const first = nextLit(offer, -1, 1);
  if (query.trim() === '') return -1;
  if (!free) return first;
  const option = offer.options[0];
  const typed = query.trim().toLowerCase();
  return option && typed.length > 1 && option.label.toLowerCase().startsWith(typed) ? 0 : -1;
}
