/** The order of rules, in which they are tried. Pure. */
import type { Rule } from './draft.ts';

/** Whether the owner says which of the two is tried first: in one stage, with as many conditions. */
export function areAlike(a: Rule, b: Rule | undefined): boolean {
  return b !== undefined && a.stage === b.stage && a.level === b.level;
}

/** The first and the last place (from 0) among the rules like the one at `at`. */
export function placesOf(rules: readonly Rule[], at: number): { first: number; last: number } {
  const like = rules.flatMap((rule, place) => (areAlike(rule, rules[at]) ? [place] : []));
  return { first: like[0] ?? at, last: like.at(-1) ?? at };
}

/** With the rule at `from` put to `to` (places from 0), numbered anew. */
export function moved(rules: readonly Rule[], from: number, to: number): Rule[] {
  const rule = rules[from];
  if (!rule) return [...rules];
  const others = rules.toSpliced(from, 1);
  const place = Math.max(0, Math.min(others.length, to));
  return others.toSpliced(place, 0, rule).map((other, at) => ({ ...other, position: at + 1 }));
}
