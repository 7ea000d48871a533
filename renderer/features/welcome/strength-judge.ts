/** zxcvbn with its dictionaries, in a chunk of its own: four megabytes that only a new passphrase needs. */
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';
import { text } from '../../text/index.ts';

const zxcvbn = new ZxcvbnFactory({ dictionary: { ...common, ...english }, graphs: adjacencyGraphs });

/** Argon2id of 96 MiB and four passes, on a rack of machines that somebody can rent: a generous guess. */
const GUESSES_PER_SECOND = 10_000;
/** What is longer says nothing more and takes long to judge. */
const JUDGED_LENGTH_MAX = 100;
const DAY_S = 86_400;
const YEAR_S = 365 * DAY_S;
/** Seconds from which each score holds: a day, a year, a lifetime, and beyond. */
const SCORES = [DAY_S, YEAR_S, 100 * YEAR_S, 1_000_000 * YEAR_S] as const;

const UNITS: readonly [seconds: number, name: keyof typeof text.welcome.strength.units][] = [
  [100 * YEAR_S, 'centuries'],
  [YEAR_S, 'years'],
  [DAY_S, 'days'],
  [3600, 'hours'],
  [60, 'minutes'],
];

function timeOf(seconds: number): string {
  const { units } = text.welcome.strength;
  const unit = UNITS.find(([size]) => seconds >= size);
  if (!unit) return units.seconds(0);
  return units[unit[1]](Math.round(seconds / unit[0]));
}

export function judge(passphrase: string): { score: 0 | 1 | 2 | 3 | 4; time: string } {
  const { guesses } = zxcvbn.check(passphrase.slice(0, JUDGED_LENGTH_MAX));
  const seconds = guesses / 2 / GUESSES_PER_SECOND;
  const score = SCORES.filter((needed) => seconds >= needed).length as 0 | 1 | 2 | 3 | 4;
  return { score, time: timeOf(seconds) };
}
