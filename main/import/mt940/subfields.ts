/**
 * Numbered subfields: "166?00GUTSCHRIFT?20SVWZ+Invoice 5?30BANKDEFF?31DE12...?32A Name" (banks elsewhere write another
 * sign for the question mark), and the numbered lines of a :NS: field. Pure, never fails.
 */
import { isIban } from '../iban.ts';
import { accountOf, type Details, memoOf, saidUnder, saysNothing, type Word } from './details.ts';
import { beginsWithKeyword, readPurpose } from './sepa-words.ts';
import { joinLines, joinPieces } from './wrapped.ts';

/**
 * The code of the kind of transaction, which some leave out, the separator and the first subfield's number: 00 or 20 where
 * another sign than the question mark stands without a code.
 */
const BEGINS = /^\s?(?:\d{3}\s?([?><~^|])\d\d|(\?)\d\d|([><~^|])[02]0)/;

/** What a number can hold; what is `other` goes into the memo as it is. */
type Role = 'kind' | 'purpose' | 'account' | 'iban' | 'name' | 'aside' | 'other';
type Said = Record<Role, string[]>;

const ROLES: readonly [role: Role, from: number, to: number][] = [
  ['kind', 0, 0],
  // The bank's own journal number, the other bank's code and a second code of the kind.
  ['aside', 10, 10],
  ['purpose', 20, 29],
  ['aside', 30, 30],
  ['account', 31, 31],
  ['name', 32, 33],
  ['aside', 34, 34],
  ['iban', 38, 38],
  ['purpose', 60, 63],
];
/** The same for the lines of a :NS: field. */
const OWN_ROLES: readonly [role: Role, from: number, to: number][] = [
  ['purpose', 1, 14],
  ['name', 15, 16],
  ['kind', 17, 17],
];
const ROLE_BY_NUMBER = byNumber(ROLES);
const OWN_ROLE_BY_NUMBER = byNumber(OWN_ROLES);

/** `null` if the lines of a :86: field hold no such subfields. */
export function readSubfields(lines: readonly string[]): Details | null {
  const match = BEGINS.exec(lines.slice(0, 3).join(''));
  const separator = match?.[1] ?? match?.[2] ?? match?.[3];
  if (separator === undefined) return null;
  const text = joinMarked(lines, separator);
  const said = nothingSaid();
  for (let at = nextMark(text, separator, 0); at !== -1; ) {
    const next = nextMark(text, separator, at + 3);
    const number = Number(text.slice(at + 1, at + 3));
    said[ROLE_BY_NUMBER[number]!].push(text.slice(at + 3, next === -1 ? text.length : next));
    at = next;
  }
  return detailsOf(said);
}

/** Of a :NS: field; `null` if its lines are not all numbered. */
export function readNumbered(lines: readonly string[]): Details | null {
  const written = lines.map((line) => line.trim()).filter((line) => line !== '');
  if (written.length === 0 || !written.every((line) => /^\d\d/.test(line))) return null;
  const said = nothingSaid();
  for (const line of written) said[OWN_ROLE_BY_NUMBER[Number(line.slice(0, 2))]!].push(line.slice(2));
  return detailsOf(said);
}

/** Lines break anywhere, within a marker too ("...?2" and "2..."), and banks begin new ones before a marker. */
function joinMarked(lines: readonly string[], separator: string): string {
  const breaksWord = (before: string, line: string) =>
    before.endsWith(separator) || before.at(-2) === separator || line.startsWith(separator);
  return joinLines(lines, breaksWord);
}

/** Where the next separator with a number is; -1 if there is none. */
function nextMark(text: string, separator: string, from: number): number {
  let at = text.indexOf(separator, from);
  while (at !== -1 && !(isDigit(text, at + 1) && isDigit(text, at + 2))) at = text.indexOf(separator, at + 1);
  return at;
}

function detailsOf(said: Said): Details {
  const purpose = readPurpose(joinPurpose(said.purpose));
  const account = accountOf(said.account.join(''));
  const iban = accountOf(said.iban.join(''));
  const isBetter = iban !== null && (account === null || isIban(iban));
  return {
    payee: memoOf([joinPieces(said.name)]),
    memo: memoOf([...said.kind, purpose.text, ...purpose.words.map(written), ...said.other]),
    counterparty: (isBetter ? iban : account) ?? saidUnder(purpose.words, 'IBAN'),
    words: purpose.words,
  };
}

function written({ word, value }: Word): string {
  return saysNothing(value) ? '' : `${word}+${value}`;
}

/** A piece that begins with a keyword begins something new, however full the one before it is. */
function joinPurpose(pieces: readonly string[]): string {
  const runs: string[][] = [];
  for (const piece of pieces) {
    if (runs.length === 0 || beginsWithKeyword(piece)) runs.push([piece]);
    else runs.at(-1)!.push(piece);
  }
  return runs.map(joinPieces).join(' ');
}

function nothingSaid(): Said {
  return { kind: [], purpose: [], account: [], iban: [], name: [], aside: [], other: [] };
}

function byNumber(roles: typeof ROLES): readonly Role[] {
  const within = (number: number) => roles.find(([, from, to]) => number >= from && number <= to);
  return Array.from({ length: 100 }, (_, number) => within(number)?.[0] ?? 'other');
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}
