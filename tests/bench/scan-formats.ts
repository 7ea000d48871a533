/** As `scan.ts`: QIF, CAMT.053 and MT940 as the bench writes them (`formats.ts`), and nothing else. */
import { cents, type Take } from './scan.ts';

export function scanQif(text: string, account: string, take: Take): void {
  for (let at = text.indexOf('\nD') + 1; at > 0 && at < text.length; ) {
    const amountEnd = text.indexOf('\n', at + 13);
    const payeeEnd = text.indexOf('\n', amountEnd + 2);
    const memoEnd = text.indexOf('\n', payeeEnd + 2);
    take(account, {
      date: `${text.slice(at + 7, at + 11)}-${text.slice(at + 1, at + 3)}-${text.slice(at + 4, at + 6)}`,
      minor: cents(text, at + 13, amountEnd),
      payee: text.slice(amountEnd + 2, payeeEnd),
      memo: text.slice(payeeEnd + 2, memoEnd),
      type: '',
      reference: null,
      offset: at,
      length: memoEnd + 2 - at,
    });
    at = memoEnd + 3;
  }
}

export function scanCamt(text: string, account: string, take: Take): void {
  for (let at = text.indexOf('<Ntry>'); at !== -1; at = text.indexOf('<Ntry>', at)) {
    const amountAt = at + 22;
    const amountEnd = text.indexOf('<', amountAt);
    const isOut = text.startsWith('DBIT', amountEnd + 17);
    const dayAt = text.indexOf('<Dt>', amountEnd) + 4;
    const referenceAt = text.indexOf('<AcctSvcrRef>', dayAt) + 13;
    const referenceEnd = text.indexOf('<', referenceAt);
    const payeeAt = text.indexOf('<Nm>', referenceEnd) + 4;
    const payeeEnd = text.indexOf('<', payeeAt);
    const memoAt = text.indexOf('\n', payeeEnd) + 1;
    const hasMemo = text.startsWith('<RmtInf>', memoAt);
    const memoEnd = hasMemo ? text.indexOf('<', memoAt + 15) : memoAt;
    const end = text.indexOf('</Ntry>', memoEnd) + 7;
    const minor = cents(text, amountAt, amountEnd);
    take(account, {
      date: text.slice(dayAt, dayAt + 10),
      minor: isOut ? -minor : minor,
      payee: text.slice(payeeAt, payeeEnd),
      memo: hasMemo ? text.slice(memoAt + 15, memoEnd) : '',
      type: 'NTRF',
      reference: text.slice(referenceAt, referenceEnd),
      offset: at,
      length: end - at,
    });
    at = end;
  }
}

export function scanMt940(text: string, account: string, take: Take): void {
  for (let at = text.indexOf(':61:'); text.startsWith(':61:', at); ) {
    const isOut = text[at + 14] === 'D';
    const amountEnd = text.indexOf('N', at + 15);
    const referenceEnd = text.indexOf('\n', amountEnd + 12);
    const memoEnd = text.indexOf('?32', referenceEnd + 11);
    const nameEnd = text.indexOf('?33', memoEnd + 3);
    const end = text.indexOf('\n', nameEnd + 3);
    const minor = cents(text, at + 15, amountEnd);
    take(account, {
      date: `20${text.slice(at + 4, at + 6)}-${text.slice(at + 10, at + 12)}-${text.slice(at + 12, at + 14)}`,
      minor: isOut ? -minor : minor,
      payee: text.slice(memoEnd + 3, nameEnd) + text.slice(nameEnd + 3, end),
      memo: text.slice(referenceEnd + 11, memoEnd),
      type: 'NTRF',
      reference: text.slice(amountEnd + 12, referenceEnd),
      offset: at,
      length: end - at,
    });
    at = end + 1;
  }
}
