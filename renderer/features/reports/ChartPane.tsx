/** The drawings of a report, one at a time. */
import { text } from '../../text/index.ts';
import { Segmented } from '../../ui/index.ts';
import type { ChartName } from './names.ts';
import { ReportChart } from './ReportChart.tsx';
import styles from './ReportScreen.module.css';
import { type Asked, questionOf } from './use-report.ts';

const HEIGHT = 220;
const RANKS_PX = 300;

interface ChartPaneProps {
  asked: Asked;
  charts: readonly ChartName[];
  drawn: ChartName;
  onDrawn: (chart: ChartName) => void;
}

export function ChartPane({ asked, charts, drawn, onDrawn }: ChartPaneProps) {
  return (
    <div className={styles.chart}>
      {charts.length > 1 && (
        <Segmented
          label={text.reports.chart.which}
          size="small"
          value={drawn}
          items={charts.map((value) => ({ value, label: text.reports.chart.kinds[value] }))}
          onChange={onDrawn}
        />
      )}
      <ReportChart
        question={questionOf(asked)}
        show={drawn}
        entity={asked.entity}
        height={drawn === 'ranks' ? RANKS_PX : HEIGHT}
        storageKey={`${asked.report}.${drawn}`}
      />
    </div>
  );
}
