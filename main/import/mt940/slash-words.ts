/**
 * Words between slashes: "/TRTP/SEPA TRANSFER/IBAN/NL12.../NAME/A Name/REMI/Invoice 5/EREF/123". Values may hold
 * slashes; only the words of the list end one. Pure, never fails.
 */
import { isIban } from '../iban.ts';
import { accountOf, type Details, memoOf, saysNothing, type Word } from './details.ts';

const WORDS =
  'TRTP TRCD EREF KREF PREF IREF MARF MREF CSID CRED DEBT CNTP BENM ORDP NAME ADDR IBAN BIC REMI ISDT PURP ULTD ULTC ULTB RTRN SVCL SUBJ OCMT CHGS EXCH COAM OAMT SWOD';
const WORD = new RegExp(`/(${WORDS.replaceAll(' ', '|')})/`, 'g');
const BEGINS = new RegExp(`^\\s*/(${WORDS.replaceAll(' ', '|')})/`);
/** An account and, behind a slash, whose it is. */
const ACCOUNT_AND_NAME = /^([A-Z]{0,2}\d[A-Z0-9]{5,32}) ?\/([^/]+)/;

/** A word that is emptied has its place elsewhere and need not be in the memo. */
type Said = Word;

/** `null` if `text` does not begin with such a word. */
export function readSlashWords(text: string): Details | null {
  if (!BEGINS.test(text)) return null;
  const words = wordsOf(text);
  const left = words.map((one): Said => ({ ...one }));
  const take = (word: string): string => {
    const one = left.find((candidate) => candidate.word === word && candidate.value !== '');
    const value = one?.value ?? '';
    if (one) one.value = '';
    return value;
  };
  const name = take('NAME');
  const iban = accountOf(take('IBAN'));
  const other = otherSide(left);
  take('BIC');
  const kind = take('TRTP');
  const purpose = take('REMI').replace(/^USTD\/\//, '');
  return {
    payee: memoOf([name || other.name]),
    memo: memoOf([kind, purpose, ...left.map(written), name === '' ? '' : other.name]),
    counterparty: iban ?? other.account,
    words,
  };
}

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let from = 0;
  for (const match of text.matchAll(WORD)) {
    endLast(words, text.slice(from, match.index));
    words.push({ word: match[1]!, value: '' });
    from = match.index + match[0].length;
  }
  endLast(words, text.slice(from));
  return words;
}

function endLast(words: readonly Word[], value: string): void {
  const last = words.at(-1);
  if (last) last.value = withoutSlashes(value.trim());
}

function written({ word, value }: Word): string {
  return saysNothing(value) ? '' : `/${word}/${value}`;
}

/** Some banks end every value with a slash of its own. */
function withoutSlashes(value: string): string {
  let end = value.length;
  while (value[end - 1] === '/') end -= 1;
  return value.slice(0, end);
}

/** Whom the words for a party tell of, where no plainer word does. */
function otherSide(said: readonly Said[]): { account: string | null; name: string } {
  const party = said.find(({ word, value }) => /^(?:CNTP|BENM|ORDP)$/.test(word) && value !== '');
  if (party === undefined) return { account: null, name: '' };
  if (party.word === 'CNTP') return counterparty(party);
  const match = ACCOUNT_AND_NAME.exec(party.value);
  if (match === null) return { account: null, name: '' };
  // What is behind the name stays in the memo.
  party.value = party.value.slice(match[0].length).replace(/^\//, '');
  return { account: accountOf(match[1]!), name: match[2]!.trim() };
}

/** Account, the bank's code, name and town, with a slash between each. */
function counterparty(party: Said): { account: string | null; name: string } {
  const [account = '', , name = '', ...rest] = party.value.split('/');
  const isAccount = isIban(account) || /^\d{5,}$/.test(account);
  if (!isAccount) return { account: null, name: '' };
  party.value = rest.join('/');
  return { account: accountOf(account), name: name.trim() };
}
