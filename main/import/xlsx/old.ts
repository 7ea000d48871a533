/** Compound files, which are what XLS is, and what hides a workbook behind a password: told apart, and what to do. */
import { BulkheadError } from '../../../shared/errors.ts';

const SIGNATURE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** The name of the stream that an encrypted workbook lies in, as the file's directory has it. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** UNREADABLE_FILE for an XLS file and for a workbook with a password; anything else passes. */
export function refuseOldWorkbook(bytes: Uint8Array, name: string): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return;
  if (file.includes(ENCRYPTED))
    throw new BulkheadError('UNREADABLE_FILE', `“${name}” is protected with a password.`, {
      remedy: 'Open it in your spreadsheet program, take the password off, and save it as XLSX or CSV.',
    });
  throw new BulkheadError('UNREADABLE_FILE', `“${name}” is a workbook in the old format (XLS).`, {
    remedy: 'Open it in your spreadsheet program and save it as XLSX or CSV.',
  });
}
