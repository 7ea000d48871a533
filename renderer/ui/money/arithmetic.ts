/**
 * Reads what somebody types into an amount field: `1,234.56`, `45+12.50*2`, `(20)`, `-3/4`. Worked out exactly with
 * fractions of big integers and rounded once, at the end, to the currency's minor unit.
 *
 * Rounding: half-up away from zero by default (what a cash register does: 0.005 → 0.01, −0.005 → −0.01); `half-even`
 * on request. Grouping marks: `,` `'` `_` and thin or plain spaces between digits, where every group after the first has
 * three digits; with `decimal: ','` the comma is the decimal mark and the point groups. The accounting bracket: a bracket
 * around one bare number that stands first or after an operator's left, `(20)`, is negative twenty; a bracket around a
 * sum, `(5+3)*2`, groups. `2*(20)` groups as well: an amount is only negative where the bracket is the whole text.
 */
import { AMOUNT_MINOR_MAX, exponentOf } from '../../../shared/money.ts';

export type Rounding = 'half-up' | 'half-even';
export type ArithmeticProblem = 'empty' | 'syntax' | 'zero' | 'large';

export interface ArithmeticOptions {
  currency: string;
  /** The decimal mark of the locale; the other of `.` and `,` groups thousands. */
  decimal?: '.' | ',';
  rounding?: Rounding;
}

export type ArithmeticResult =
  | { ok: true; minor: number /** more than one plain number was typed */; worked: boolean }
  | { ok: false; problem: ArithmeticProblem };

interface Fraction {
  n: bigint;
  /** Always positive. */
  d: bigint;
}

type Token = Fraction | '+' | '-' | '*' | '/' | '(' | ')';

/** Longer texts are pasted by mistake. */
const TEXT_LENGTH_MAX = 200;

export function evaluate(source: string, options: ArithmeticOptions): ArithmeticResult {
  const text = source.trim();
  if (text === '') return { ok: false, problem: 'empty' };
  if (text.length > TEXT_LENGTH_MAX) return { ok: false, problem: 'syntax' };
  const tokens = tokenise(text, options.decimal ?? '.');
  if (!tokens) return { ok: false, problem: 'syntax' };
  const bracketed = accountingBracket(tokens);
  if (bracketed) return finish({ n: -bracketed.n, d: bracketed.d }, options, false);
  const plain = tokens.length === 1 || (tokens.length === 2 && (tokens[0] === '-' || tokens[0] === '+'));
  const value = new Reader(tokens).read();
  if (value === 'syntax' || value === 'zero') return { ok: false, problem: value };
  return finish(value, options, !plain);
}

function finish(
  value: Fraction,
  { currency, rounding }: ArithmeticOptions,
  worked: boolean,
): ArithmeticResult {
  const rounded = round(
    { n: value.n * 10n ** BigInt(exponentOf(currency)), d: value.d },
    rounding ?? 'half-up',
  );
  if (rounded > BigInt(AMOUNT_MINOR_MAX) || rounded < -BigInt(AMOUNT_MINOR_MAX))
    return { ok: false, problem: 'large' };
  return { ok: true, minor: Number(rounded), worked };
}

function accountingBracket(tokens: readonly Token[]): Fraction | null {
  const [open, value, close] = tokens;
  return tokens.length === 3 && open === '(' && close === ')' && typeof value === 'object' ? value : null;
}

/** To a whole number, a half going away from zero or to the even neighbour. */
export function round({ n, d }: Fraction, rounding: Rounding): bigint {
  const magnitude = n < 0n ? -n : n;
  const whole = magnitude / d;
  const twice = 2n * (magnitude % d);
  const up = twice > d || (twice === d && (rounding === 'half-up' || whole % 2n === 1n));
  const result = up ? whole + 1n : whole;
  return n < 0n ? -result : result;
}

const SIGNS: Readonly<Record<string, Token>> = {
  '+': '+',
  '-': '-',
  '−': '-',
  '–': '-',
  '*': '*',
  '×': '*',
  x: '*',
  '/': '/',
  '÷': '/',
  ':': '/',
  '(': '(',
  ')': ')',
};

const SPACES = /[\s\u00a0\u202f\u2009]/;

function tokenise(text: string, decimal: '.' | ','): Token[] | null {
  const tokens: Token[] = [];
  // A currency sign before a number says nothing that the field does not say.
  const clean = text.replace(/[$€£¥]/g, '').replace(/(\d)[\s\u00a0\u202f\u2009](?=\d{3}(?!\d))/g, '$1');
  let at = 0;
  while (at < clean.length) {
    const char = clean[at]!;
    const sign = SIGNS[char];
    if (SPACES.test(char)) at += 1;
    else if (sign !== undefined) {
      tokens.push(sign);
      at += 1;
    } else {
      const run = /^[\d.,'’_]+/.exec(clean.slice(at))?.[0];
      const value = run === undefined ? null : readNumber(run, decimal);
      if (run === undefined || value === null) return null;
      tokens.push(value);
      at += run.length;
    }
  }
  return tokens;
}

/** One number with its grouping marks; `null` where the groups are not groups. */
export function readNumber(run: string, decimal: '.' | ','): Fraction | null {
  const parts = run.replace(/['’_]/g, '').split(decimal);
  if (parts.length > 2) return null;
  const [whole = '', fraction = ''] = parts;
  const group = decimal === '.' ? ',' : '.';
  if (fraction.includes(group) || (whole === '' && fraction === '')) return null;
  const groups = whole.split(group);
  if (
    groups.length > 1 &&
    (groups[0] === '' || groups[0]!.length > 3 || groups.slice(1).some((g) => g.length !== 3))
  )
    return null;
  return { n: BigInt(groups.join('') + fraction || '0'), d: 10n ** BigInt(fraction.length) };
}

/** Recursive descent: sum → product → signed → bracket or number. */
class Reader {
  private at = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  read(): Fraction | 'syntax' | 'zero' {
    try {
      const value = this.sum();
      return this.at === this.tokens.length ? value : 'syntax';
    } catch (problem) {
      if (problem === 'syntax' || problem === 'zero') return problem;
      throw problem;
    }
  }

  private sum(): Fraction {
    let value = this.product();
    for (let sign = this.peek(); sign === '+' || sign === '-'; sign = this.peek()) {
      this.at += 1;
      const right = this.product();
      const n = sign === '+' ? value.n * right.d + right.n * value.d : value.n * right.d - right.n * value.d;
      value = { n, d: value.d * right.d };
    }
    return value;
  }

  private product(): Fraction {
    let value = this.signed();
    for (let sign = this.peek(); sign === '*' || sign === '/'; sign = this.peek()) {
      this.at += 1;
      const right = this.signed();
      if (sign === '*') value = { n: value.n * right.n, d: value.d * right.d };
      else {
        if (right.n === 0n) throw 'zero';
        const flip = right.n < 0n ? -1n : 1n;
        value = { n: value.n * right.d * flip, d: value.d * right.n * flip };
      }
    }
    return value;
  }

  private signed(): Fraction {
    const sign = this.peek();
    if (sign !== '+' && sign !== '-') return this.atom();
    this.at += 1;
    const value = this.signed();
    return sign === '-' ? { n: -value.n, d: value.d } : value;
  }

  private atom(): Fraction {
    const token = this.peek();
    this.at += 1;
    if (typeof token === 'object') return token;
    if (token !== '(') throw 'syntax';
    const value = this.sum();
    if (this.peek() !== ')') throw 'syntax';
    this.at += 1;
    return value;
  }

  private peek(): Token | undefined {
    return this.tokens[this.at];
  }
}
