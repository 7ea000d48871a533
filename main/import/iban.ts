/** IBANs by their form (ISO 13616): whole, or set off in groups of four. Nothing fails. */

/** Fifteen signs at least, as those of Norway. */
const FORM = String.raw`[A-Z]{2}\d{2}(?:(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?|(?: ?[A-Z0-9]{4}){2} ?[A-Z0-9]{3})`;
const LENGTH_MAX = 34;
const WHOLE = new RegExp(`^${FORM}$`);
const IN_TEXT = new RegExp(`(?<![A-Z0-9])${FORM}(?![A-Z0-9])`);

/** Whether a text is an IBAN and nothing else. */
export function isIban(text: string): boolean {
  return WHOLE.test(text) && text.replaceAll(' ', '').length <= LENGTH_MAX;
}

/** Of countries whose accounts are in it unless they say otherwise. */
const CURRENCIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    EUR: 'AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK',
    CHF: 'CH LI',
    CZK: 'CZ',
    DKK: 'DK',
    GBP: 'GB',
    HUF: 'HU',
    NOK: 'NO',
    PLN: 'PL',
    RON: 'RO',
    SEK: 'SE',
  }).flatMap(([currency, countries]) => countries.split(' ').map((country) => [country, currency])),
);

/** What the country of an account has for money; `null` where the number is no IBAN, or the country is not known. */
export function currencyByIban(account: string | null): string | null {
  return account !== null && isIban(account) ? (CURRENCIES.get(account.slice(0, 2)) ?? null) : null;
}

/** The first one in a text. */
export function ibanIn(text: string): string | null {
  return IN_TEXT.exec(text)?.[0] ?? null;
}
