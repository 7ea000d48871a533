/** Recognises CAMT.052, 053 and 054 by content. Looks at the beginning of the text only and never fails. */

/** The first element names the kind; envelopes of the network that carried the file may come before it. */
const HEAD_LENGTH_MAX = 16 * 1024;

/** The element that holds the statements, under any prefix; version 1 has its number behind the name. */
const MESSAGE = /<(?:[\w.-]{1,40}:)?BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)(?:V\d\d)?[\s/>]/;
/** The namespace, should the element itself be missing. */
const NAMESPACE = /xmlns(?::[\w.-]{1,40})?\s*=\s*["'][^"'>]{0,100}camt\.05[234]\./;

/** Whether `text` is CAMT, whole or not. What is wrong with it is `readCamt`'s to say. */
export function looksLikeCamt(text: string): boolean {
  const head = text.slice(0, HEAD_LENGTH_MAX);
  return /^\s*</.test(head) && (MESSAGE.test(head) || NAMESPACE.test(head));
}
