/** Every report has a key on the overview: its number, for the first entity. E takes the books to another program. */
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useActions } from '../../app/actions.ts';
import type { Entity } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { filesReport, REPORTS } from './names.ts';

const DIGITS = 9;

export function useOverviewActions(
  entities: readonly Entity[],
  setExporting: (exporting: boolean) => void,
): void {
  const navigate = useNavigate();
  const list = useMemo(() => {
    const [first] = entities;
    if (!first) return [];
    // Nine digits, and reports that are opened more often come first.
    const reports = REPORTS.filter((report) => filesReport(first, report)).map((report, place) => ({
      id: `reports.${report}`,
      title: `${text.reports.names[report]}: ${first.name}`,
      group: text.app.groups.here,
      keys: place < DIGITS ? [String(place + 1)] : [],
      run: () => void navigate({ to: '/reports/$report', params: { report }, search: { entity: first.id } }),
    }));
    const group = text.app.groups.here;
    return [
      ...reports,
      {
        id: 'reports.export',
        title: text.reports.export.action,
        group,
        keys: ['e'],
        run: () => setExporting(true),
      },
      {
        id: 'reports.build',
        title: text.reportBoard.builder.actions.open,
        group,
        keys: ['b'],
        run: () => void navigate({ to: '/reports/built', search: {} }),
      },
    ];
  }, [entities, navigate, setExporting]);
  useActions(list);
}
