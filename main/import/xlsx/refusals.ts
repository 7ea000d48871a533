/** How reading a workbook ends early, worded in one place. */
import { BulkheadError } from '../../../shared/errors.ts';
import { sizeText } from '../archive/limits.ts';

const SAVE_AGAIN = 'Open it in your spreadsheet program and save it again, as XLSX or as CSV.';

/** UNREADABLE_FILE: `what` reads on from "the workbook is damaged: ". */
export function damagedWorkbook(what: string): BulkheadError {
  return new BulkheadError('UNREADABLE_FILE', `The workbook is damaged: ${what}.`, { remedy: SAVE_AGAIN });
}

export function tooDeep(depthMax: number): BulkheadError {
  return new BulkheadError('LIMIT_EXCEEDED', `The workbook’s XML is nested more than ${depthMax} deep.`, {
    remedy: SAVE_AGAIN,
  });
}

/** Of all parts of a workbook together, or of the rows of a sheet as text. */
export function tooLargeWorkbook(bytesMax: number): BulkheadError {
  return new BulkheadError('LIMIT_EXCEEDED', `The workbook unpacks to more than ${sizeText(bytesMax)}.`, {
    remedy: 'Download a shorter period, or save the sheet as CSV.',
  });
}

export function tooManySheets(sheetsMax: number): BulkheadError {
  return new BulkheadError('LIMIT_EXCEEDED', `The workbook has more than ${sheetsMax} sheets.`, {
    remedy: 'Save the sheets with your statements as a workbook of their own.',
  });
}

export function tooLong(what: string, lengthMax: number): BulkheadError {
  return new BulkheadError('LIMIT_EXCEEDED', `${what} is longer than ${lengthMax} characters.`, {
    remedy: 'Check that the workbook is a bank statement.',
  });
}

export function tooWide(row: number, columnsMax: number): BulkheadError {
  return new BulkheadError('LIMIT_EXCEEDED', `Row ${row} has more than ${columnsMax} columns.`, {
    remedy: 'Check that the workbook is a bank statement.',
    facts: { line: row },
  });
}
