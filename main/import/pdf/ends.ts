/**
 * Balances whose name fits both ends, such as "Balance on 31 January": the one of the earlier day is what the statement
 * opens with, or else the one above the rows where another stands below them. Pure functions; nothing fails.
 */
import type { Calendar } from './calendar.ts';
import { isOfEitherEnd } from './labels.ts';
import type { PrintedBalance, Segment } from './segments.ts';

export function settleEnds(segment: Segment, calendar: Calendar): Segment {
  if (segment.openings.length > 0) return segment;
  const either = segment.closings.filter(({ label }) => isOfEitherEnd(label));
  const first = firstByDay(either, calendar) ?? firstByPlace(either, segment);
  if (first === null) return segment;
  const isSame = ({ money }: PrintedBalance) =>
    money.cents === first.money.cents && money.mark === first.money.mark;
  const closings = segment.closings.filter((one) => one !== first);
  // A page may print it once more; where nothing else is left, it is both ends.
  const others = closings.filter((one) => !(either.includes(one) && isSame(one) && isBefore(one, segment)));
  return { ...segment, openings: [first], closings: others.length > 0 ? others : closings };
}

function firstByDay(balances: readonly PrintedBalance[], calendar: Calendar): PrintedBalance | null {
  const dated = balances.flatMap((balance) => {
    const day = balance.date === null ? calendar.dayIn(balance.label) : calendar.dayOf(balance.date);
    return day === null ? [] : [{ balance, day }];
  });
  const [first, ...others] = dated.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return first !== undefined && others.some(({ day }) => day > first.day) ? first.balance : null;
}

function firstByPlace(either: readonly PrintedBalance[], segment: Segment): PrintedBalance | null {
  const first = either.find((balance) => isBefore(balance, segment));
  const hasLater = segment.closings.some((balance) => !isBefore(balance, segment));
  return first !== undefined && hasLater ? first : null;
}

const isBefore = ({ line }: PrintedBalance, { rows }: Segment): boolean =>
  rows.length > 0 && line.number < rows[0]!.line.number;
