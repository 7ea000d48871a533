/** Which backups may go. Manual ones never do; automatic ones thin out with age. */
import type { BackupKind } from './backup.ts';

/** The newest so many stay, whatever their age. */
const RECENT = 5;
/** And beyond them the newest of each of the last so many days, weeks and months that have one. */
const DAYS = 7;
const WEEKS = 4;
const MONTHS = 12;
/** Of those taken before a migration or a restore, the newest of each kind. */
const BEFORE = 5;

const DAY_MS = 86_400_000;
/** 1970-01-01 was a Thursday; weeks start on Monday. */
const MONDAY_SHIFT_DAYS = 3;

export interface Dated {
  kind: BackupKind;
  /** UTC instant. */
  createdAt: string;
}

/** The backups that no rule keeps. */
export function expiredBackups<T extends Dated>(backups: readonly T[]): T[] {
  const newestFirst = backups.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  const ofKind = (kind: BackupKind) => newestFirst.filter((backup) => backup.kind === kind);
  const auto = ofKind('auto');
  const kept = new Set<T>([
    ...ofKind('manual'),
    ...ofKind('before-migration').slice(0, BEFORE),
    ...ofKind('before-restore').slice(0, BEFORE),
    ...auto.slice(0, RECENT),
    ...newestOfEach(auto, (at) => at.slice(0, 10), DAYS),
    ...newestOfEach(auto, weekOf, WEEKS),
    ...newestOfEach(auto, (at) => at.slice(0, 7), MONTHS),
  ]);
  return newestFirst.filter((backup) => !kept.has(backup));
}

function newestOfEach<T extends Dated>(
  newestFirst: T[],
  period: (at: string) => string,
  periods: number,
): T[] {
  const seen = new Map<string, T>();
  for (const backup of newestFirst) {
    const name = period(backup.createdAt);
    if (!seen.has(name)) seen.set(name, backup);
  }
  return [...seen.values()].slice(0, periods);
}

function weekOf(at: string): string {
  return String(Math.floor((Date.parse(at) / DAY_MS + MONDAY_SHIFT_DAYS) / 7));
}
