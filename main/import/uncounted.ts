/** A part of a file that goes nowhere: its account is not settled, or is left out. It still says what it holds. */
import type { ImportAccount } from '../../shared/contract/import.ts';
import { Figures } from './figures.ts';
import type { ListedPositions } from './held-positions.ts';
import type { ProblemRow, StatementBalances, StatementHead, StatementRow } from './reader.ts';
import type { RowsWithoutAccount } from './rows-elsewhere.ts';
import { NOT_BOOKED_YET, type ShownRows, shownProblem, shownRow } from './shown-rows.ts';
import type { Target } from './target.ts';

export class Uncounted {
  readonly head: StatementHead;
  readonly target: Target;
  balances: StatementBalances | null = null;
  positions: ListedPositions | null = null;
  readonly #figures = new Figures();
  readonly #shown: ShownRows | null;

  readonly #homeless: RowsWithoutAccount | null;

  /** `homeless`: where its account is asked for. */
  constructor(
    head: StatementHead,
    target: Target,
    shown: ShownRows | null,
    homeless: RowsWithoutAccount | null = null,
  ) {
    this.#homeless = homeless;
    this.head = head;
    this.target = target;
    this.#shown = shown;
  }

  /** Whether any row of the file could be read. */
  get hasRows(): boolean {
    return this.#figures.firstDate !== null;
  }

  take(row: StatementRow): void {
    const { currency } = this.head;
    this.#shown?.add(() =>
      row.pending ? shownRow(row, currency, 'pending', NOT_BOOKED_YET) : shownRow(row, currency, 'new', ''),
    );
    if (row.pending) {
      this.#figures.pending += 1;
      return;
    }
    this.#figures.read += 1;
    this.#figures.add(row.amount, row.date);
    this.#homeless?.take(row);
  }

  takeProblem(problem: ProblemRow): void {
    this.#shown?.add(() => shownProblem(problem, this.head.currency));
    if (problem.pending) {
      this.#figures.pending += 1;
      return;
    }
    this.#figures.read += 1;
    if (problem.amount !== null) this.#figures.add(problem.amount, null);
  }

  summary(): ImportAccount {
    const { balances, target } = this;
    const likely = this.#homeless?.likely(target.likely) ?? target.likely;
    return {
      ...this.#figures.stated(this.head, this.head.currency),
      account: null,
      entity: null,
      stated_balance: balances?.closing ?? null,
      stated_on: balances?.closing == null ? null : balances.closingOn,
      positions: this.positions?.held.length ?? null,
      target: { ...target, likely },
      rows: this.#shown?.rows ?? [],
    };
  }
}
