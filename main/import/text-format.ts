/** A statement format that is text, as `formats.ts` knows it: how it is told from the others, and its reader. */
import type { KnownDates } from './messages.ts';
import type { ReaderLimits, Sink } from './reader.ts';

export interface TextFormat {
  name: 'ofx' | 'qif' | 'camt' | 'mt940';
  /** The encoding that the file itself declares, where it is not XML; `head` holds its first bytes as Latin-1. */
  declaredEncoding?: (head: string) => string | null;
  /** By content alone; true for what should be read as this format even where it is damaged. */
  looksLike: (text: string) => boolean;
  /**
   * `dates` is what somebody said of the order of the dates. Throws UNREADABLE_FILE for a file that is not what it looked
   * like, LIMIT_EXCEEDED beyond `limits`.
   */
  read: (text: string, sink: Sink, limits: ReaderLimits, dates?: KnownDates | null) => void;
}
