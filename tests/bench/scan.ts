/**
 * The tightest reasonable reading of the bench's own files: it knows how they were written and looks at each character
 * about once. No reader that must take any bank's file can be quicker; how far it is from this is what the bench asks.
 */
export interface ScannedRow {
  /** YYYY-MM-DD. */
  date: string;
  minor: number;
  payee: string;
  memo: string;
  type: string;
  reference: string | null;
  offset: number;
  length: number;
}

export type Take = (account: string, row: ScannedRow) => void;

export function scanOfx(text: string, take: Take): void {
  let account = '';
  let accountAt = text.indexOf('<ACCTID>');
  for (let at = text.indexOf('<STMTTRN>'); at !== -1; ) {
    while (accountAt !== -1 && accountAt < at) {
      account = text.slice(accountAt + 8, text.indexOf('\n', accountAt));
      accountAt = text.indexOf('<ACCTID>', accountAt + 8);
    }
    at = scanOfxRow(text, at, account, take);
    if (!text.startsWith('<STMTTRN>', at)) at = text.indexOf('<STMTTRN>', at);
  }
}

/** Fields stand in one order, each on a line of its own. Answers with the start of the next line. */
function scanOfxRow(text: string, start: number, account: string, take: Take): number {
  const typeEnd = text.indexOf('\n', start + 19);
  const dayAt = typeEnd + 11;
  const dayEnd = text.indexOf('\n', dayAt);
  const amountEnd = text.indexOf('\n', dayEnd + 9);
  const referenceEnd = text.indexOf('\n', amountEnd + 8);
  const payeeEnd = text.indexOf('\n', referenceEnd + 7);
  const hasMemo = text.startsWith('<MEMO>', payeeEnd + 1);
  const memoEnd = hasMemo ? text.indexOf('\n', payeeEnd + 7) : payeeEnd;
  const end = memoEnd + 11;
  take(account, {
    date: `${text.slice(dayAt, dayAt + 4)}-${text.slice(dayAt + 4, dayAt + 6)}-${text.slice(dayAt + 6, dayAt + 8)}`,
    minor: cents(text, dayEnd + 9, amountEnd),
    payee: text.slice(referenceEnd + 7, payeeEnd),
    memo: hasMemo ? text.slice(payeeEnd + 7, memoEnd) : '',
    type: text.slice(start + 19, typeEnd),
    reference: text.slice(amountEnd + 8, referenceEnd),
    offset: start,
    length: end - start,
  });
  return end + 1;
}

export function scanCsv(text: string, account: string, take: Take): void {
  let at = text.indexOf('\n') + 1;
  while (at < text.length) {
    const payeeEnd = text.indexOf('"', at + 12);
    const memoEnd = text.indexOf('"', payeeEnd + 3);
    const amountEnd = text.indexOf(',', memoEnd + 2);
    const end = text.indexOf('\n', amountEnd);
    take(account, {
      date: `${text.slice(at + 6, at + 10)}-${text.slice(at, at + 2)}-${text.slice(at + 3, at + 5)}`,
      minor: cents(text, memoEnd + 2, amountEnd),
      payee: text.slice(at + 12, payeeEnd),
      memo: text.slice(payeeEnd + 3, memoEnd),
      type: '',
      reference: null,
      offset: at,
      length: end - at,
    });
    at = end + 1;
  }
}

const ZERO = 48;
const MINUS = 45;
const POINT = 46;
const COMMA = 44;

export function cents(text: string, from: number, to: number): number {
  const negative = text.charCodeAt(from) === MINUS;
  let value = 0;
  for (let at = negative ? from + 1 : from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code !== POINT && code !== COMMA) value = value * 10 + code - ZERO;
  }
  return negative ? -value : value;
}
