/** What can be done with a report that is put together, by key and from the palette. */
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import {
  BUILD_COLUMNS,
  BUILD_COUNTS,
  BUILD_ROWS,
  type BuildDefinition,
} from '../../../shared/contract/report-build.ts';
import { useActions } from '../../app/actions.ts';
import { text } from '../../text/index.ts';
import type { Change } from './BuilderBar.tsx';

const words = text.reportBoard.builder;

interface Given {
  definition: BuildDefinition;
  change: (change: Change) => void;
  onDays: () => void;
}

function after<T>(choices: readonly T[], now: T): T | undefined {
  return choices[(choices.indexOf(now) + 1) % choices.length];
}

export function useBuilderActions(given: Given): void {
  const navigate = useNavigate();
  const latest = useRef(given);
  useEffect(() => {
    latest.current = given;
  });
  const list = useMemo(() => {
    const group = text.app.groups.here;
    const here = (id: string, title: string, key: string, run: (now: Given) => void) => ({
      ...{ id: `built.${id}`, title, group, keys: [key] },
      run: () => run(latest.current),
    });
    return [
      here('counts', words.actions.counts, 'c', ({ definition, change }) =>
        change({ counts: after(BUILD_COUNTS, definition.counts) }),
      ),
      here('rows', words.actions.rows, 'r', ({ definition, change }) =>
        change({ rows: after(BUILD_ROWS, definition.rows) }),
      ),
      here('columns', words.actions.columns, 'm', ({ definition, change }) =>
        change({ columns: after(BUILD_COLUMNS, definition.columns) }),
      ),
      here('days', text.reports.actions.days, 'd', ({ onDays }) => onDays()),
      here('back', text.reports.actions.back, 'escape', () => void navigate({ to: '/reports' })),
    ];
  }, [navigate]);
  useActions(list);
}
