/** A trip of the mileage log while somebody writes it down. Pure; miles are text as the contract takes them. */
import type { Trip } from './types.ts';

export interface TripDraft {
  date: string;
  purpose: Trip['purpose'];
  miles: string;
  from: string;
  to: string;
  reason: string;
  vehicle: string;
  odometerStart: string;
  odometerEnd: string;
  reimbursed: boolean;
}

export function newTrip(date: string, isPerson: boolean): TripDraft {
  return {
    ...{ date, purpose: isPerson ? 'medical' : 'business', miles: '', from: '', to: '', reason: '' },
    ...{ vehicle: '', odometerStart: '', odometerEnd: '', reimbursed: false },
  };
}

export function draftOfTrip(trip: Trip): TripDraft {
  const { date, purpose, miles, from, to, reason, vehicle, reimbursed } = trip;
  return {
    ...{ date, purpose, miles, from, to, reason, vehicle, reimbursed },
    ...{ odometerStart: trip.odometer_start ?? '', odometerEnd: trip.odometer_end ?? '' },
  };
}

export type TripProblem = 'miles' | 'reason' | 'odometer';

const MILES = /^\d{1,6}(\.\d)?$/;
/** As the contract asks. */
const REASON_MIN = 3;

export function problemsOfTrip({ miles, reason, odometerStart, odometerEnd }: TripDraft): TripProblem[] {
  const isRead = (text: string) => MILES.test(text.trim());
  const readings = [odometerStart, odometerEnd].filter((text) => text.trim() !== '');
  const isByOdometer = miles.trim() === '' && readings.length === 2;
  return [
    ...(isByOdometer || isRead(miles) ? [] : (['miles'] as const)),
    ...(readings.every(isRead) ? [] : (['odometer'] as const)),
    ...(reason.trim().length < REASON_MIN ? (['reason'] as const) : []),
  ];
}

/** As the commands take it; the draft has no problems. */
export function tripInput(draft: TripDraft) {
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  const { date, purpose, from, to, reason, vehicle, reimbursed } = draft;
  return {
    ...{ date, purpose, from: from.trim(), to: to.trim(), reason: reason.trim() },
    ...{ vehicle: vehicle.trim(), reimbursed },
    ...{ odometer_start: orNull(draft.odometerStart), odometer_end: orNull(draft.odometerEnd) },
    ...(draft.miles.trim() === '' ? {} : { miles: draft.miles.trim() }),
  };
}
