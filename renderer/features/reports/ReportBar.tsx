/** How the report is drawn: which one, whose, in which columns, beside what. */
import { IconCalendar, IconChartLine } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import {
  AccountPicker,
  IconButton,
  Pill,
  Segmented,
  Select,
  Switch,
  Toolbar,
  useLocale,
} from '../../ui/index.ts';
import { BasisChoice } from './BasisChoice.tsx';
import { spanName } from './labels.ts';
import { filesReport, REPORTS, traitsOf } from './names.ts';
import styles from './ReportScreen.module.css';
import { type Ask, type Asked, COMPARISONS, GROUPINGS, INTERVALS, METHODS } from './use-report.ts';
import { WhoseMenu } from './WhoseMenu.tsx';

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
  onDays: () => void;
}

export function ReportBar({ asked, ask, zeros, onZeros, chart, onChart, onDays }: ReportBarProps) {
  const navigate = useNavigate();
  const locale = useLocale();
  const { report, entity, ownDays, span } = asked;
  const { several, periods, basis, method, by, account } = traitsOf(report);
  return (
    <div className={styles.bar}>
      <Toolbar
        label={words.tools}
        end={
          <>
            {zeros !== null && <Switch label={words.zero} checked={zeros} onChange={onZeros} />}
            <IconButton
              label={words.days.button}
              icon={<IconCalendar size={16} stroke={1.5} />}
              onClick={onDays}
            />
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
            group: words.groups[traitsOf(name).group],
          }))}
          onCommit={(name) =>
            void navigate({
              to: '/reports/$report',
              params: { report: name },
              search: (old) => ({ ...old, account: undefined, saved: undefined }),
            })
          }
        />
        {several && <WhoseMenu asked={asked} ask={ask} />}
        {periods && <PeriodChoices asked={asked} ask={ask} />}
        {basis && <BasisChoice basis={asked.basis} onBasis={(value) => ask({ basis: value })} />}
        {method && (
          <Segmented
            label={words.method.label}
            size="small"
            value={asked.method}
            items={METHODS.map((value) => ({ value, label: words.method[value] }))}
            onChange={(value) => ask({ method: value })}
          />
        )}
        {by && (
          <Segmented
            label={words.by.label}
            size="small"
            value={asked.by}
            items={GROUPINGS.map((value) => ({ value, label: words.by[value] }))}
            onChange={(value) => ask({ by: value })}
          />
        )}
        {account && <AccountChoice asked={asked} ask={ask} />}
        {ownDays && (
          <Pill onRemove={() => ask({ from: undefined, to: undefined })}>{spanName(span, locale)}</Pill>
        )}
      </Toolbar>
    </div>
  );
}

function PeriodChoices({ asked, ask }: { asked: Asked; ask: Ask }) {
  const { interval, compare, span, entities, layout } = asked;
  // A column for each entity is all there is room for.
  const beside = entities.length > 1 && layout === 'side-by-side';
  if (beside) return null;
  return (
    <>
      <Segmented
        label={words.interval.label}
        size="small"
        value={interval}
        items={INTERVALS.map((value) => ({ value, label: words.interval[value] }))}
        onChange={(value) => ask({ interval: value, ...(value === 'none' ? {} : { compare: undefined }) })}
      />
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
        placeholder={
          traitsOf(asked.report).account === 'needed' ? words.ledger.chooseAccount : words.ledger.all
        }
        onCommit={(account) => ask({ account: account ?? undefined })}
      />
    </div>
  );
}
