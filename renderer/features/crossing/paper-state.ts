/** How far the paper of a crossing is. Pure. */

/** `made`: it waits for signatures; `unneeded`: a crossing of its kind has no paper of its own. */
export type PaperState = 'signed' | 'made' | 'none' | 'unneeded';

export interface PaperTold {
  paper: PaperState;
  /** The paper, where there is one. */
  paperId: string | null;
}

export const NO_PAPER: PaperTold = { paper: 'none', paperId: null };

/** Nothing is missing: drawn solid. */
export function isPapered(paper: PaperState): boolean {
  return paper === 'signed' || paper === 'unneeded';
}
