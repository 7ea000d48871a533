/** Days as papers write them, for readers in the United States. */

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** `2025-06-03` is "June 3, 2025". */
export function readableDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${MONTHS[Number(month) - 1]} ${Number(day)}, ${year}`;
}

/** `2025-06` is "June 2025". */
export function readableMonth(month: string): string {
  const [year = '', number = ''] = month.split('-');
  return `${MONTHS[Number(number) - 1]} ${year}`;
}
