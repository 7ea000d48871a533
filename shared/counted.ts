/** How many of something, as sentences say it: “1 entry”, “3 entries”. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
