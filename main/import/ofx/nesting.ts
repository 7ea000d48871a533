/**
 * Which aggregates of an OFX file are open, and what the values in them are: closing tags may be missing, and wrappers of any
 * names stand around what matters. Throws LIMIT_EXCEEDED for what is nested too deep.
 */
import type { LineCounter } from '../text/lines.ts';
import { DAMAGED, limitExceeded } from '../text/refusals.ts';
import { ELEMENTS, type Element, INNER_LEVEL, PARENTS, type Role, UNLISTED_LEVEL } from './elements.ts';
import type { Tokenizer } from './tokenizer.ts';

/** Who hears of what begins and ends, and of the values between. */
export interface Hearer {
  readonly isInvestment: boolean;
  /** Any aggregate, also one that passes its surroundings on. */
  opened(name: string): void;
  begin(name: string, role: Role): void;
  /** `end`: where its text ends. */
  end(role: Role, end: number): void;
  leaf(role: Role | undefined, name: string, value: string): void;
}

/** An aggregate that is open. Its role is that of the values in it, which unlisted wrappers take from around them. */
interface Open extends Element {
  name: string;
  /** Whether it is more than a wrapper that passes its surroundings on. */
  begins: boolean;
}

export class Nesting {
  readonly #tokens: Tokenizer;
  readonly #lines: LineCounter;
  readonly #depthMax: number;
  readonly #into: Hearer;
  readonly #stack: Open[] = [];

  constructor(tokens: Tokenizer, lines: LineCounter, depthMax: number, into: Hearer) {
    this.#tokens = tokens;
    this.#lines = lines;
    this.#depthMax = depthMax;
    this.#into = into;
  }

  /** Takes the tag that the tokenizer is at. */
  take(): void {
    const { kind, name, value } = this.#tokens;
    if (kind !== 'close') this.#open(name, value);
    if (kind !== 'open') this.#close(name);
  }

  get isOpen(): boolean {
    return this.#stack.length > 0;
  }

  /** Ends all that is open, at the end of the text. */
  endAll(end: number): void {
    this.#unwind(0, end);
  }

  #open(name: string, value: string): void {
    const element = this.#listed(name, value);
    if (element === null && value !== '') {
      // A value that runs into the end of the text may be half of one: "-12" of "-12.50".
      if (!this.#tokens.atEnd) this.#into.leaf(this.#stack.at(-1)?.role, name, value);
      return;
    }
    if (element !== null) this.#endLevel(element.level);
    const around = this.#stack.at(-1)?.role ?? 'aside';
    const role = this.#roleOf(name, element, around);
    const begins = element !== null || role !== around;
    this.#push({ name, role, level: element?.level ?? UNLISTED_LEVEL, begins });
    if (begins) this.#into.begin(name, role);
    this.#into.opened(name);
  }

  #listed(name: string, value: string): Element | null {
    const element = ELEMENTS.get(name);
    if (element === undefined) return null;
    if (element.level === INNER_LEVEL && value !== '') return null;
    // Names such as INCOME or SPLIT mean this only in an investment statement.
    return element.role === 'trade' && !this.#into.isInvestment ? null : element;
  }

  #roleOf(name: string, element: Element | null, around: Role): Role {
    if (element !== null) return PARENTS[element.role]?.includes(around) === false ? 'aside' : element.role;
    // Any other aggregate in the list of an investment account is a kind of transaction that is not listed here.
    const isTrade = around === 'period' && this.#into.isInvestment && !/^DT(START|END)$/.test(name);
    return isTrade ? 'trade' : around;
  }

  #push(open: Open): void {
    this.#stack.push(open);
    if (this.#stack.length > this.#depthMax)
      throw limitExceeded(
        this.#lines.at(this.#tokens.start),
        `elements are nested deeper than ${this.#depthMax}`,
        this.#depthMax,
        DAMAGED,
      );
  }

  /** Ends what can't contain an aggregate of `level`. */
  #endLevel(level: number): void {
    let keep = this.#stack.length;
    while (keep > 0 && this.#stack[keep - 1]!.level >= level) keep -= 1;
    this.#unwind(keep, this.#tokens.start);
  }

  #close(name: string): void {
    let at = this.#stack.length - 1;
    while (at >= 0 && this.#stack[at]!.name !== name) at -= 1;
    // A closing tag of nothing open is a leaf's, or stray.
    if (at === -1) return;
    this.#unwind(at + 1, this.#tokens.start);
    this.#unwind(at, this.#tokens.end);
  }

  #unwind(keep: number, end: number): void {
    while (this.#stack.length > keep) {
      const { begins, role } = this.#stack.pop()!;
      if (begins) this.#into.end(role, end);
    }
  }
}
