/** The order of rules, in which they are tried. Pure. */
import type { Rule } from './draft.ts';

/** With the rule at `from` put to `to` (places from 0), numbered anew. */
export function moved(rules: readonly Rule[], from: number, to: number): Rule[] {
  const rule = rules[from];
  if (!rule) return [...rules];
  const others = rules.toSpliced(from, 1);
  const place = Math.max(0, Math.min(others.length, to));
  return others.toSpliced(place, 0, rule).map((other, at) => ({ ...other, position: at + 1 }));
}
