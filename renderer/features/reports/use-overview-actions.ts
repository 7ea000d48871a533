/** Every report has a key on the overview: its number, for the first entity. */
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useActions } from '../../app/actions.ts';
import type { Entity } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { filesReport, REPORTS } from './names.ts';

export function useOverviewActions(entities: readonly Entity[]): void {
  const navigate = useNavigate();
  const list = useMemo(() => {
    const [first] = entities;
    if (!first) return [];
    return REPORTS.filter((report) => filesReport(first, report)).map((report, place) => ({
      id: `reports.${report}`,
      title: `${text.reports.names[report]}: ${first.name}`,
      group: text.app.groups.here,
      keys: [String(place + 1)],
      run: () => void navigate({ to: '/reports/$report', params: { report }, search: { entity: first.id } }),
    }));
  }, [entities, navigate]);
  useActions(list);
}
