/**
 * Where a page ends too early or too late: a heading below which nothing stands, the last row of a long table on a page of its
 * own. The typesetter asks of everything that carries a mark, once all before it has its place.
 */
import type { Node, NodeQueries } from 'pdfmake/interfaces.js';

/** A heading, and one that announces a table. */
const HEADING = 1;
const TABLE_HEADING = 2;
/** From here on three marks for each long table: its first row, where its last rows begin, and the last of them. */
const TABLES = 3;

/** Where the text of a page begins, in points. */
export const TOP = 58;
/** Room that a heading needs below it, in points, so that it does not stand alone at the end of a page. */
const HEADING_ROOM = 90;

/** Above a heading. */
const HEADING_SPACE = 20;

/** What the typesetter knows a marked thing by: without an id it does not tell where what it kept together has gone. */
export interface Mark {
  headlineLevel: number;
  id?: string;
}

export interface TableMarks {
  first: Mark;
  tail: Mark;
  last: Mark;
}

export class Breaks {
  /** Of tables that are set in two, the last rows on a page of their own. */
  readonly #divided: ReadonlySet<number>;
  #tables = 0;
  /** The first table whose last rows should not stand as they do; `null` where all do. */
  toDivide: number | null = null;

  constructor(divided: ReadonlySet<number>) {
    this.#divided = divided;
  }

  heading(announcesTable: boolean): Mark {
    return { headlineLevel: announcesTable ? TABLE_HEADING : HEADING };
  }

  /** For the next long table. */
  table(): TableMarks & { isDivided: boolean } {
    const table = this.#tables++;
    const mark = (which: number): Mark => ({
      headlineLevel: TABLES + table * 3 + which,
      id: `row-${table}-${which}`,
    });
    return { first: mark(0), tail: mark(1), last: mark(2), isDivided: this.#divided.has(table) };
  }

  readonly before = ({ headlineLevel: mark, startPosition }: Node, nodes: NodeQueries): boolean => {
    // A heading at the top of a page would leave that empty.
    if (mark === undefined || (mark < TABLES && startPosition.top < TOP + HEADING_SPACE)) return false;
    const following = () => nodes.getFollowingNodesOnPage();
    switch (mark) {
      case HEADING:
        return (
          startPosition.top + HEADING_ROOM > startPosition.pageInnerHeight + TOP || following().length === 0
        );
      case TABLE_HEADING:
        return !following().some(({ headlineLevel = 0 }) => headlineLevel >= TABLES);
      default:
        if ((mark - TABLES) % 3 === 1 && !following().some((one) => one.headlineLevel === mark + 1))
          this.toDivide ??= Math.floor((mark - TABLES) / 3);
        return false;
    }
  };
}
