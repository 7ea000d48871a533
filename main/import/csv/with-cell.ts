/** The cells of a row with one put in another's place; rows that end early get the cells that they lack. Pure. */
export function withCell(cells: readonly string[], at: number, text: string): string[] {
  const own = [...cells];
  while (own.length <= at) own.push('');
  own[at] = text;
  return own;
}
