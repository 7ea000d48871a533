/** The splits of a transaction as parts of its row, where they add up to it. Pure; nothing fails. */

import { addDecimals, formatDecimal, parseDecimal, ZERO } from '../../../shared/money.ts';
import { type DecimalMark, isSameAmount } from '../amounts.ts';
import type { RowPart } from '../reader.ts';
import { quoted, readWords } from '../text/words.ts';
import type { Split } from './fields.ts';
import { readMoney } from './money.ts';

export interface Parts {
  parts: RowPart[] | null;
  /** Why splits that there are were not taken. */
  trouble: string | null;
}

const PLACES_MIN = 2;

export function partsOf(splits: readonly Split[], amount: string, decimal: DecimalMark | null): Parts {
  const filled = splits.filter((s) => s.category !== '' || s.memo !== '' || s.amount !== null);
  if (filled.length === 0) return { parts: null, trouble: null };
  const parts: RowPart[] = [];
  let sum = ZERO;
  for (const { category, memo, amount: written } of filled) {
    const what = category === '' ? 'without a category' : quoted(category);
    if (written === null) return without(`the part ${what} has no amount`);
    const { value, reason } = readMoney(written, decimal);
    if (value === null) return without(reason);
    sum = addDecimals(sum, parseDecimal(value)!);
    parts.push({ amount: value, payee: '', memo: readWords(memo), category });
  }
  const total = formatDecimal(sum, PLACES_MIN);
  if (isSameAmount(total, amount)) return { parts, trouble: null };
  return without(`they come to ${total}, and the transaction is ${amount}`);
}

function without(trouble: string): Parts {
  return { parts: null, trouble };
}
