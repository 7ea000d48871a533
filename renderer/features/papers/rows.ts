/** The list: papers, and what crossed without one, as rows of one sort. */
import type { PaperOut, WantedOut } from '../../../shared/contract/paper.ts';
import type { PaperStage } from '../../text/en/papers.ts';

export interface PaperRow {
  /** Of the paper, or of the crossing that wants one. */
  id: string;
  stage: PaperStage;
  kind: PaperOut['kind'];
  date: string;
  from: string;
  to: string;
  amount: string;
  amount_minor: number;
  currency: string;
  isLate: boolean;
  paper: PaperOut | null;
  wanted: WantedOut | null;
}

/** `gone`: nothing that it tells of is in the books any more. */
export function stageOf({ state, crossings, missing_crossings: missing }: PaperOut): PaperStage {
  return state !== 'void' && missing > 0 && missing === crossings.length ? 'gone' : state;
}

/** What can be done about a row, by key, in its menu and beside the paper. */
export type RowDeed = 'make' | 'sign' | 'attach' | 'void';

/** What was taken back speaks for nothing: its paper is signed no more, and only voided. `null`: one that is wanted. */
export function deedsOf(paper: PaperOut | null): ReadonlySet<RowDeed> {
  if (paper === null) return new Set(['make', 'attach']);
  if (paper.state === 'void' || paper.superseded_by !== null) return new Set();
  if (paper.missing_crossings > 0) return new Set(['void']);
  return new Set(paper.state === 'made' ? ['sign', 'attach', 'make', 'void'] : ['attach', 'void']);
}

function ofPaper(paper: PaperOut): PaperRow {
  const { id, kind, effective_on: date, from, to, amount, amount_minor, currency } = paper;
  return {
    ...{ id, kind, date, amount, amount_minor, currency, paper },
    ...{ stage: stageOf(paper), from, to, isLate: paper.is_ratification, wanted: null },
  };
}

function ofWanted(wanted: WantedOut): PaperRow {
  const { crossing: id, kind, date, entity, amount, amount_minor, currency, is_late } = wanted;
  return {
    ...{ id, kind, date, amount, amount_minor, currency, wanted },
    ...{ stage: 'wanted' as const, from: entity, to: wanted.with, isLate: is_late, paper: null },
  };
}

/** What wants something first, then the latest day. */
export function rowsOf(papers: readonly PaperOut[], wanted: readonly WantedOut[]): PaperRow[] {
  const rank = ({ stage }: PaperRow) => (stage === 'wanted' ? 0 : stage === 'made' ? 1 : 2);
  return [...wanted.map(ofWanted), ...papers.map(ofPaper)].sort(
    (a, b) => rank(a) - rank(b) || (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? 1 : -1),
  );
}
