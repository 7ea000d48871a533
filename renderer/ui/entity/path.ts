/** Paths of accounts as people read them. The contract joins the names with ":". */

/** "Expenses › Travel"; `skip` leaves out that many names at the beginning, but never the last. */
export function pathText(path: string, skip = 0): string {
  const names = path.split(':');
  return names.slice(Math.min(skip, names.length - 1)).join(' › ');
}
