/** When each report was last looked at on this computer. Only its name, the entity’s id and the day are kept. */
import { useEffect } from 'react';
import { today } from '../../app/use-period.ts';
import { readPref, writePref } from '../../ui/index.ts';
import type { ReportName } from './names.ts';

type Opened = Record<string, string>;

const NAME = 'reports.opened';

function asOpened(stored: unknown): Opened | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  return Object.fromEntries(
    Object.entries(stored).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

export function readOpened(): Opened {
  return readPref(NAME, asOpened) ?? {};
}

export function openedKey(report: ReportName, entityId: string): string {
  return `${report}.${entityId}`;
}

export function useOpened(report: ReportName, entityId: string): void {
  useEffect(() => {
    writePref(NAME, { ...readOpened(), [openedKey(report, entityId)]: today() });
  }, [report, entityId]);
}
