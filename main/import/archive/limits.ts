/** Bounds on what one archive or workbook may unpack to. They hold for what comes out, whatever the archive claims. */
import { DEFAULT_LIMITS, type ReaderLimits } from '../reader.ts';

/** `bytesMax` holds for the archive itself and for each file in it. */
export interface UnpackLimits extends ReaderLimits {
  /** Files in one archive, and parts of one workbook. */
  membersMax: number;
  /** Bytes of all files of an archive together. */
  archiveBytesMax: number;
  /** Bytes of all parts of a workbook that are read, and of its rows as text. 50,000 rows have about 20 MB of XML. */
  workbookBytesMax: number;
}

export const UNPACK_LIMITS: UnpackLimits = {
  ...DEFAULT_LIMITS,
  membersMax: 1_000,
  archiveBytesMax: 400 * 1024 * 1024,
  workbookBytesMax: 200 * 1024 * 1024,
};

const BYTES_PER_MB = 1024 * 1024;

/** “100 MB”, or bytes where there are fewer. */
export function sizeText(bytes: number): string {
  return bytes < BYTES_PER_MB ? `${bytes} bytes` : `${Math.floor(bytes / BYTES_PER_MB)} MB`;
}
