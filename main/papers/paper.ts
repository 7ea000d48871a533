/**
 * A paper as plain data: what stands on it, in its order, and nothing of how it looks. Amounts come as text, ready to be
 * read; a negative one has a minus sign.
 */

export interface Paper {
  /** What it is, as its heading: "Reconciliation". */
  title: string;
  /** What it is about, below the heading. */
  subject: string;
  /** The exact legal name of whom it belongs to. */
  owner: string;
  /** The id of what it was made from, in the books. */
  reference: string;
  /** The instant it was made, ISO. */
  madeAt: string;
  /** To be read through and signed, not looked up: larger letters, wider lines. */
  forReading?: true;
  /** Its pages lie on their side, for a table that is wider than a page is. */
  wide?: true;
  blocks: readonly Block[];
}

export type Block =
  /** Labels and what they say, in two columns. */
  | { kind: 'facts'; rows: readonly (readonly [label: string, said: string])[] }
  | { kind: 'heading'; text: string }
  /**
   * Begins a page, and stands in the contents with its number; one with an id is found by that from elsewhere instead. `wide`: its
   * pages lie on their side.
   */
  | { kind: 'chapter'; text: string; id?: string; wide?: true }
  /** The chapters with their pages. */
  | { kind: 'contents' }
  | { kind: 'text'; text: string; quiet?: true }
  /** Labels with amounts that add up; `result` stands under a line. */
  | { kind: 'sum'; lines: readonly { label: string; amount: string; result?: true }[] }
  | Table
  /**
   * A numbered clause (level 0), what is lettered below one (level 1), a recital: a label with its text beside it. `lead`: its
   * first words, which say what it is about.
   */
  | { kind: 'clause'; label: string; lead?: string; text: string; level: 0 | 1 }
  /** Stays on one page, for what would mean less apart; unless it would not fit on one. */
  | { kind: 'together'; blocks: readonly Block[] }
  /** One row or two: they stay on one page. */
  | { kind: 'signatures'; lines: readonly SignatureLine[] };

/** Where one person signs for one party. */
export interface SignatureLine {
  /** The exact legal name of who is bound. */
  party: string;
  /** Who signs and in which capacity, as it stands below the line. */
  signer: string;
  /** What stands on the line once it is signed; nothing before. */
  signed?: Signed;
}

export interface Signed {
  /** The day, as it is read. */
  date: string;
  /** A typed name, or the strokes of a drawn one in their box; neither where it was signed on paper. */
  mark: { typed: string } | Drawn | null;
  /** In small letters below: how and when it was signed, and what. */
  note: string;
}

export interface Drawn {
  /** Each stroke a list of points from the upper left corner of the box. */
  strokes: readonly (readonly (readonly [x: number, y: number])[])[];
  width: number;
  height: number;
}

/** A text, or the number of the page on which the chapter of that id begins. */
export type Cell = string | { pageOf: string };

export interface Table {
  kind: 'table';
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
  /** Row by row: a sum or a heading among the others is in bold, and what is below another is indented. */
  looks?: readonly RowLook[];
  /** The last line, under a rule of its own; as many cells as columns. */
  total?: readonly string[];
}

export interface RowLook {
  strong?: boolean;
  /** How deep below others. */
  depth?: number;
}

export interface Column {
  title: string;
  align?: 'right';
  /** In points; what is left is shared by the columns that have none. */
  width?: number;
}
