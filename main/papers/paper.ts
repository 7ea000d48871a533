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
  blocks: readonly Block[];
}

export type Block =
  /** Labels and what they say, in two columns. */
  | { kind: 'facts'; rows: readonly (readonly [label: string, said: string])[] }
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string; quiet?: true }
  /** Labels with amounts that add up; `result` stands under a line. */
  | { kind: 'sum'; lines: readonly { label: string; amount: string; result?: true }[] }
  | Table;

export interface Table {
  kind: 'table';
  columns: readonly Column[];
  rows: readonly (readonly string[])[];
  /** The last line, under a rule of its own; as many cells as columns. */
  total?: readonly string[];
}

export interface Column {
  title: string;
  align?: 'right';
  /** In points; what is left is shared by the columns that have none. */
  width?: number;
}
