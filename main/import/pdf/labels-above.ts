/** Names of balances that stand in a line of their own, above their amounts. Nothing fails. */
import type { Money } from './amounts.ts';
import { balanceLabel } from './labels.ts';
import { extentOf, type Line } from './lines.ts';

/** Lines between a name and its amount. */
const LINES_MAX = 2;

interface Label {
  what: 'opening' | 'closing';
  x0: number;
  x1: number;
  line: number;
}

export class LabelsAbove {
  #labels: Label[] = [];

  note(line: Line): void {
    this.#labels = this.#near(line);
    let at = 0;
    for (const cell of line.text.split('  ')) {
      const what = balanceLabel(cell);
      if (what !== null)
        this.#labels.push({ what, ...extentOf(line, at, at + cell.length), line: line.number });
      at += cell.length + 2;
    }
  }

  /** The amounts of a line, without text of its own, that stand below a name. */
  below(line: Line, amounts: readonly Money[]): { what: 'opening' | 'closing'; money: Money }[] {
    const labels = this.#near(line);
    this.#labels = [];
    if (/\p{L}{4}/u.test(line.text)) return [];
    return amounts.flatMap((money) => {
      const label = labels.find(({ x0, x1 }) => money.x1 >= x0 && money.x0 <= x1);
      return label ? [{ what: label.what, money }] : [];
    });
  }

  #near({ number }: Line): Label[] {
    return this.#labels.filter(({ line }) => number - line <= LINES_MAX);
  }
}
