/** Veil health of a company: five dimensions at a glance, and below them what stands behind: findings, draws, formalities. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type Entity, useBooks } from '../../app/books.ts';
import { api, client } from '../../app/client.ts';
import { ScreenBar } from '../../app/frame/ScreenBar.tsx';
import { saveAnswer } from '../../app/save-answer.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { Button, DateText, EmptyState, Segmented, Skeleton, Tabs } from '../../ui/index.ts';
import { useMovement } from '../crossing/use-movement.tsx';
import { Calendar } from './Calendar.tsx';
import { Dimensions } from './Dimensions.tsx';
import { DrawView } from './DrawView.tsx';
import { FindingHistory } from './FindingHistory.tsx';
import { Findings } from './Findings.tsx';
import { Thresholds } from './Thresholds.tsx';
import type { Health } from './types.ts';
import { useCure } from './use-cure.ts';
import { useRecord } from './use-record.ts';
import { useVeilActions, type View } from './use-veil-actions.ts';
import styles from './VeilScreen.module.css';

const words = text.veil;

export function VeilScreen() {
  const { entities, loading } = useBooks();
  const search = useSearch({ from: '/veil' });
  const companies = entities.filter(({ kind }) => kind === 'llc');
  const company =
    companies.find(({ id, name }) => id === search.entity || name === search.entity) ?? companies[0];
  if (company) return <CompanyVeil key={company.id} company={company} companies={companies} />;
  return (
    <>
      <ScreenBar title={words.title} />
      {loading ? (
        <Skeleton lines={8} />
      ) : (
        <EmptyState
          title={words.noCompany.title}
          drawing="wall"
          action={<Link to="/accounts">{words.noCompany.action}</Link>}
        >
          {words.noCompany.text}
        </EmptyState>
      )}
    </>
  );
}

function CompanyVeil({ company, companies }: { company: Entity; companies: readonly Entity[] }) {
  const navigate = useNavigate();
  const { entities } = useBooks();
  const asked = useSearch({ from: '/veil' }).view;
  const [view, setView] = useState<View>(asked === 'calendar' ? 'calendar' : 'findings');
  const [adding, setAdding] = useState(false);
  const health = useQuery(api.veil.health.queryOptions({ input: { entity: company.id, as_of: today() } }));
  const record = useRecord(company);
  const binder = useBinder(company);
  const movement = useMovement();
  const cure = useCure(company, ownerOf(company, entities), movement.open);
  const choose = (id: string) => void navigate({ to: '/veil', search: { entity: id } });
  useVeilActions({
    show: setView,
    add: () => {
      setView('calendar');
      setAdding(true);
    },
    record: () => void record.run(undefined),
    binder: binder.save,
    next: () => {
      const at = companies.findIndex(({ id }) => id === company.id);
      choose(companies[(at + 1) % companies.length]!.id);
    },
  });
  return (
    <div className={styles.screen} data-hue={company.hue}>
      <ScreenBar
        title={words.title}
        entity={company}
        note={<DateText value={today()} />}
        actions={
          <>
            <Button
              size="small"
              busy={record.busy}
              title={words.record.help}
              onClick={() => void record.run(undefined)}
            >
              {words.record.do}
            </Button>
            <Button size="small" busy={binder.busy} title={words.binder.help} onClick={binder.save}>
              {words.binder.do}
            </Button>
          </>
        }
      />
      {companies.length > 1 && (
        <div className={styles.tools}>
          <Segmented<string>
            label={words.company}
            value={company.id}
            onChange={choose}
            items={companies.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
      )}
      <div className={styles.body}>
        {health.isPending && <Skeleton lines={10} />}
        {health.isError && <TroubleState error={health.error} onRetry={() => void health.refetch()} />}
        {health.data && (
          <>
            <Dimensions health={health.data} />
            <Tabs<View>
              label={words.views.label}
              value={view}
              onChange={setView}
              items={[
                { value: 'findings', label: words.views.findings, count: openOf(health.data) },
                { value: 'draw', label: words.views.draw },
                { value: 'calendar', label: words.views.calendar },
                { value: 'figures', label: words.views.figures },
              ]}
            >
              <div className={styles.view}>
                {view === 'findings' && (
                  <>
                    <Findings
                      health={health.data}
                      company={company}
                      onCure={(finding, one) =>
                        one.id === 'do-formality' ? setView('calendar') : cure(finding, one)
                      }
                    />
                    <FindingHistory company={company} />
                  </>
                )}
                {view === 'draw' && <DrawView company={company} />}
                {view === 'calendar' && <Calendar company={company} adding={adding} onAdding={setAdding} />}
                {view === 'figures' && <Thresholds company={company} />}
              </div>
            </Tabs>
            <p className={styles.legal}>
              {words.legal} {lawOf(health.data)}
            </p>
          </>
        )}
      </div>
      {movement.dialog}
    </div>
  );
}

/** The first who is named as its member; without any, the first person. */
function ownerOf({ members }: Entity, entities: readonly Entity[]): Entity | undefined {
  const named = entities.find(({ id }) => members.some(({ entity_id }) => entity_id === id));
  return named ?? entities.find(({ kind }) => kind === 'person');
}

function openOf({ findings }: Health): number {
  return findings.filter(({ cured }) => cured === null).length;
}

function lawOf({ profile }: Health): string {
  return profile.id === 'RULLCA' ? words.uniform : words.law(profile.name, profile.tests_source);
}

/** One dated PDF for counsel, with everything that stands here and behind it. */
function useBinder(company: Entity) {
  const [busy, setBusy] = useState(false);
  return {
    busy,
    save(): void {
      if (busy) return;
      setBusy(true);
      void saveAnswer(() => client.binder.pdf({ entity: company.id }), words.binder.saved).finally(() =>
        setBusy(false),
      );
    },
  };
}
