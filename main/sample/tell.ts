/** Tells the two years, month by month. The same last day always gives the same story. */
import {
  addDays,
  type CalendarDate,
  calendarDate,
  daysInMonth,
  endOfMonth,
  monthsBetween,
} from '../../shared/dates.ts';
import { Dice } from './dice.ts';
import { Household } from './household.ts';
import { Month, Story } from './story.ts';
import { Studio } from './studio.ts';
import { HABITS, STANDING, UNKNOWN } from './vendors.ts';

const SEED = 20_240_229;
const YEARS = 2;

/** The first day of two full years that end with `ending`. */
export function beginningOf(ending: CalendarDate): CalendarDate {
  const year = Number(ending.slice(0, 4)) - YEARS;
  const month = Number(ending.slice(5, 7));
  const wanted = ending === endOfMonth(ending) ? 31 : Number(ending.slice(8));
  return addDays(calendarDate(year, month, Math.min(wanted, daysInMonth(year, month)))!, 1);
}

export function tell(ending: CalendarDate): Story {
  const story = new Story(beginningOf(ending), ending, new Dice(SEED));
  const studio = new Studio(story);
  const household = new Household(story);
  const names = monthsBetween(story.from, story.to);
  for (const [index, name] of names.entries()) {
    const month = new Month(name, index, names.length - 1 - index);
    studio.live(month);
    household.live(month);
    payStanding(story, month);
    followHabits(story, month);
    if (month.isLast) leaveUnknown(story, month);
  }
  return story;
}

function happensIn(month: Month, months: readonly number[] | undefined): boolean {
  return months === undefined || months.includes(month.ofYear);
}

function payStanding(story: Story, month: Month): void {
  for (const { purse, vendor, day, least, most, months, saved } of STANDING) {
    if (!happensIn(month, months)) continue;
    const minor = story.dice.between(least, most);
    const date = month.workday(day);
    story.bank(purse, { date, minor: -minor, payee: vendor.statement });
    if (saved) story.bank(saved.purse, { date, minor, payee: saved.statement });
  }
}

function followHabits(story: Story, month: Month): void {
  const { dice } = story;
  for (const habit of HABITS) {
    if (!happensIn(month, habit.months)) continue;
    for (let times = dice.between(habit.fewest, habit.most); times > 0; times--) {
      const date = month.day(dice.between(1, month.lastDay));
      const minor = -dice.between(habit.least, habit.dearest);
      story.bank(habit.purse, { date, minor, payee: dice.pick(habit.vendors).statement });
    }
  }
}

function leaveUnknown(story: Story, month: Month): void {
  for (const { purse, day, minor, payee } of UNKNOWN)
    story.bank(purse, { date: month.day(day), minor, payee });
}
