/** What can be done with a report by key and from the palette, beyond taking it out of the program. */
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { type Action, useActions } from '../../app/actions.ts';
import type { Entity } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { CHARTS, type ChartName, filesReport, REPORTS, traitsOf } from './names.ts';
import { type Ask, type Asked, COMPARISONS, INTERVALS } from './use-report.ts';
import { nextWhose } from './whose.ts';

const words = text.reports.actions;

interface ReportActions {
  asked: Asked;
  ask: Ask;
  onZeros: () => void;
  onChart: () => void;
  /** The drawing that is shown, or would be. */
  drawn: ChartName | undefined;
  onDrawn: (chart: ChartName) => void;
  entities: readonly Entity[];
  onDays: () => void;
}

/** The one after `now`, and from the last to the first. */
function after<T>(choices: readonly T[], now: T): T | undefined {
  return choices[(choices.indexOf(now) + 1) % choices.length];
}

export function useReportActions(given: ReportActions): void {
  const navigate = useNavigate();
  const latest = useRef(given);
  useEffect(() => {
    latest.current = given;
  });
  const list = useMemo<Action[]>(() => {
    const group = text.app.groups.here;
    const here = (id: string, title: string, key: string, run: (now: ReportActions) => void): Action => ({
      id: `report.${id}`,
      title,
      group,
      keys: [key],
      run: () => run(latest.current),
    });
    const turn = (by: 1 | -1) => () => {
      const { entity, report } = latest.current.asked;
      const open = REPORTS.filter((name) => filesReport(entity, name));
      const next = open[(open.indexOf(report) + by + open.length) % open.length] ?? report;
      void navigate({
        to: '/reports/$report',
        params: { report: next },
        search: (old) => ({ ...old, account: undefined, saved: undefined }),
      });
    };
    return [
      here('next', words.next, 'n', turn(1)),
      here('earlier', words.previous, 'p', turn(-1)),
      here('interval', words.interval, 'm', ({ asked, ask }) =>
        ask({ interval: after(INTERVALS, asked.interval), compare: undefined }),
      ),
      here('compare', words.compare, 'c', ({ asked, ask }) =>
        ask({ compare: after(COMPARISONS, asked.compare), interval: undefined }),
      ),
      here('basis', words.basis, 'b', ({ asked, ask }) =>
        ask({ basis: asked.basis === 'cash' ? 'accrual' : 'cash' }),
      ),
      here('whose', words.whose, 'w', ({ asked, ask, entities }) => ask(nextWhose(asked, entities))),
      here('days', words.days, 'd', ({ onDays }) => onDays()),
      here('drawing', words.drawing, 'shift+v', ({ asked, drawn, onDrawn }) => {
        const charts = traitsOf(asked.report).charts;
        if (charts && drawn) onDrawn(after(charts, drawn) ?? CHARTS[0]);
      }),
      here('zeros', words.zero, 'z', ({ onZeros }) => onZeros()),
      here('chart', words.chart, 'v', ({ onChart }) => onChart()),
      here(
        'back',
        words.back,
        'escape',
        ({ asked }) => void navigate({ to: '/reports', search: { entity: asked.entity.id } }),
      ),
    ];
  }, [navigate]);
  useActions(list);
}
