/**
 * The segments of a file as it is gone through: each ends where rows or balances of another account begin, and not yet
 * where its name stands. Fails: LIMIT_EXCEEDED for more accounts than `limits` allow.
 */
import { BulkheadError } from '../../../shared/errors.ts';
import type { ReaderLimits } from '../reader.ts';
import { isSameAccount } from './labels.ts';
import type { Line } from './lines.ts';
import { emptySegment, joinSegments, type PrintedBalance, type Segment } from './segments.ts';

export class SegmentList {
  readonly #limits: ReaderLimits;
  readonly #ended: Segment[] = [];
  /** An account that a line named, while the rows of another may still go on. */
  #nextAccount: string | null = null;
  current: Segment = emptySegment(null, 1);

  constructor(limits: ReaderLimits) {
    this.#limits = limits;
  }

  /** Takes the account that a line names, for this segment or the next one. */
  nameAccount(account: string): void {
    const own = this.current.account;
    if (own === null && this.current.rows.length === 0) {
      this.current.account = account;
      return;
    }
    this.#nextAccount = own !== null && isSameAccount(own, account) ? null : account;
  }

  /** Where another account was named, its segment begins on this line; `false` if none does. */
  splitAt(line: Line): boolean {
    if (this.#nextAccount === null) return false;
    const account = this.#nextAccount;
    this.#nextAccount = null;
    const { rows, withoutAmount, openings } = this.current;
    if (rows.length + withoutAmount.length === 0 && openings.length === 0) {
      this.current.account = account;
      return false;
    }
    if (this.#ended.length >= this.#limits.statementsMax)
      throw tooMany(line, 'accounts', this.#limits.statementsMax);
    this.#ended.push(this.current);
    this.current = emptySegment(account, line.number);
    return true;
  }

  /** Whether an opening balance is that of the account named last. */
  isNextOpening({ money }: PrintedBalance): boolean {
    const { openings, closings, rows } = this.current;
    const isRepeated = openings.some((other) => other.money.cents === money.cents);
    return rows.length > 0 || (openings.length > 0 && closings.length > 0 && !isRepeated);
  }

  finish(): Segment[] {
    return joinSegments([...this.#ended, this.current]);
  }
}

export function tooMany(line: Line, what: string, limit: number): BulkheadError {
  return new BulkheadError('LIMIT_EXCEEDED', `line ${line.number}: more than ${limit} ${what}`, {
    remedy: 'Download a shorter period.',
    facts: { line: line.number, limit },
  });
}
