/** What the screens know of crossings: their kinds, and a small drawing for each, in a box of 16 by 16. */
import type { CrossingLine, CrossingOut } from '../../../shared/contract/crossing.ts';
import type { FindingsTold } from './open-findings.ts';
import type { PaperTold } from './paper-state.ts';

export type CrossingKind = CrossingOut['kind'];
export type Line = CrossingLine & PaperTold & FindingsTold;
export type Side = CrossingOut['from'];

/** Strokes, so that one ink draws them on paper of any colour. Up is into a company, down is to its owner. */
export const GLYPHS: Readonly<Record<CrossingKind, string>> = {
  contribution: 'M8 14V6M4.5 9 8 5.5 11.5 9M3 2.5h10',
  draw: 'M8 2v8M4.5 7 8 10.5 11.5 7M3 13.5h10',
  personal: 'M8 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM3 14c0-3 2-4 5-4s5 1 5 4',
  business: 'M2.5 5.5h11v8h-11ZM6 5.5v-3h4v3M2.5 9h11',
  loan: 'M4 2.5h8v11H4ZM6.5 6h3M6.5 8.5h3',
  repayment: 'M5.5 2.5 2.5 5.5l3 3M2.5 5.5h7a4 4 0 0 1 0 8H6',
  interest:
    'M12 4 4 12M5 6.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM11 12.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3Z',
  settlement: 'M3 8.5 6.5 12 13 4.5',
  waiver: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM4.2 11.8l7.6-7.6',
  'guaranteed-payment': 'M8 2l5 2v4c0 3-2 5-5 6-3-1-5-3-5-6V4Z',
  wages: 'M2 4.5h12v7H2ZM8 9.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3Z',
  rent: 'M2.5 8 8 3l5.5 5M4 7v6.5h8V7M6.5 13.5v-4h3v4',
  'management-fee': 'M3 13.5v-11h6v11M9 6.5h4v7M5 5.5h2M5 8.5h2M2 13.5h12',
};
