/** Named parameters of one statement: `:p0`, `:p1`, ... in the order in which they were added. */
export class Params {
  readonly values: Record<string, string | number | null> = {};
  #count = 0;

  /** The parameter's place in SQL. */
  add(value: string | number | null): string {
    const name = `p${this.#count++}`;
    this.values[name] = value;
    return `:${name}`;
  }

  /** A subquery with the values, for `IN`. */
  addList(values: readonly (string | number)[]): string {
    return `(SELECT value FROM json_each(${this.add(JSON.stringify(values))}))`;
  }
}
