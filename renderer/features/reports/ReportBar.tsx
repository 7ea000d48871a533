/** How the report is drawn: which one, in which columns, beside what. */
import { IconChartLine } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { AccountPicker, Hint, IconButton, Segmented, Select, Switch, Toolbar } from '../../ui/index.ts';
import { filesReport, REPORTS } from './names.ts';
import styles from './ReportScreen.module.css';
import { type Ask, type Asked, BASES, COMPARISONS, INTERVALS } from './use-report.ts';

const words = text.reports;

interface ReportBarProps {
  asked: Asked;
  ask: Ask;
  /** `null`: there are no rows at zero. */
  zeros: boolean | null;
  onZeros: (zeros: boolean) => void;
  /** `null`: this report has no chart. */
  chart: boolean | null;
  onChart: (chart: boolean) => void;
}

export function ReportBar({ asked, ask, zeros, onZeros, chart, onChart }: ReportBarProps) {
  const navigate = useNavigate();
  const { report, entity } = asked;
  return (
    <div className={styles.bar}>
      <Toolbar
        label={words.tools}
        end={
          <>
            {zeros !== null && <Switch label={words.zero} checked={zeros} onChange={onZeros} />}
            {chart !== null && (
              <IconButton
                label={chart ? words.chart.hide : words.chart.show}
                icon={<IconChartLine size={16} stroke={1.5} />}
                pressed={chart}
                onClick={() => onChart(!chart)}
              />
            )}
          </>
        }
      >
        <Select
          label={words.report}
          labelHidden
          size="small"
          value={report}
          options={REPORTS.filter((name) => filesReport(entity, name) || name === report).map((name) => ({
            value: name,
            label: words.names[name],
          }))}
          onCommit={(name) =>
            void navigate({
              to: '/reports/$report',
              params: { report: name },
              search: (old) => ({ ...old, account: undefined }),
            })
          }
        />
        <Choices asked={asked} ask={ask} />
      </Toolbar>
    </div>
  );
}

function Choices({ asked, ask }: { asked: Asked; ask: Ask }) {
  switch (asked.report) {
    case 'income-statement':
    case 'balance-sheet':
      return <StatementChoices asked={asked} ask={ask} />;
    case 'schedule-c':
      return <BasisChoice asked={asked} ask={ask} />;
    case 'general-ledger':
      return <AccountChoice asked={asked} ask={ask} />;
    case 'trial-balance':
      return null;
  }
}

function StatementChoices({ asked, ask }: { asked: Asked; ask: Ask }) {
  const { interval, compare, span } = asked;
  return (
    <>
      <Segmented
        label={words.interval.label}
        size="small"
        value={interval}
        items={INTERVALS.map((value) => ({ value, label: words.interval[value] }))}
        onChange={(value) => ask({ interval: value, ...(value === 'none' ? {} : { compare: undefined }) })}
      />
      <div className={styles.labelled}>
        <span aria-hidden="true">{words.compare.label}</span>
        <Select
          label={words.compare.label}
          labelHidden
          size="small"
          value={compare}
          disabled={span.from === undefined}
          options={COMPARISONS.map((value) => ({ value, label: words.compare[value] }))}
          // A comparison stands beside one column.
          onCommit={(value) => ask({ compare: value, ...(value === 'none' ? {} : { interval: undefined }) })}
        />
      </div>
    </>
  );
}

function BasisChoice({ asked, ask }: { asked: Asked; ask: Ask }) {
  const { label, term, explained } = words.basis;
  return (
    <>
      <Hint term={term}>{explained}</Hint>
      <Segmented
        label={label}
        size="small"
        value={asked.basis}
        items={BASES.map((value) => ({ value, label: words.basis[value] }))}
        onChange={(basis) => ask({ basis })}
      />
    </>
  );
}

function AccountChoice({ asked, ask }: { asked: Asked; ask: Ask }) {
  const { accountsOf } = useBooks();
  return (
    <div className={styles.account}>
      <AccountPicker
        label={words.ledger.account}
        labelHidden
        accounts={accountsOf(asked.entity.id)}
        value={asked.account ?? null}
        allowEmpty
        placeholder={words.ledger.all}
        onCommit={(account) => ask({ account: account ?? undefined })}
      />
    </div>
  );
}
