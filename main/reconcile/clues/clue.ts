/** A clue as it is found, before it is put into words. Amounts in minor units. */
import type { CLUE_KINDS } from '../../../shared/contract/reconcile.ts';
import type { Row } from './rows.ts';

export type ClueKind = (typeof CLUE_KINDS)[number];

export interface Unbooked {
  /** What it is mended by; `null` where it is not told which it is. */
  id: string | null;
  file: string;
  line: number;
  reason: string;
  raw: string;
}

export interface Clue {
  kind: ClueKind;
  /** By how much the difference is lower once it is put right; `null` where that can't be told. */
  effect: number | null;
  rows: readonly Row[];
  unbooked: readonly Unbooked[];
  from: string | null;
  to: string | null;
  right: number | null;
  /** How many of this kind fit as well. */
  fits: number;
}

type Said = Partial<Omit<Clue, 'kind' | 'effect'>>;

export function clue(kind: ClueKind, effect: number | null, said: Said = {}): Clue {
  return { kind, effect, rows: [], unbooked: [], from: null, to: null, right: null, fits: 1, ...said };
}
