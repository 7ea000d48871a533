/**
 * The register: the rows of one account, or of all money, and everything that can be done to them without leaving the
 * keyboard. It ties the parts together; each of them is told in its own file.
 */
import { useRef, useState, useSyncExternalStore } from 'react';
import { type Account, useBooks } from '../../app/books.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { DataGrid, type GridHandle, selectedCount } from '../../ui/index.ts';
import { BulkDialog } from './BulkDialog.tsx';
import { holdsMoney } from './Cells.tsx';
import { balanceSign } from './columns.tsx';
import { EntryDrawer } from './EntryDrawer.tsx';
import { Foot } from './Foot.tsx';
import { NewEntryForm } from './NewEntryForm.tsx';
import { NothingHere } from './NothingHere.tsx';
import styles from './Register.module.css';
import { RegisterBar } from './RegisterBar.tsx';
import { useRegisterActions } from './register-actions.ts';
import { filtersOf, queryOf, type Scope } from './scope.ts';
import { rowIdOf } from './selection.ts';
import { TickedTools } from './TickedTools.tsx';
import { useArrival } from './use-arrival.ts';
import { useAttach } from './use-attachments.ts';
import { useCellDraft } from './use-cell-draft.ts';
import { useNewEntry } from './use-new-entry.ts';
import { usePaymentAsked } from './use-payment-asked.ts';
import { useReadingOf } from './use-reading-of.ts';
import { useRegisterColumns } from './use-register-columns.tsx';
import { useRegisterDeeds } from './use-register-deeds.tsx';
import type { RegisterPeriod } from './use-register-period.ts';
import { useRegisterRows, useRegisterSort } from './use-register-rows.ts';
import type { RegisterAddress } from './use-register-search.ts';
import { useRowDrop } from './use-row-drop.ts';

export interface RegisterProps {
  scope: Scope;
  /** The one account that is shown. */
  account: Account | undefined;
  /** What it is called, for the ear and in empty states. */
  name: string;
  address: RegisterAddress;
  period: RegisterPeriod;
}

export function Register({ scope, account, name, address, period }: RegisterProps) {
  const { search } = address;
  const books = useBooks();
  const [sort, setSort] = useRegisterSort();
  const { rows, asked } = useRegisterRows(queryOf(scope, search, period.span), sort);
  useSyncExternalStore(rows.subscribe, () => rows.total);
  const failure = useSyncExternalStore(rows.subscribe, () =>
    rows.total === undefined ? rows.failure : null,
  );
  const grid = useRef<GridHandle>(null);
  const box = useRef<HTMLDivElement>(null);
  const searchInput = useRef<HTMLInputElement>(null);
  const [filtering, setFiltering] = useState(false);
  const decimal = useReadingOf('USD').decimal;
  const newEntry = useNewEntry(scope, decimal);
  const deeds = useRegisterDeeds({ rows, asked, grid, box, address, newEntry, scope });
  const { selection, setSelection, bulk, setBulk, expanded, edits } = deeds;
  const columns = useRegisterColumns({ account, books, edits, onToggleStatus: deeds.toggleStatus });
  const ticked = selectedCount(selection, rows.total ?? 0);
  const attach = useAttach();
  const drop = useRowDrop(
    rows.getRow,
    (row, files) => void attach.run({ entry: row.entry_id, payee: row.payee, files }),
  );
  const draft = useCellDraft({ name: scope.account ?? scope.entity ?? 'all', rows, asked, grid, box });
  usePaymentAsked({ address, newEntry, entity: scope.entity });
  useArrival({ rows, asked, grid, box, entry: search.entry });
  useRegisterActions(
    {
      ...deeds.actions,
      search: () => searchInput.current?.focus(),
      filters: () => setFiltering(!filtering),
      allTime: () => period.setAllTime(!period.allTime),
      step: period.step,
      turn: () => setSort({ column: 'date', descending: sort.column !== 'date' || !sort.descending }),
    },
    (rows.total ?? 0) > 0,
    ticked > 0,
  );
  return (
    <div className={styles.register} data-hue={account && books.entity(account.entity_id)?.hue}>
      <RegisterBar
        scope={scope}
        address={address}
        allTime={period.allTime}
        onAllTime={period.setAllTime}
        open={filtering}
        onOpen={setFiltering}
        onNew={newEntry.open}
        ticked={
          ticked > 0 ? (
            <TickedTools
              count={ticked}
              onBulk={deeds.actions.bulk}
              onClear={holdsMoney(account) ? deeds.actions.status : undefined}
              onUntick={deeds.actions.untick}
            />
          ) : null
        }
        onLeave={() => grid.current?.focus()}
        searchRef={searchInput}
      />
      {newEntry.form.open && (
        <NewEntryForm
          form={newEntry.form}
          onForm={newEntry.set}
          account={scope.account}
          entity={scope.entity}
          onAdded={newEntry.next}
          onClear={newEntry.clear}
          onClose={() => {
            newEntry.close();
            grid.current?.focus();
          }}
        />
      )}
      <div ref={box} className={styles.grid} {...draft} {...drop.handlers}>
        {failure ? (
          <div className={styles.failed}>
            <TroubleState error={failure.error} onRetry={failure.retry} />
          </div>
        ) : (
          <DataGrid
            ref={grid}
            label={text.register.label(name)}
            storageKey={account ? 'register' : 'register-all'}
            columns={columns}
            rows={rows}
            rowId={rowIdOf}
            sort={sort}
            onSort={setSort}
            select="ticks"
            selection={selection}
            onSelection={setSelection}
            onActive={deeds.onActive}
            onOpen={deeds.onOpen}
            menu={deeds.menu}
            expanded={expanded}
            onExpand={deeds.onExpand}
            canExpand={isSplit}
            renderDetail={deeds.renderDetail}
            band={deeds.band}
            empty={<NothingHere name={name} address={address} period={period} onNew={newEntry.open} />}
          />
        )}
      </div>
      <Foot
        rows={rows}
        summed={asked.from !== undefined || asked.to !== undefined || filtersOf(search).length > 0}
        sign={balanceSign(account)}
        hint={drop.over ? text.register.attachments.hint(drop.over.payee) : null}
      />
      {deeds.dialogs}
      {bulk && <BulkDialog {...bulk} onClose={() => setBulk(null)} onDone={deeds.actions.untick} />}
      <EntryDrawer
        id={search.entry}
        edits={edits}
        onClose={() => address.narrow({ entry: undefined })}
        onGo={(entry) => address.narrow({ entry })}
        onDuplicate={(entry) => {
          address.narrow({ entry: undefined });
          newEntry.duplicate(entry);
        }}
        onRemove={(entry) => {
          address.narrow({ entry: undefined });
          deeds.removeEntries([entry.id]);
        }}
      />
    </div>
  );
}

function isSplit(row: { others: readonly unknown[] }): boolean {
  return row.others.length > 1;
}
