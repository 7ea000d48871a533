/**
 * What becomes of a file in bad hands: bytes are flipped, cut, put in and doubled, and what its format is made of (lines,
 * tags, cells, digits) is swapped, doubled, lost and changed. Texts are Latin-1, a letter for each byte. Pure: the same
 * dice give the same text.
 */
import type { Dice } from '../support/dice.ts';

/** Beyond this nothing is put in any more. */
const LENGTH_MAX = 512 * 1024;
const HITS_MAX = 6;

/** What readers may take for something else. */
export const WORDS: readonly string[] =
  '|0|00|-|--|.|,|,,|0,0|1.234|1,234|-0.00|1e9|999999999999999999999999999999999999999999|20240230|02/30/2024|0000-00-00|240230|NaN|^|^\n|!Type:Bank\n|!Account\n|\n|\r|\r\n|\t| |\x00|\x01|\xa0|\ufeff|"|""|\'|;|<|>|</|/>|<!--|-->|<![CDATA[|]]>|&|&#48;|&#x30;|&amp;lt;|<?xml?>|<!DOCTYPE x>|</STMTTRN>|<STMTTRN>|<Ntry>|</Ntry>|<Amt Ccy="EUR">1</Amt>|:61:|:86:|\n:61:|\n:20:|\n-}\n|{4:|@@|?20|?32|/NAME/|EREF+|D|T|S|$|(|)|CR|DR|\xe2\x82\xac|\xff'.split(
    '|',
  );

export interface Manner {
  /** Each cuts a text into what its format is made of. */
  cuts: readonly RegExp[];
  /** Whether nearly any byte that is wrong has the whole file refused: then few are hit, so that most is read. */
  isStrict: boolean;
}

/** `others` are texts of the same kind. */
export function mutate(
  text: string,
  others: readonly string[],
  { cuts, isStrict }: Manner,
  next: Dice,
): string {
  let mutated = text;
  for (let left = 1 + next(next(2) === 0 ? 2 : HITS_MAX); left > 0; left -= 1) {
    const hits = isStrict ? STRICT_HITS : HITS;
    mutated = hits[next(hits.length)]!(mutated, others[next(others.length)]!, cuts[next(cuts.length)]!, next);
    if (mutated.length > LENGTH_MAX) mutated = mutated.slice(0, LENGTH_MAX);
  }
  return mutated;
}

type Hit = (text: string, other: string, cut: RegExp, next: Dice) => string;

const HITS: readonly Hit[] = [hitBytes, hitGrammar];
const STRICT_HITS: readonly Hit[] = [hitBytes, hitGrammar, ...Array<Hit>(14).fill(hitElement)];

function hitBytes(text: string, other: string, _cut: RegExp, next: Dice): string {
  const at = next(text.length + 1);
  const length = next(2) === 0 ? next(8) : next(400);
  const [before, behind] = [text.slice(0, at), text.slice(at)];
  switch (next(7)) {
    case 0:
      return behind === '' ? text : before + flipped(behind[0]!, next) + behind.slice(1);
    case 1:
      return before + behind.slice(length);
    case 2:
      return before;
    case 3:
      return before + String.fromCharCode(next(256)).repeat(1 + next(4)) + behind;
    case 4: {
      const from = next(other.length + 1);
      return before + other.slice(from, from + length) + behind;
    }
    case 5:
      return before + behind.slice(0, length).repeat(2 + next(40)) + behind;
    default:
      return before + WORDS[next(WORDS.length)] + behind;
  }
}

function flipped(letter: string, next: Dice): string {
  return String.fromCharCode(letter.charCodeAt(0) ^ (1 << next(8)));
}

function hitGrammar(text: string, other: string, cut: RegExp, next: Dice): string {
  const kind = next(8);
  if (kind === 6) return changeDigits(text, next);
  const pieces = text.split(cut);
  const at = next(pieces.length);
  const count = 1 + next(next(2) === 0 ? 2 : 12);
  const to = next(pieces.length + 1);
  const run = pieces.slice(at, at + count);
  switch (kind) {
    case 0:
      return [...pieces.slice(0, at), ...pieces.slice(at + count)].join('');
    case 1:
      return pieces.toSpliced(to, 0, ...run).join('');
    case 2:
      return pieces
        .toSpliced(at, count)
        .toSpliced(to, 0, ...run)
        .join('');
    case 3: {
      const foreign = other.split(cut);
      const from = next(foreign.length);
      return pieces.toSpliced(at, next(2) * count, ...foreign.slice(from, from + count)).join('');
    }
    case 4:
      return pieces.with(at, WORDS[next(WORDS.length)]!).join('');
    case 5: {
      const piece = pieces[at]!;
      const within = next(piece.length + 1);
      return pieces
        .with(at, piece.slice(0, within) + WORDS[next(WORDS.length)] + piece.slice(within))
        .join('');
    }
    default:
      return pieces.toSpliced(to, 0, ...Array.from({ length: 2 + next(30) }, () => run).flat()).join('');
  }
}

/** Of one number of the text: a day becomes another, or none; an amount another. */
export function changeDigits(text: string, next: Dice): string {
  const from = next(text.length + 1);
  const at = text.slice(from).search(/\d/);
  if (at === -1) return text;
  const end = from + at + 1 + next(4);
  const digits = text.slice(from + at, end).replace(/\d/g, () => String(next(10)));
  return text.slice(0, from + at) + digits + text.slice(end);
}

/** What XML can hold as it stands. */
const PLAIN_WORDS = WORDS.filter((word) => !/[<&\x00]/.test(word));

/** Loses, doubles, swaps or changes a whole element, so that what is left is XML all the same. */
function hitElement(text: string, other: string, _cut: RegExp, next: Dice): string {
  const one = elementIn(text, next);
  const foreign = elementIn(other, next);
  if (one === null || foreign === null) return text;
  const [before, own, behind] = [text.slice(0, one.start), one.whole, text.slice(one.end)];
  switch (next(8)) {
    case 0:
      return before + behind;
    case 1:
      return before + own.repeat(2 + next(3)) + behind;
    case 2:
      return before + foreign.whole + behind;
    case 3:
      return before + own + foreign.whole + behind;
    case 4:
      return before + one.opens + PLAIN_WORDS[next(PLAIN_WORDS.length)] + one.closes + behind;
    case 5:
      return before + one.opens + foreign.inner + one.closes + behind;
    default:
      return (
        before + own.replace(/(?<=>[^<]*)\d/g, (digit) => (next(4) === 0 ? String(next(10)) : digit)) + behind
      );
  }
}

interface Element {
  start: number;
  end: number;
  whole: string;
  opens: string;
  inner: string;
  closes: string;
}

/** One that holds none of its own name; `null` where the text has none. */
function elementIn(text: string, next: Dice): Element | null {
  const opening = /<([A-Za-z][\w:]*)(?:\s[^<>]*)?(?<!\/)>/g;
  opening.lastIndex = next(text.length + 1);
  const match = opening.exec(text);
  const [opens = '', name = ''] = match ?? [];
  const closes = `</${name}>`;
  const at = match === null ? -1 : text.indexOf(closes, opening.lastIndex);
  if (match === null || at === -1) return null;
  const [start, end] = [match.index, at + closes.length];
  return {
    start,
    end,
    whole: text.slice(start, end),
    opens,
    inner: text.slice(opening.lastIndex, at),
    closes,
  };
}
