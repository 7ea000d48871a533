/** How a paper looks: letter size, one column, hairlines; heads of tables stand on every page, a heading never alone. */
import type {
  Content,
  ContentTable,
  DynamicContent,
  TableCell,
  TDocumentDefinitions,
} from 'pdfmake/interfaces.js';
import { INK, LINE, MUTED, set } from './ink.ts';
import type { Block, Paper, Table } from './paper.ts';
import { signatureContent } from './signatures.ts';

const MARGIN = 54;
/** Room that a heading needs below it, in points, so that it does not stand alone at the end of a page. */
const HEADING_ROOM = 90;
/** What fits into one line above a page. */
const HEAD_LENGTH_MAX = 110;
/** A table of so few rows is not divided between two pages. */
const WHOLE_ROWS_MAX = 8;
/** From a clause's number to its text, and from there to what is lettered below it. */
const CLAUSE_INDENT = 26;

export function layoutOf(paper: Paper): TDocumentDefinitions {
  const { title, subject, owner, reference, madeAt } = paper;
  return {
    pageSize: 'LETTER',
    pageMargins: [MARGIN, 58, MARGIN, 62],
    info: {
      title: `${title}, ${subject}`,
      author: owner,
      creationDate: new Date(madeAt),
      creator: 'Bulkhead',
      producer: 'Bulkhead',
    },
    language: 'en-US',
    tagged: true,
    displayTitle: true,
    defaultStyle: { font: 'latin', fontSize: paper.forReading ? 10.5 : 9.5, lineHeight: 1.2, color: INK },
    header: head(paper),
    footer: foot(reference, madeAt),
    content: [
      { text: set(owner), fontSize: 10, color: MUTED },
      { text: set(title), fontSize: 20, bold: true, margin: [0, 2, 0, 0], outline: true },
      { text: set(subject), fontSize: 12, margin: [0, 0, 0, 10] },
      ...paper.blocks.map((block) => blockContent(block)),
    ],
    pageBreakBefore: (node, nodes) =>
      node.headlineLevel === 1 &&
      (node.startPosition.top + HEADING_ROOM > node.startPosition.pageInnerHeight + 58 ||
        nodes.getFollowingNodesOnPage().length === 0),
  };
}

/** From the second page on, what the paper is: pages get apart. */
function head({ owner, title, subject }: Paper): DynamicContent {
  return (page) =>
    page === 1
      ? null
      : {
          text: set(shortened(`${owner} · ${title} · ${subject}`)),
          fontSize: 8,
          color: MUTED,
          margin: [MARGIN, 30, MARGIN, 0],
        };
}

function shortened(text: string): string {
  return text.length <= HEAD_LENGTH_MAX ? text : `${text.slice(0, HEAD_LENGTH_MAX - 1).trimEnd()}…`;
}

function foot(reference: string, madeAt: string): DynamicContent {
  const made = `Made ${madeAt.slice(0, 10)} ${madeAt.slice(11, 16)} UTC from the books · ${reference}`;
  return (page, pages) => ({
    margin: [MARGIN, 16, MARGIN, 0],
    fontSize: 8,
    color: MUTED,
    columns: [
      { text: set(made), width: '*' },
      { text: `Page ${page} of ${pages}`, width: 'auto', alignment: 'right' },
    ],
  });
}

/**
 * `isKept`: within what stays on one page. Nothing there may ask for a page of its own, nor be kept together once more: the
 * typesetter would lose it.
 */
function blockContent(block: Block, isKept = false): Content {
  switch (block.kind) {
    case 'heading':
      return {
        ...{ text: set(block.text), fontSize: 12, bold: true, margin: [0, 14, 0, 4] },
        ...(isKept ? {} : { headlineLevel: 1 }),
      };
    case 'chapter':
      return {
        ...{ text: set(block.text), fontSize: 16, bold: true, margin: [0, 0, 0, 8], outline: true },
        ...{ pageBreak: 'before', tocItem: true, tocMargin: [0, 2, 0, 0] },
      };
    case 'contents':
      return { toc: { title: { text: set('Contents'), fontSize: 12, bold: true, margin: [0, 14, 0, 4] } } };
    case 'text':
      return { text: set(block.text), margin: [0, 0, 0, 6], ...(block.quiet ? { color: MUTED } : {}) };
    case 'facts':
      return {
        layout: 'noBorders',
        margin: [0, 0, 0, 8],
        table: {
          dontBreakRows: true,
          widths: [130, '*'],
          body: block.rows.map(([label, said]) => [{ text: set(label), color: MUTED }, { text: set(said) }]),
        },
      };
    case 'sum':
      return sumContent(block.lines);
    case 'table':
      return block.rows.length <= WHOLE_ROWS_MAX && !isKept
        ? { unbreakable: true, stack: [tableContent(block)] }
        : tableContent(block);
    case 'clause':
      return {
        margin: [block.level * CLAUSE_INDENT, 0, 0, 6],
        columns: [
          { text: set(block.label), width: CLAUSE_INDENT },
          { text: [...set(block.lead ? `${block.lead} ` : '', true), ...set(block.text)] },
        ],
      };
    case 'together':
      return { unbreakable: !isKept, stack: block.blocks.map((one) => blockContent(one, true)) };
    case 'signatures':
      return signatureContent(block.lines, isKept);
  }
}

function sumContent(lines: Extract<Block, { kind: 'sum' }>['lines']): Content {
  const results = new Set(lines.flatMap(({ result }, place) => (result ? [place] : [])));
  return {
    margin: [0, 4, 0, 8],
    layout: {
      ...BARE,
      hLineWidth: (place) => (results.has(place) ? 0.75 : 0),
      hLineColor: () => INK,
    },
    table: {
      dontBreakRows: true,
      widths: [300, 110],
      body: lines.map(({ label, amount, result }) => [
        { text: set(label), bold: result ?? false },
        { text: set(amount), alignment: 'right', bold: result ?? false },
      ]),
    },
  };
}

const BARE = {
  vLineWidth: () => 0,
  paddingLeft: (column: number) => (column === 0 ? 0 : 5),
  paddingRight: () => 5,
  paddingTop: () => 2.2,
  paddingBottom: () => 2.2,
};

function tableContent({ columns, rows, total }: Table): ContentTable {
  const cell = (text: string, column: number, more: object = {}): TableCell => ({
    text: set(text),
    ...(columns[column]!.align === 'right' ? { alignment: 'right', noWrap: true } : {}),
    ...more,
  });
  const line = (texts: readonly string[], more?: object) => texts.map((text, at) => cell(text, at, more));
  const last = rows.length + 1;
  return {
    margin: [0, 0, 0, 6],
    fontSize: 9,
    layout: {
      ...BARE,
      hLineWidth: (place) => (place === 0 ? 0 : 0.5),
      hLineColor: (place) => (place === 1 || (total && place === last) ? INK : LINE),
    },
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ width }) => width ?? '*'),
      body: [
        line(
          columns.map(({ title }) => title),
          { color: MUTED, fontSize: 8 },
        ),
        ...rows.map((row) => line(row)),
        ...(total ? [line(total, { bold: true })] : []),
      ],
    },
  };
}
