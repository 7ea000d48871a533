/** Files and their accounts at the left, the rows of the chosen account at the right, at the foot what it all comes to. */
import { useRef, useState } from 'react';
import type { ImportFile, ImportRow } from '../../../shared/contract/import.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { announce } from '../../ui/index.ts';
import { GivenLinesDialog } from '../evidence/GivenLinesDialog.tsx';
import { PagesDialog } from '../evidence/PagesDialog.tsx';
import { CHOOSE_FILES } from './ChooseFiles.tsx';
import { CommitBar, commitWords } from './CommitBar.tsx';
import { choiceFor, placeKey } from './choices.ts';
import { DESTINATION, othersWanted } from './DestinationField.tsx';
import { withDecisions } from './doubts.ts';
import { FileList } from './FileList.tsx';
import { focusLastDay } from './LastDayField.tsx';
import type { ListedFile } from './listed.ts';
import { MappingDialog } from './MappingDialog.tsx';
import styles from './Preview.module.css';
import { focusProof } from './ProofField.tsx';
import type { Place, Want } from './plan.ts';
import { filtersFor, type RowFilter, RowsPane } from './RowsPane.tsx';
import { totalsOf } from './rows.ts';
import { isSameSpot, type Spot, shownSpot, spotsOf, stepSpot } from './selection.ts';
import { usePreviewActions } from './use-actions.ts';
import type { Commit } from './use-commit.ts';
import type { ImportUnderWay } from './use-import.ts';

interface PreviewProps {
  importing: ImportUnderWay;
  commit: Commit;
  onCommit: () => void;
}

function focusPlace(): void {
  document.getElementById(DESTINATION)?.querySelector('input')?.focus();
}

function focusFirst(): void {
  (
    document.querySelector<HTMLElement>('[data-spot]') ?? document.querySelector<HTMLElement>(CHOOSE_FILES)
  )?.focus();
}

