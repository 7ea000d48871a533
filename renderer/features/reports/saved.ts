/** Saved reports as the screens know them: read from their views, and as the address of the screen that shows one. */
import { useQuery } from '@tanstack/react-query';
import {
  BOARD,
  board,
  SAVED_REPORTS,
  type SavedReport,
  savedReport,
  type Tile,
} from '../../../shared/contract/saved-report.ts';
import { type ReportDays, reportDays, wordFor } from '../../../shared/report-days.ts';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import type { BuiltSearch, ReportSearch } from '../../app/search.ts';
import { text } from '../../text/index.ts';
import { builtSearchOf } from './built.ts';
import { traitsOf } from './names.ts';
import type { Question } from './read.ts';
import type { Asked } from './use-report.ts';

export interface Saved {
  id: string;
  name: string;
  definition: SavedReport;
}

export type SavedAddress =
  | { to: '/reports/$report'; params: { report: string }; search: ReportSearch }
  | { to: '/reports/built'; search: BuiltSearch };

const NONE: never[] = [];
const words = text.reportBoard;

/** Favourites first. What this program can’t read is left out. */
export function useSaved(): readonly Saved[] {
  const { data = NONE } = useQuery({
    ...api.view.list.queryOptions({ input: { screen: SAVED_REPORTS } }),
    retry: false,
  });
  return data
    .flatMap(({ id, name, definition }): Saved[] => {
      const read = savedReport.safeParse(definition);
      return read.success ? [{ id, name, definition: read.data }] : [];
    })
    .toSorted((a, b) => Number(b.definition.favourite) - Number(a.definition.favourite));
}

export function useBoard(): { tiles: readonly Tile[]; save: (tiles: readonly Tile[], said: string) => void } {
  const saved = useSaved();
  const { data = NONE } = useQuery({
    ...api.view.list.queryOptions({ input: { screen: BOARD } }),
    retry: false,
  });
  const read = board.safeParse(data[0]?.definition);
  const put = useCommand(
    ({ tiles }: { tiles: readonly Tile[]; said: string }) =>
      client.view.save({ screen: BOARD, name: BOARD, definition: { tiles } }),
    { done: (_, { said }) => said },
  );
  const tiles = read.success
    ? read.data.tiles.filter(({ view }) => saved.some(({ id }) => id === view))
    : NONE;
  return { tiles, save: (next, said) => void put.run({ tiles: next, said }) };
}

export function useFavourite(): (saved: Saved) => void {
  const put = useCommand(
    ({ name, definition }: Saved) =>
      client.view.save({
        ...{ screen: SAVED_REPORTS, name },
        definition: { ...definition, favourite: !definition.favourite },
      }),
    {
      done: (_, { name, definition }) =>
        definition.favourite ? words.unfavoured(name) : words.favoured(name),
    },
  );
  return (saved) => void put.run(saved);
}

/** What the screen shows, as it is saved. Days that are a period now are said by its word where there is one. */
export function definitionOf(asked: Asked, today: string): SavedReport {
  const { report, entities, layout, interval, compare, basis, method, by, account } = asked;
  return {
    report,
    period: savedPeriodOf(asked, today),
    entities: entities.map(({ id }) => id),
    ...(entities.length > 1 && layout !== 'consolidated' ? { layout } : {}),
    ...(interval === 'none' ? {} : { interval }),
    ...(compare === 'none' ? {} : { compare }),
    ...(traitsOf(report).basis ? { basis } : {}),
    ...(traitsOf(report).method ? { method } : {}),
    ...(traitsOf(report).by ? { by } : {}),
    ...(account === undefined ? {} : { account }),
    favourite: false,
  };
}

type Days = Pick<Asked, 'ownDays' | 'span' | 'period'>;

/** These days and no others. */
export function fixedPeriodOf({ ownDays, span, period }: Days): SavedReport['period'] {
  return ownDays && span.from !== undefined ? `${span.from}..${span.to}` : period.key;
}

export function savedPeriodOf(days: Days, today: string): SavedReport['period'] {
  return wordFor(fixedPeriodOf(days), today);
}

export function questionOfSaved({ definition }: Saved, today: string): Question | null {
  const { report, entities, layout = 'consolidated', interval, compare, basis, method, by } = definition;
  if (report === 'built') return null;
  return {
    ...{ report, entities, layout, span: spanOfDays(reportDays(definition.period, today)) },
    ...{ interval: interval ?? 'none', compare: compare ?? 'none', basis: basis ?? 'accrual' },
    ...{ method: method ?? 'direct', by: by ?? 'category' },
  };
}

export function spanOfDays({ from, to }: ReportDays) {
  return { from, to };
}

/** Where it is shown, and the period that the frame takes over. */
export function addressOf(
  { id, definition }: Saved,
  today: string,
): { address: SavedAddress; period?: string } {
  const { from, to, period } = reportDays(definition.period, today);
  const days = period === undefined && from !== undefined ? { from, to } : {};
  const { report, entities, layout, interval, compare, basis, method, by, account, built } = definition;
  const more = period === undefined ? {} : { period };
  if (report === 'built')
    return {
      address: { to: '/reports/built', search: { ...(built && builtSearchOf(built)), ...days, saved: id } },
      ...more,
    };
  return {
    address: {
      to: '/reports/$report',
      params: { report },
      search: {
        entity: entities[0],
        ...(entities.length > 1 ? { entities: entities.join(',') } : {}),
        ...{ layout, interval, compare, basis, method, by, account, saved: id },
        ...days,
      },
    },
    ...more,
  };
}
