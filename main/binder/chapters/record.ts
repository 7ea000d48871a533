/** What was recorded of findings: it stays whatever became of their causes, with who recorded it. */
import type { FindingEvent } from '../../../shared/contract/veil.ts';
import type { Block } from '../../papers/index.ts';
import type { Gathered } from '../gather.ts';
import type { Numbers } from '../numbers.ts';
import { DAY, day, heading, NUMBER, quiet, sentence, tableOr } from './words.ts';

const EVENTS: Readonly<Record<FindingEvent, string>> = {
  opened: 'Opened',
  changed: 'Changed',
  cured: 'Cured',
  note: 'Note',
  acknowledged: 'Seen',
};

export function recordBlocks({ record, asOf, numbers, dayOf }: Gathered): Block[] {
  return [
    heading(`The record of findings (${record.length})`),
    quiet(
      'What opened, changed or was cured, and what somebody noted of it, in the words of the day on which it was recorded. The record is added to and never changed, so a finding stays in it when its cause is gone.',
    ),
    tableOr(
      `No finding had been recorded by ${day(asOf)}.`,
      [
        ...[{ title: 'Check', width: 34 }, NUMBER, { title: 'What became of it', width: 62 }],
        ...[{ ...DAY, title: 'On' }, { title: 'What was said' }, { title: 'Recorded', width: 74 }],
      ],
      record.flatMap(({ key, check, events }) =>
        events.map(({ at, by, event, date, severity, text }) => [
          ...[check, numberOf(key, numbers), `${EVENTS[event]}${hasWeight(event) ? `, ${severity}` : ''}`],
          ...[day(date), sentence(text), `${day(dayOf(at))}, by ${by}`],
        ]),
      ),
    ),
  ];
}

const hasWeight = (event: FindingEvent): boolean => event === 'opened' || event === 'changed';

/** Of a finding about one movement. */
function numberOf(key: string, numbers: Numbers): string {
  const [, kind, id] = key.split('/');
  return kind === 'crossing' && id !== undefined ? numbers.crossing(id) : '–';
}
