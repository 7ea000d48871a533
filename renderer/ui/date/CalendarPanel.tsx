/**
 * One month of days. Arrows move by day and week, Page Up and Down by month (with Shift by year), Home and End within
 * the week, Enter chooses; the focus follows and is the only stop of the Tab key within the days.
 */
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { addDays, calendarDate, daysInMonth } from '../../../shared/dates.ts';
import { cx } from '../cx.ts';
import { useLocale } from '../locale.tsx';
import { text } from '../text.ts';
import styles from './CalendarPanel.module.css';
import { dateText } from './format.ts';
import { monthOf, shiftMonth, weekStart, weeksOf } from './months.ts';

export interface CalendarPanelProps {
  value: string | null;
  today: string;
  onChoose: (date: string) => void;
  min?: string | undefined;
  max?: string | undefined;
}

/** Escape closes the calendar, and not the dialog it may lie over. */
const OWN_ESCAPE = { 'data-mantine-stop-propagation': 'true' };

export function CalendarPanel({ value, today, onChoose, min, max }: CalendarPanelProps) {
  const locale = useLocale();
  const first = weekStart(locale);
  const [at, setAt] = useState(value ?? today);
  const days = useRef<HTMLTableElement>(null);
  const moved = useRef(true);
  const title = useId();
  const allowed = (date: string) => (!min || date >= min) && (!max || date <= max);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the day at hand
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    days.current?.querySelector<HTMLButtonElement>('button[tabindex="0"]')?.focus();
  }, [at]);

  function go(date: string, focus = true) {
    moved.current = focus;
    setAt(date);
  }

  function onKeyDown(event: KeyboardEvent) {
    const target = keyTarget(event, at, first);
    if (target === null) return;
    event.preventDefault();
    event.stopPropagation();
    go(target);
  }

  const { year, month } = monthOf(at);
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const weekdayLong = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const fullDay = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
  const weeks = weeksOf(at, first);

  return (
    <div className={styles.calendar}>
      <div className={styles.head}>
        <button
          type="button"
          {...OWN_ESCAPE}
          className={styles.turn}
          aria-label={text.date.previousMonth}
          onClick={() => go(shiftMonth(at, -1), false)}
        >
          <IconChevronLeft size={16} stroke={1.5} aria-hidden="true" />
        </button>
        <div id={title} className={styles.title} aria-live="polite">
          {dateText(at, locale, 'month')}
        </div>
        <input
          type="number"
          {...OWN_ESCAPE}
          className={styles.year}
          aria-label={text.date.chooseYear}
          value={year}
          min={1000}
          max={9999}
          onChange={(event) => {
            const typed = Number(event.currentTarget.value);
            const date = calendarDate(typed, month, Math.min(Number(at.slice(8)), daysInMonth(typed, month)));
            if (date) go(date, false);
          }}
        />
        <button
          type="button"
          {...OWN_ESCAPE}
          className={styles.turn}
          aria-label={text.date.nextMonth}
          onClick={() => go(shiftMonth(at, 1), false)}
        >
          <IconChevronRight size={16} stroke={1.5} aria-hidden="true" />
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid of days, as the ARIA practices have it */}
      <table ref={days} role="grid" aria-labelledby={title} className={styles.days} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {(weeks[0] ?? []).map((date) => (
              <th key={date} scope="col" abbr={weekdayLong.format(Date.parse(date))}>
                {weekday.format(Date.parse(date)).slice(0, 2)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((date) => (
                <td key={date}>
                  <button
                    type="button"
                    {...OWN_ESCAPE}
                    tabIndex={date === at ? 0 : -1}
                    data-autofocus={date === at || undefined}
                    disabled={!allowed(date)}
                    aria-pressed={date === value}
                    aria-label={fullDay.format(Date.parse(date))}
                    aria-current={date === today ? 'date' : undefined}
                    className={cx(
                      styles.day,
                      date === value && styles.chosen,
                      date === today && styles.today,
                      monthOf(date).month !== month && styles.other,
                    )}
                    onClick={() => onChoose(date)}
                  >
                    {Number(date.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function keyTarget(event: KeyboardEvent, at: string, first: number): string | null {
  const column = (new Date(`${at}T00:00:00Z`).getUTCDay() - first + 7) % 7;
  switch (event.key) {
    case 'ArrowLeft':
      return addDays(at, -1);
    case 'ArrowRight':
      return addDays(at, 1);
    case 'ArrowUp':
      return addDays(at, -7);
    case 'ArrowDown':
      return addDays(at, 7);
    case 'Home':
      return addDays(at, -column);
    case 'End':
      return addDays(at, 6 - column);
    case 'PageUp':
      return shiftMonth(at, event.shiftKey ? -12 : -1);
    case 'PageDown':
      return shiftMonth(at, event.shiftKey ? 12 : 1);
    default:
      return null;
  }
}
