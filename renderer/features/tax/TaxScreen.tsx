/** Tax of an entity and a calendar year: its forms filled from the books, and all that a return asks for beside them. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Entity, useBooks } from '../../app/books.ts';
import { EntityTabs } from '../../app/frame/EntityTabs.tsx';
import { ScreenBar } from '../../app/frame/ScreenBar.tsx';
import { setPeriod } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { asBoolean, Button, EmptyState, Skeleton, Tabs, usePref } from '../../ui/index.ts';
import { Answer } from '../member/Answer.tsx';
import { ExportDialog } from '../reports/ExportDialog.tsx';
import { VendorsView } from '../vendor/VendorsView.tsx';
import { AssetsView } from './AssetsView.tsx';
import { BridgeView } from './BridgeView.tsx';
import { EstimatesView } from './EstimatesView.tsx';
import { FormsView } from './FormsView.tsx';
import { HomeView } from './HomeView.tsx';
import { MileageView } from './MileageView.tsx';
import { RatesView } from './RatesView.tsx';
import { SelfEmploymentView } from './SelfEmploymentView.tsx';
import { SharesView } from './SharesView.tsx';
import styles from './Tax.module.css';
import type { FormsOf } from './types.ts';
import { useAsked, useForms, useShown, type View } from './use-shown.ts';
import { useTaxActions } from './use-tax-actions.ts';

const words = text.tax;

export function TaxScreen() {
  const { entity, year, loading } = useAsked();
  if (entity) return <OfEntity key={entity.id} entity={entity} year={year} />;
  return (
    <>
      <ScreenBar title={words.title} period />
      {loading ? <Skeleton lines={8} /> : <NoBooks />}
    </>
  );
}

function NoBooks() {
  const { title, text: why, action } = words.empty;
  return (
    <EmptyState title={title} drawing="hull" action={<Link to="/accounts">{action}</Link>}>
      {why}
    </EmptyState>
  );
}

function OfEntity({ entity, year }: { entity: Entity; year: number }) {
  const { entities } = useBooks();
  const forms = useForms(entity, year);
  const [exporting, setExporting] = useState(false);
  return (
    <div className={styles.screen} data-hue={entity.hue}>
      <ScreenBar
        title={words.title}
        entity={entity}
        note={words.year(year)}
        period
        actions={
          <Button size="small" onClick={() => setExporting(true)}>
            {words.txf}
          </Button>
        }
      />
      <EntityTabs
        current={entity}
        place={({ id }) => ({ to: '/tax', search: (old) => ({ ...old, entity: id, form: undefined }) })}
      />
      <Answer query={forms}>
        {(known) =>
          known.years.includes(year) ? (
            <OfYear entity={entity} forms={known} onExport={() => setExporting(true)} />
          ) : (
            <UnknownYear year={year} years={known.years} />
          )
        }
      </Answer>
      {exporting && (
        <ExportDialog
          entities={entities}
          entity={entity.id}
          format="txf"
          span={{ from: `${year}-01-01`, to: `${year}-12-31` }}
          onClose={() => setExporting(false)}
        />
      )}
    </div>
  );
}

/** No other year’s lines and rates stand in for it. */
function UnknownYear({ year, years }: { year: number; years: readonly number[] }) {
  const nearest = years.toSorted((one, other) => Math.abs(one - year) - Math.abs(other - year))[0];
  return (
    <EmptyState
      title={words.unknown.title(year)}
      drawing="search"
      action={
        nearest !== undefined && (
          <Button onClick={() => setPeriod(String(nearest))}>{words.unknown.action(nearest)}</Button>
        )
      }
    >
      {words.unknown.text(years)}
    </EmptyState>
  );
}

interface OfYearProps {
  entity: Entity;
  forms: FormsOf;
  onExport: () => void;
}

function OfYear({ entity, forms, onExport }: OfYearProps) {
  const { shown, show } = useShown(entity, forms);
  const [zeros, setZeros] = usePref('tax.zeros', false, asBoolean);
  const [adding, setAdding] = useState<'asset' | 'trip' | null>(null);
  useTaxActions({
    ...{ shown, show, onExport, onZeros: () => setZeros(!zeros) },
    onAdd: () => {
      if (shown.view !== 'mileage') show({ view: 'assets' });
      setAdding(shown.view === 'mileage' ? 'trip' : 'asset');
    },
  });
  const { view } = shown;
  return (
    <div className={styles.body}>
      <Tabs<View>
        label={words.views.label}
        value={view}
        onChange={(next) => show({ view: next })}
        items={shown.views.map((value) => ({ value, label: words.views[value] }))}
      >
        <div className={styles.view}>
          {view === 'forms' && <FormsView shown={shown} show={show} zeros={zeros} onZeros={setZeros} />}
          {view === 'bridge' && <BridgeView shown={shown} />}
          {view === 'self-employment' && <SelfEmploymentView shown={shown} />}
          {view === 'estimates' && <EstimatesView shown={shown} />}
          {view === 'shares' && <SharesView shown={shown} show={show} />}
          {view === 'vendors' && <VendorsView entity={entity} year={shown.year} />}
          {view === 'mileage' && (
            <MileageView
              shown={shown}
              adding={adding === 'trip'}
              onAdding={(on) => setAdding(on ? 'trip' : null)}
            />
          )}
          {view === 'home-office' && <HomeView shown={shown} />}
          {view === 'assets' && (
            <AssetsView
              shown={shown}
              adding={adding === 'asset'}
              onAdding={(on) => setAdding(on ? 'asset' : null)}
            />
          )}
          {view === 'rates' && <RatesView year={shown.year} />}
        </div>
      </Tabs>
    </div>
  );
}
