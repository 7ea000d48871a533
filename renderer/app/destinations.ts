/** Everything the palette can go to or do: actions with a name, entities, accounts, reports; recent ones first. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { matchSorter } from 'match-sorter';
import { useMemo } from 'react';
import { REPORT_NAMES } from '../../shared/contract/report-table.ts';
import { SAVED_REPORTS } from '../../shared/contract/saved-report.ts';
import { text } from '../text/index.ts';
import { pathText } from '../ui/index.ts';
import { type Action, useAllActions } from './actions.ts';
import { useBooks } from './books.ts';
import { api } from './client.ts';
import { getPrefs, setPrefs, usePrefs } from './prefs.ts';

export interface Destination {
  id: string;
  title: string;
  /** A second, quieter line of words: the path of an account. */
  detail: string | undefined;
  group: string;
  hue: number | undefined;
  keys: readonly string[] | undefined;
  words: string | undefined;
  run: () => void;
}

const NONE: never[] = [];
const SHOWN_MAX = 40;
const RECENT_MAX = 8;

function ofAction({ id, title, group, keys, words, run }: Action): Destination {
  return { id, title, detail: undefined, group, hue: undefined, keys, words, run };
}

/** Remembers what was gone to, by its id alone: ids say nothing of the books. */
export function remember(id: string): void {
  const { recent } = getPrefs();
  setPrefs({ recent: [id, ...recent.filter((other) => other !== id)].slice(0, RECENT_MAX) });
}

export function useDestinations(words: string): Destination[] {
  const actions = useAllActions();
  const { entities, accounts, entity: entityOf } = useBooks();
  const { recent } = usePrefs();
  const { data: saved = NONE } = useQuery({
    ...api.view.list.queryOptions({ input: { screen: SAVED_REPORTS } }),
    retry: false,
  });
  const navigate = useNavigate();
  const all = useMemo<Destination[]>(() => {
    const { groups } = text.app;
    const plain = { detail: undefined, hue: undefined, keys: undefined, words: undefined };
    return [
      ...actions.filter(({ hidden }) => !hidden).map(ofAction),
      ...accounts.map((account) => ({
        ...plain,
        id: `account.${account.id}`,
        title: account.name,
        detail: `${account.entity} · ${pathText(account.path)}`,
        group: groups.accounts,
        hue: entityOf(account.entity_id)?.hue,
        words: `${account.code ?? ''} ${account.path}`,
        run: () => void navigate({ to: '/register/$account', params: { account: account.id } }),
      })),
      ...entities.map((entity) => ({
        ...plain,
        id: `entity.${entity.id}`,
        title: entity.name,
        detail: entity.legal_name ?? undefined,
        group: groups.entities,
        hue: entity.hue,
        run: () => void navigate({ to: '/register', search: { entity: entity.id } }),
      })),
      ...saved.map(({ id, name }) => ({
        ...plain,
        id: `saved.${id}`,
        title: name,
        detail: text.reportBoard.saved,
        group: groups.reports,
        run: () => void navigate({ to: '/reports/saved/$view', params: { view: id } }),
      })),
      ...entities.map((entity) => ({
        ...plain,
        id: `tax.${entity.id}`,
        title: text.tax.title,
        detail: entity.name,
        group: groups.reports,
        hue: entity.hue,
        words: entity.name,
        run: () => void navigate({ to: '/tax', search: { entity: entity.id } }),
      })),
      ...entities.flatMap((entity) =>
        REPORT_NAMES.filter(
          (report) => entity.kind === 'llc' || (report !== 'schedule-c' && report !== 'equity-statement'),
        ).map((report) => ({
          ...plain,
          id: `report.${report}.${entity.id}`,
          title: text.reports.names[report],
          detail: entity.name,
          group: groups.reports,
          hue: entity.hue,
          words: entity.name,
          run: () =>
            void navigate({ to: '/reports/$report', params: { report }, search: { entity: entity.id } }),
        })),
      ),
    ];
  }, [actions, accounts, entities, entityOf, saved, navigate]);
  return useMemo(() => {
    const asked = words.trim();
    if (asked === '') {
      const latest = recent.flatMap((id) => all.find((item) => item.id === id) ?? []);
      const others = all.filter(
        ({ id }) => !recent.includes(id) && !id.startsWith('report.') && !id.startsWith('tax.'),
      );
      return [...latest.map((item) => ({ ...item, group: text.app.groups.recent })), ...others].slice(
        0,
        SHOWN_MAX,
      );
    }
    // Each word by itself, in any order: “trial harb” is the trial balance of Harbor & Pine. The first decides the order.
    const found = asked
      .split(/\s+/)
      .reduceRight(
        (left, word) =>
          matchSorter(left, word, {
            keys: ['title', 'detail', 'words'],
            baseSort: (one, other) => rank(recent, one.item.id) - rank(recent, other.item.id),
          }),
        all,
      )
      .slice(0, SHOWN_MAX);
    return [
      ...found,
      {
        id: 'search',
        title: text.app.palette.search(asked),
        detail: undefined,
        group: text.app.groups.do,
        hue: undefined,
        keys: undefined,
        words: undefined,
        run: () => void navigate({ to: '/register', search: { text: asked } }),
      },
    ];
  }, [all, words, recent, navigate]);
}

function rank(recent: readonly string[], id: string): number {
  const place = recent.indexOf(id);
  return place === -1 ? RECENT_MAX : place;
}
