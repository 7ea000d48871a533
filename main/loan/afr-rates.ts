/**
 * Applicable federal rates as the IRS published them (IRC section 1274(d)), in hundredths of a percent: for each month what
 * short, mid and long terms are held against, compounded once, twice, four times and twelve times a year. Source: table 1 of
 * the revenue ruling that is named. Months that are not here come by file (`loan.import_afr`), never by a guess.
 *
 * How far these figures were held against what others print of the rulings (2026-11-22; the rulings themselves were not at hand):
 * - all twelve of a month: 2025-06, 2025-07.
 * - the three annual ones: 2025-05, 2025-12, 2026-02, 2026-07.
 * - the short-term annual one: 2025-01, 2025-02, 2025-03.
 * - the mid-term one of every month by its 120 percent, as the list of section 7520 rates has it (tests/loan/afr.test.ts).
 * - short-term semiannual of January and July: they come to the blended annual rates of section 7872(e)(2)
 *   that are printed for 2025 (4.22) and 2026 (3.82).
 * - nothing more was found: not for 2025-04, 2025-08 to 2025-11, 2026-03 to 2026-06, nor for the rest of the months named in part.
 * In every row the four columns are one rate compounded, to the rounding. What is in none of these groups is marked wherever it
 * is shown (`HELD_AGAINST`); a month's own ruling, taken in from a file, goes before it.
 */
import type { AfrTerm } from '../../shared/contract/loan.ts';

type ByCompounding = readonly [annual: number, semiannual: number, quarterly: number, monthly: number];

export interface PublishedMonth {
  month: string;
  ruling: string;
  rates: Readonly<Record<AfrTerm, ByCompounding>>;
}

const published = (
  month: string,
  ruling: string,
  short: ByCompounding,
  mid: ByCompounding,
  long: ByCompounding,
): PublishedMonth => ({ month, ruling: `Rev. Rul. ${ruling}`, rates: { short, mid, long } });

// biome-ignore format: a table
export const PUBLISHED: readonly PublishedMonth[] = [
  published('2025-01', '2025-1', [433, 428, 426, 424], [424, 420, 418, 416], [453, 448, 446, 444]),
  published('2025-02', '2025-5', [434, 429, 427, 425], [452, 447, 445, 443], [486, 480, 477, 475]),
  published('2025-03', '2025-6', [431, 426, 424, 422], [446, 441, 439, 437], [482, 476, 473, 471]),
  published('2025-04', '2025-8', [416, 412, 410, 409], [421, 417, 415, 413], [461, 456, 453, 452]),
  published('2025-05', '2025-10', [405, 401, 399, 398], [410, 406, 404, 403], [462, 457, 454, 453]),
  published('2025-06', '2025-12', [400, 396, 394, 393], [407, 403, 401, 400], [477, 471, 468, 466]),
  published('2025-07', '2025-13', [412, 408, 406, 405], [419, 415, 413, 411], [490, 484, 481, 479]),
  published('2025-08', '2025-14', [403, 399, 397, 396], [406, 402, 400, 399], [482, 476, 473, 471]),
  published('2025-09', '2025-17', [400, 396, 394, 393], [404, 400, 398, 397], [483, 477, 474, 472]),
  published('2025-10', '2025-19', [381, 377, 375, 374], [387, 383, 381, 380], [473, 468, 465, 464]),
  published('2025-11', '2025-21', [369, 366, 364, 363], [383, 379, 377, 376], [462, 457, 454, 453]),
  published('2025-12', '2025-24', [366, 363, 361, 360], [379, 375, 373, 372], [455, 450, 447, 446]),
  published('2026-01', '2026-2', [363, 360, 358, 357], [381, 377, 375, 374], [463, 458, 455, 454]),
  published('2026-02', '2026-3', [356, 353, 351, 350], [386, 382, 380, 379], [470, 465, 462, 461]),
  published('2026-03', '2026-6', [359, 356, 354, 353], [393, 389, 387, 386], [472, 467, 464, 463]),
  published('2026-04', '2026-7', [359, 356, 354, 353], [382, 378, 376, 375], [462, 457, 454, 453]),
  published('2026-05', '2026-9', [382, 378, 376, 375], [408, 404, 402, 401], [483, 477, 474, 472]),
  published('2026-06', '2026-11', [385, 381, 379, 378], [413, 409, 407, 406], [487, 481, 478, 476]),
  published('2026-07', '2026-12', [400, 396, 394, 393], [435, 430, 428, 426], [498, 492, 489, 487]),
];

const ALL: readonly AfrTerm[] = ['short', 'mid', 'long'];

/** The terms of each month that were held against what others print; of the months that are not here, none. */
export const HELD_AGAINST: Readonly<Record<string, readonly AfrTerm[]>> = {
  ...{ '2025-01': ['short'], '2025-02': ['short'], '2025-03': ['short'], '2025-05': ALL },
  ...{ '2025-06': ALL, '2025-07': ALL, '2025-12': ALL },
  ...{ '2026-01': ['short'], '2026-02': ALL, '2026-07': ALL },
};
