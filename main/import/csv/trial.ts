/**
 * What reading a CSV file under a mapping came to, to be weighed and compared: numbers and a fingerprint, however many
 * rows there are. Of each statement's first rows the balances are kept, to tell whether they follow from the amounts.
 * Nothing fails.
 */
import { createHash } from 'node:crypto';
import type { Sink, StatementRow } from '../reader.ts';
import type { TroubleKind } from './rows.ts';

/** Rows of a statement of which days, amounts and balances are kept. */
const STEPS_MAX = 300;

export interface Steps {
  days: string[];
  amounts: number[];
  /** NaN where a row has none. */
  balances: number[];
}

export class Trial implements Sink {
  /** Of each statement. */
  readonly steps: Steps[] = [];
  rows = 0;
  rowsWithoutBalance = 0;
  readonly #troubles = new Map<TroubleKind, number>();
  readonly #hash = createHash('sha256');

  statement(): number {
    return this.steps.push({ days: [], amounts: [], balances: [] }) - 1;
  }

  row(statement: number, { date, amount, balanceAfter }: StatementRow): void {
    this.rows += 1;
    if (balanceAfter === null) this.rowsWithoutBalance += 1;
    this.#hash.update(`${date}\t${amount}\n`);
    const { days, amounts, balances } = this.steps[statement]!;
    if (days.length === STEPS_MAX) return;
    days.push(date);
    amounts.push(Number(amount));
    balances.push(balanceAfter === null ? Number.NaN : Number(balanceAfter));
  }

  /** To be handed to `readCsv` as `onTrouble`. */
  readonly note = (what: TroubleKind): void => {
    this.#troubles.set(what, this.count(what) + 1);
  };

  count(what: TroubleKind): number {
    return this.#troubles.get(what) ?? 0;
  }

  get hasTroubles(): boolean {
    return this.#troubles.size > 0;
  }

  problem(): void {}

  balances(): void {}

  warning(): void {}

  /** The same for readings with the same days and amounts; to be asked once, at the end. */
  fingerprint(): string {
    return this.#hash.digest('hex');
  }
}
