/** Two or three rows whose amounts sum to a given one exactly. Bounded and repeatable; equal places in, equal places out. */

/** Among more rows some pair nearly always fits, and says nothing. */
const PAIR_ROWS_MAX = 400;
const TRIPLE_ROWS_MAX = 60;

interface Amount {
  amount_minor: number;
}

/** All pairs that make `sum`, each once, in the rows' order. */
export function pairsOf<Row extends Amount>(rows: readonly Row[], sum: number): [Row, Row][] {
  if (rows.length > PAIR_ROWS_MAX) return [];
  const later = placesOf(rows);
  return rows.flatMap((a, place) =>
    (later.get(sum - a.amount_minor) ?? [])
      .filter((other) => other > place)
      .map((other): [Row, Row] => [a, rows[other]!]),
  );
}

/** All triples that make `sum`, each once, in the rows' order. */
export function triplesOf<Row extends Amount>(rows: readonly Row[], sum: number): [Row, Row, Row][] {
  if (rows.length > TRIPLE_ROWS_MAX) return [];
  return rows.flatMap((a, place) =>
    pairsOf(rows.slice(place + 1), sum - a.amount_minor).map(([b, c]): [Row, Row, Row] => [a, b, c]),
  );
}

function placesOf(rows: readonly Amount[]): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (const [place, { amount_minor: amount }] of rows.entries()) {
    const same = places.get(amount);
    if (same) same.push(place);
    else places.set(amount, [place]);
  }
  return places;
}
