/** A report that is put together: what is counted, by what, in which columns, and what is left out. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useBooks } from '../../app/books.ts';
import { ScreenBar } from '../../app/frame/ScreenBar.tsx';
import { TroubleState } from '../../app/TroubleState.tsx';
import { today, usePeriod } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { EmptyState, Skeleton, useLocale, VisuallyHidden } from '../../ui/index.ts';
import { BuilderBar, type Change } from './BuilderBar.tsx';
import { definitionOfSearch } from './built.ts';
import { DaysDialog } from './DaysDialog.tsx';
import { entityNames, spanName } from './labels.ts';
import { NoBooks } from './NoBooks.tsx';
import { PrintHead } from './PrintHead.tsx';
import { DrawnTable } from './ReportChart.tsx';
import styles from './ReportScreen.module.css';
import { readBuilt } from './read.ts';
import { SavedMenu } from './SavedMenu.tsx';
import { ShareButtons } from './ShareButtons.tsx';
import { SheetView } from './SheetView.tsx';
import { fixedPeriodOf, savedPeriodOf } from './saved.ts';
import { NOTHING_SHOWN, type Shown } from './shown.ts';
import { spanOf } from './span.ts';
import { useBuilderActions } from './use-builder-actions.ts';
import { usePrinting } from './use-printing.ts';

const words = text.reportBoard.builder;
const CHART_PX = 220;

export function BuiltScreen() {
  const search = useSearch({ from: '/reports/built' });
  const navigate = useNavigate();
  const locale = useLocale();
  const period = usePeriod();
  const { entities: all, account, loading } = useBooks();
  const [shown, setShown] = useState<Shown>(NOTHING_SHOWN);
  const [choosingDays, setChoosingDays] = useState(false);
  usePrinting();
  const { from, to, saved } = search;
  const ownDays = from !== undefined && to !== undefined && from <= to;
  const span = ownDays ? { from, to } : spanOf(period, today());
  const definition = useMemo(() => definitionOfSearch(search), [search]);
  const change = (next: Change) =>
    void navigate({ to: '/reports/built', search: (old) => ({ ...old, ...next }) });
  useBuilderActions({ definition, change, onDays: () => setChoosingDays(true) });
  const answer = useQuery({
    queryKey: ['report.built', definition, span],
    queryFn: ({ signal }) => readBuilt(definition, span, signal),
    placeholderData: keepPreviousData,
    enabled: all.length > 0,
  });
  const chosen = all.filter(({ id }) => definition.entities?.includes(id));
  const entities = chosen.length > 0 ? chosen : all;
  const [first] = entities;
  if (!first)
    return (
      <>
        <ScreenBar title={words.title} period />
        {loading ? <Skeleton lines={8} /> : <NoBooks />}
      </>
    );
  const table = answer.data;
  const name = table?.title ?? words.title;
  const days = spanName(span, locale);
  const label = text.reports.sheet(name, entityNames(entities));
  const when = { ownDays, span, period };
  const isBroad = definition.columns !== 'none';
  return (
    <>
      <ScreenBar
        title={words.title}
        note={`${name} · ${days}`}
        period
        actions={
          <>
            <SavedMenu
              definition={{
                ...{ report: 'built', built: definition, favourite: false },
                ...{ period: savedPeriodOf(when, today()), entities: entities.map(({ id }) => id) },
              }}
              fixedPeriod={fixedPeriodOf(when)}
              current={saved}
              onSaved={(id) => change({ saved: id })}
            />
            <ShareButtons entities={entities} name={name} days={days} shown={shown} />
          </>
        }
      />
      <BuilderBar
        definition={definition}
        ownDays={ownDays ? days : null}
        onChange={change}
        onDays={() => setChoosingDays(true)}
      />
      <div
        className={styles.page}
        data-print-page=""
        data-columns={isBroad || undefined}
        data-beside={!isBroad || undefined}
      >
        <VisuallyHidden>
          <h2>{label}</h2>
        </VisuallyHidden>
        <PrintHead entities={entities} title={name} days={days} details={filtersOf(definition)} />
        {answer.isError && <TroubleState error={answer.error} onRetry={() => void answer.refetch()} />}
        {answer.isPending && <Skeleton lines={14} />}
        {table && !answer.isError && (
          <>
            {table.rows.length > 2 && (
              <div className={styles.chart}>
                <DrawnTable table={table} show="ranks" entity={first} height={CHART_PX} storageKey="built" />
              </div>
            )}
            <SheetView
              table={table}
              label={label}
              ground={{
                ...{ report: 'built', entity: entities.length === 1 ? first.id : undefined, account },
                rows: definition.rows === 'payee' || definition.rows === 'tag' ? definition.rows : 'other',
              }}
              zeros
              onZoom={() => change({ columns: undefined, from: undefined, to: undefined })}
              onShown={setShown}
              empty={
                <EmptyState compact drawing="search" title={words.empty.title}>
                  {words.empty.text}
                </EmptyState>
              }
            />
          </>
        )}
      </div>
      {choosingDays && (
        <DaysDialog
          span={span}
          onClose={() => setChoosingDays(false)}
          onChoose={(two) => {
            change(two);
            setChoosingDays(false);
          }}
        />
      )}
    </>
  );
}

/** What narrows it, for the head of the paper. */
function filtersOf({
  payee,
  text: anywhere,
  tag,
  amount_min,
  amount_max,
}: ReturnType<typeof definitionOfSearch>) {
  return [
    ...(payee ? [words.filters.payee(payee)] : []),
    ...(anywhere ? [words.filters.text(anywhere)] : []),
    ...(tag ? [words.filters.tag(tag)] : []),
    ...(amount_min ? [words.filters.min(amount_min)] : []),
    ...(amount_max ? [words.filters.max(amount_max)] : []),
  ];
}
