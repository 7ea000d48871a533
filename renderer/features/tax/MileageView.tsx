/** The mileage log of a year, and what its miles come to at the rates of their days. */
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { Button, DataGrid, dateText, EmptyState, type MenuEntry, Money, useLocale } from '../../ui/index.ts';
import { Answer } from '../member/Answer.tsx';
import { Notes } from '../member/Notes.tsx';
import styles from './Tax.module.css';
import { TripDialog } from './TripDialog.tsx';
import { useTripColumns } from './trip-columns.tsx';
import type { Mileage, Trip } from './types.ts';
import type { Shown } from './use-shown.ts';

const words = text.tax.mileage;
const tripId = ({ id }: Trip) => id;

interface MileageViewProps {
  shown: Shown;
  adding: boolean;
  onAdding: (adding: boolean) => void;
}

export function MileageView({ shown: { entity, year }, adding, onAdding }: MileageViewProps) {
  const [open, setOpen] = useState<Trip | null>(null);
  const isPerson = entity.kind === 'person';
  const trips = useQuery({
    ...api.tax.trips.queryOptions({ input: { entity: entity.id, year } }),
    placeholderData: keepPreviousData,
  });
  const mileage = useQuery({
    ...api.tax.mileage.queryOptions({ input: { entity: entity.id, year } }),
    placeholderData: keepPreviousData,
  });
  const add = () => onAdding(true);
  return (
    <div className={styles.page}>
      <Answer query={trips}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState
              title={words.none}
              drawing="ledger"
              action={<Button onClick={add}>{words.add}</Button>}
            >
              {isPerson ? words.nonePerson : words.noneText}
            </EmptyState>
          ) : (
            <>
              <div className={styles.head}>
                <h2>{words.title(year)}</h2>
                <div className={styles.end}>
                  <Button size="small" icon={<IconPlus size={14} stroke={1.75} />} onClick={add}>
                    {words.add}
                  </Button>
                </div>
              </div>
              <Answer query={mileage}>
                {(sums) => (
                  <>
                    <Sums sums={sums} />
                    <Log trips={all} onOpen={setOpen} />
                    <Notes notes={sums.notes} />
                  </>
                )}
              </Answer>
            </>
          )
        }
      </Answer>
      {adding && <TripDialog entity={entity} year={year} saved={null} onClose={() => onAdding(false)} />}
      {open && (
        <TripDialog key={open.id} entity={entity} year={year} saved={open} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

function Sums({ sums: { deducted, reimbursed, lines, vehicles, currency } }: { sums: Mileage }) {
  const locale = useLocale();
  return (
    <>
      {lines.some(({ purpose }) => purpose === 'business') && (
        <dl className={styles.figures}>
          {(
            [
              [words.deducted, deducted],
              [words.reimbursed, reimbursed],
            ] as const
          ).map(([name, amount]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <Money value={amount} currency={currency} size="figure" />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div className={styles.halves}>
        <table className={styles.small} aria-label={words.rates}>
          <thead>
            <tr>
              <th scope="col">{words.what}</th>
              <th scope="col">{words.miles}</th>
              <th scope="col">{words.rate}</th>
              <th scope="col">{words.amount}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ purpose, reimbursed: isPaid, from, to, miles, rate, amount }) => (
              <tr key={`${purpose} ${isPaid} ${from}`}>
                <th scope="row">
                  {words.purposes[purpose]}
                  {isPaid && `, ${words.paidBack}`}
                  <span className={styles.note}>
                    {dateText(from, locale)} – {dateText(to, locale)}
                  </span>
                </th>
                <td>{miles}</td>
                <td>{rate}</td>
                <td>
                  <Money value={amount} currency={currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {vehicles.length > 0 && <Vehicles vehicles={vehicles} />}
      </div>
    </>
  );
}

function Vehicles({ vehicles }: { vehicles: Mileage['vehicles'] }) {
  return (
    <table className={styles.small} aria-label={words.vehicles}>
      <thead>
        <tr>
          <th scope="col">{words.vehicle}</th>
          <th scope="col">{words.business}</th>
          <th scope="col">{words.other}</th>
          <th scope="col">{words.odometer}</th>
        </tr>
      </thead>
      <tbody>
        {vehicles.map(({ vehicle, business, other, odometer_first, odometer_last }) => (
          <tr key={vehicle}>
            <th scope="row">{vehicle || words.only}</th>
            <td>{business}</td>
            <td>{other}</td>
            <td>
              {odometer_first !== null && odometer_last !== null && `${odometer_first} – ${odometer_last}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Log({ trips, onOpen }: { trips: readonly Trip[]; onOpen: (trip: Trip) => void }) {
  const remove = useCommand(({ id }: Trip) => client.tax.remove_trip({ id }), { done: words.removed });
  const latest = useRef(remove);
  latest.current = remove;
  const menuOf = useCallback(
    (trip: Trip): MenuEntry[] => [
      { label: words.change, onSelect: () => onOpen(trip) },
      'divider',
      { label: words.remove, danger: true, onSelect: () => void latest.current.run(trip) },
    ],
    [onOpen],
  );
  return (
    <DataGrid<Trip>
      label={words.log}
      columns={useTripColumns(menuOf)}
      rows={trips}
      rowId={tripId}
      select="none"
      storageKey="tax.trips"
      height="content"
      maxRows={20}
      menu={({ row }) => menuOf(row)}
      onOpen={({ row }) => onOpen(row)}
    />
  );
}
