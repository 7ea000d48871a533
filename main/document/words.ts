/** Amounts in words, as a check has them: "Twenty thousand and 00/100 dollars". English; pure. */
import { exponentOf } from '../../shared/money.ts';

const BELOW_TWENTY =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES = ['', ' thousand', ' million', ' billion', ' trillion'];

/** What a currency's units are called after a number; others are called by their code. */
const UNITS: Readonly<Record<string, string>> = {
  USD: 'dollars',
  CAD: 'Canadian dollars',
  AUD: 'Australian dollars',
  NZD: 'New Zealand dollars',
  HKD: 'Hong Kong dollars',
  SGD: 'Singapore dollars',
  EUR: 'euros',
  GBP: 'pounds sterling',
  CHF: 'Swiss francs',
  JPY: 'yen',
  CNY: 'yuan',
  INR: 'Indian rupees',
  MXN: 'Mexican pesos',
  BRL: 'Brazilian reals',
  SEK: 'Swedish kronor',
  NOK: 'Norwegian kroner',
  DKK: 'Danish kroner',
  PLN: 'zlotys',
  CZK: 'Czech korunas',
  KRW: 'won',
  KWD: 'Kuwaiti dinars',
};

/** Whole units in words, hundredths as a fraction; a currency without any has no fraction. A negative one says so. */
export function amountInWords(amountMinor: number, currency: string): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(amountMinor)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = exponent === 0 ? '' : ` and ${digits.slice(-exponent)}/1${'0'.repeat(exponent)}`;
  const said = `${numberInWords(whole)}${fraction} ${UNITS[currency] ?? currency}`;
  const signed = amountMinor < 0 ? `minus ${said}` : said;
  return signed.charAt(0).toUpperCase() + signed.slice(1);
}

/** Of up to fifteen digits. */
function numberInWords(digits: string): string {
  const groups = digits
    .replace(/\B(?=(\d{3})+$)/g, ',')
    .split(',')
    .map(Number);
  const said = groups.flatMap((group, place) =>
    group === 0 ? [] : [`${belowThousand(group)}${SCALES[groups.length - 1 - place]}`],
  );
  return said.length === 0 ? 'zero' : said.join(' ');
}

function belowThousand(number: number): string {
  const hundreds = Math.trunc(number / 100);
  const rest = number % 100;
  return [
    ...(hundreds > 0 ? [`${BELOW_TWENTY[hundreds]} hundred`] : []),
    ...(rest > 0 ? [belowHundred(rest)] : []),
  ].join(' ');
}

function belowHundred(number: number): string {
  if (number < 20) return BELOW_TWENTY[number]!;
  const ones = number % 10;
  const tens = TENS[Math.trunc(number / 10)]!;
  return ones === 0 ? tens : `${tens}-${BELOW_TWENTY[ones]}`;
}
