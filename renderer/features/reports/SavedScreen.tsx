/** The place of a saved report: leads on to the screen that shows it, in its days. */
import { Navigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ScreenBar } from '../../app/frame/ScreenBar.tsx';
import { setPeriod, today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { EmptyState, useSlow } from '../../ui/index.ts';
import { addressOf, useSaved } from './saved.ts';

export function SavedScreen() {
  const { view } = useParams({ from: '/reports/saved/$view' });
  const saved = useSaved().find(({ id }) => id === view);
  const found = saved && addressOf(saved, today());
  const period = found?.period;
  useEffect(() => {
    if (period !== undefined) setPeriod(period);
  }, [period]);
  const late = useSlow(!found);
  if (found) return <Navigate {...found.address} replace />;
  return (
    <>
      <ScreenBar title={text.reports.title} />
      {late && <EmptyState title={text.reportBoard.gone.title}>{text.reportBoard.gone.text}</EmptyState>}
    </>
  );
}