export function Preview({ importing, commit, onCommit }: PreviewProps) {
  const { files, plan, settled } = importing;
  const [chosen, setChosen] = useState<Spot | null>(null);
  const [filter, setFilter] = useState<RowFilter>('all');
  const [columnsOf, setColumnsOf] = useState<string | null>(null);
  const [onPage, setOnPage] = useState<OnPage | null>(null);
  const active = useRef<ImportRow | null>(null);
  const spots = spotsOf(files);
  const shown = shownSpot(spots, chosen ?? firstWanted(importing));
  const account = shown?.account ?? null;
  const said = (shown && choiceFor(importing.choices, shown.spot.file, shown.spot.place).doubts) ?? [];
  const isUnproven = shown?.listed.seen?.unproven === true;
  const openDates = shown?.listed.seen?.dates ?? null;
  const filters = filtersFor(account);
  const shownFilter = filters.includes(filter) ? filter : 'all';
  const hasColumns = (key: string) => {
    const seen = files.find((file) => file.key === key)?.seen;
    return seen != null && (seen.sample !== null || seen.mapping !== null);
  };
  const show = (want: Place | Want) => {
    const listed = files[want.file];
    const wanted = listed?.seen?.accounts[want.account];
    if (!listed?.seen) return;
    if ('what' in want && want.what === 'columns') return setColumnsOf(listed.key);
    if (wanted) setChosen({ file: listed.key, place: placeKey(listed.seen, wanted) });
    if (!('what' in want)) return;
    const focus = { proof: focusProof, day: focusLastDay }[want.what as string] ?? focusPlace;
    requestAnimationFrame(() => focus(listed.key));
  };
  const remove = (key: string) => {
    importing.remove(key);
    // The button that was pressed is gone with its file.
    requestAnimationFrame(focusFirst);
  };
  const turnProof = (key: string) => importing.acceptUnproven(key, importing.choices[key]?.unproven !== true);
  const showPages = (row: ImportRow | null) => {
    if (!shown) return;
    const asked = row ?? account?.rows.find((one) => one === active.current);
    // Pages open where something is in doubt, unless a row was meant.
    if (hasPages(shown.listed))
      return setOnPage({ listed: shown.listed, line: asked?.line ?? null, reason: null });
    const at = asked ?? account?.rows[0];
    if (at) showLine(at.line, at.state === 'unreadable' ? at.reason : null);
  };
  const showLine = (line: number, reason: string | null) =>
    shown?.listed.seen && setOnPage({ listed: shown.listed, line, reason });
  const canCommit = plan !== null && settled && plan.wants.length === 0 && commitWords(plan) !== null;
  usePreviewActions({
    onCommit: () => {
      if (commit.busy) return;
      if (canCommit) return onCommit();
      const want = nextWanted(importing, shown?.spot ?? null);
      if (want) show(want);
    },
    onStep: (by) => {
      const next = stepSpot(spots, shown?.spot ?? null, by);
      if (!next) return;
      setChosen(next);
      const name = spots.find(({ spot }) => spot === next)?.account?.target.name;
      if (name !== undefined) announce(name);
    },
    onSkip: () => {
      if (!shown || account === null) return;
      const { file, place } = shown.spot;
      importing.choose(file, place, { skip: choiceFor(importing.choices, file, place).skip !== true });
    },
    onColumns: () => shown && hasColumns(shown.spot.file) && setColumnsOf(shown.spot.file),
    onDates: openDates && (() => importing.chooseDates(shown!.listed.key, openDates.other)),
    onProof: isUnproven ? () => turnProof(shown!.listed.key) : null,
    onRemove: () => shown && remove(shown.listed.given),
    onFilter: () => {
      const next = filters[(filters.indexOf(shownFilter) + 1) % filters.length] ?? 'all';
      setFilter(next);
      if (account === null) return;
      const words = text.imports.rows;
      announce(
        text.imports.said.filter(next === 'all' ? words.all : words.states[next], totalsOf(account)[next]),
      );
    },
    onPlace: focusPlace,
    onOthers: () => {
      const entity = shown && choiceFor(importing.choices, shown.spot.file, shown.spot.place).entity;
      if (entity == null || (settled && othersWanted(importing) === 0)) return;
      importing.chooseEntityForAll(entity);
    },
    onPages: () => showPages(null),
  });
  if (importing.error !== null)
    return (
      <div className={styles.trouble}>
        <TroubleState error={importing.error} onRetry={importing.retry} />
      </div>
    );
  const editing = files.find(({ key }) => key === columnsOf);
  return (
    <>
      <div className={styles.panes} inert={commit.busy}>
        {/* Whoever works on an account stays with it, although another one wants something then. */}
        <div
          className={styles.files}
          onFocusCapture={() => chosen === null && shown && setChosen(shown.spot)}
        >
          <FileList
            importing={importing}
            spot={shown?.spot ?? null}
            onSpot={setChosen}
            onColumns={setColumnsOf}
            onPages={(listed) => setOnPage({ listed, line: null, reason: null })}
            onRemove={remove}
          />
        </div>
        <div className={styles.rows}>
          {shown && (
            <RowsPane
              key={`${shown.spot.file} ${shown.spot.place}`}
              listed={shown.listed}
              account={account}
              filter={shownFilter}
              onFilter={setFilter}
              short={importing.short}
              onShowAll={importing.showAll}
              onColumns={() => setColumnsOf(shown.spot.file)}
              onPages={account === null ? undefined : showPages}
              onLine={showLine}
              said={said}
              onDecide={(keys, same) => {
                const { file, place } = shown.spot;
                importing.choose(file, place, { doubts: withDecisions(said, keys, same) });
              }}
              onActive={(row) => {
                active.current = row;
              }}
            />
          )}
        </div>
      </div>
      <CommitBar
        plan={plan}
        settled={settled}
        fileNames={files.map(({ name }) => name)}
        onCommit={onCommit}
        onShow={show}
        progress={commit.progress}
        rowCounts={files.map(({ seen }) => rowsIn(seen))}
        onCancel={commit.cancel}
      />
      {onPage && !hasPages(onPage.listed) && onPage.line !== null && (
        <GivenLinesDialog
          source={{
            ...{ file: onPage.listed.file, part: onPage.listed.part },
            ...{ name: onPage.listed.name, format: onPage.listed.seen?.format ?? '' },
          }}
          line={onPage.line}
          reason={onPage.reason}
          onClose={() => setOnPage(null)}
        />
      )}
      {onPage && hasPages(onPage.listed) && (
        <PagesDialog
          source={{
            ...{ kind: 'given', file: onPage.listed.file },
            ...{ part: onPage.listed.part, name: onPage.listed.name },
          }}
          sought={onPage.line === null ? null : { line: onPage.line }}
          onClose={() => setOnPage(null)}
        />
      )}
      {editing && (
        <MappingDialog
          listed={editing}
          chosen={importing.choices[editing.key]?.mapping ?? null}
          onClose={() => setColumnsOf(null)}
          onUse={(mapping) => {
            importing.chooseMapping(editing.key, mapping);
            setColumnsOf(null);
          }}
        />
      )}
    </>
  );
}

interface OnPage {
  listed: ListedFile;
  line: number | null;
  /** Why it could not be booked. */
  reason: string | null;
}

function hasPages({ seen }: ListedFile): boolean {
  return seen?.format === 'pdf';
}

/** All rows that a commit goes through. */
function rowsIn(seen: ImportFile | null): number {
  return (seen?.accounts ?? []).reduce((sum, account) => sum + account.row_count, 0);
}

function spotOfWant({ files }: ImportUnderWay, want: Want | undefined): Spot | null {
  const listed = want && files[want.file];
  const account = listed?.seen?.accounts[want?.account ?? 0];
  if (!listed?.seen || !account) return null;
  return { file: listed.key, place: placeKey(listed.seen, account) };
}

/** Until somebody looks elsewhere, the first account that wants something is looked at. */
function firstWanted(importing: ImportUnderWay): Spot | null {
  return spotOfWant(importing, importing.plan?.wants[0]);
}

/** What to lead to: while the preview has yet to catch up with a choice, not the account it was made for. */
function nextWanted(importing: ImportUnderWay, from: Spot | null): Want | undefined {
  const wants = importing.plan?.wants ?? [];
  if (importing.settled || from === null) return wants[0];
  return wants.find((want) => {
    const spot = spotOfWant(importing, want);
    return spot === null || !isSameSpot(spot, from);
  });
}
