/** What a word of a bank's text is by its letters alone, in lower case: a place, a number, a day, a phone. */
import { COUNTRIES, STATES } from './words.ts';

export function isRegion(small: string): boolean {
  return STATES.has(small) || COUNTRIES.has(small);
}

/** Plain letters, as most words are: that spares them all other questions. */
export function isLetters(small: string): boolean {
  for (let i = 0; i < small.length; i += 1) {
    const code = small.charCodeAt(i);
    if (code < 97 || code > 122) return false;
  }
  return true;
}

/** A number of a shop, card, row or phone: three digits or more, or digits among letters as references have them. */
export function isCounted(small: string): boolean {
  let digits = 0;
  let run = 0;
  let longest = 0;
  for (let i = 0; i < small.length; i += 1) {
    const code = small.charCodeAt(i);
    if (code >= 48 && code <= 57) {
      digits += 1;
      run += 1;
      if (run > longest) longest = run;
    } else run = 0;
  }
  if (digits === 0) return isMask(small);
  return longest >= 3 || (digits >= 2 && small.length >= 5) || isMask(small) || isDay(small);
}

export function isDay(small: string): boolean {
  return /^\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?$/.test(small);
}

export function isMask(small: string): boolean {
  return /^[x*.]{2,}[-\d]*$/.test(small);
}

export function isPhone(small: string): boolean {
  return /^\+?[\d().-]{10,}$/.test(small);
}
