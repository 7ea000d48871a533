/** Rows of an imported file that could not be booked, as they are kept with it (`source_file.problems`). Nothing fails. */

export interface Unbooked {
  line: number;
  reason: string;
  raw: string;
  /** How many rows it stands for; one where it is not said. */
  rows?: number;
  /** The part of the file that it is of, where the file tells, and its place in the text; of files from before: none. */
  statement?: string;
  offset?: number;
  length?: number;
  /** What its statement is off by without it, in minor units; none where nobody could read its amount. */
  minor?: number;
  /** What it says that it comes to, where that is no amount of its currency. */
  amount?: string;
  /** What else could be read. */
  read?: {
    date?: string;
    valueDate?: string | null;
    payee?: string;
    memo?: string;
    type?: string;
    checkNumber?: string | null;
    reference?: string | null;
    counterparty?: string | null;
    way?: 'in' | 'out' | null;
  };
  /** It takes back or replaces a row that is not there, and what it says that came to, in minor units. */
  corrects?: { reference: string; deletes: boolean; minor: number };
  /** The row of the bank that it is, once somebody has said what it says, or the row that it corrects has come. */
  row?: string;
}

/** The end of a file was listed like a row once, of which nothing can be said. */
export function isRow({ raw, rows }: Pick<Unbooked, 'raw' | 'rows'>): boolean {
  return raw !== '' || rows !== undefined;
}

export function problemsIn({ problems }: { problems: string }): Unbooked[] {
  return JSON.parse(problems) as Unbooked[];
}

/** What the row in that place of a file's list, from 0, is called. */
export function unbookedId(fileId: string, at: number): string {
  return `${fileId}.${at + 1}`;
}
