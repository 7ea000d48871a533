/** How a paper looks: letter size, one column, hairlines; heads of tables stand on every page, a heading never alone. */
import type { Content, DynamicContent, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { type Breaks, TOP } from './breaks.ts';
import { heightOf } from './height.ts';
import { INK, MUTED, set } from './ink.ts';
import type { Block, Paper } from './paper.ts';
import { signatureContent } from './signatures.ts';
import { factsContent, longTableContent, sumContent, tableContent } from './tables.ts';

const MARGIN = 54;
/** What fits into one line above a page. */
const HEAD_LENGTH_MAX = 110;
/** From a clause's number to its text, and from there to what is lettered below it. */
const CLAUSE_INDENT = 26;
/** The bookmark of the title, below which those of a paper without chapters stand. */
const TITLE = 'title';

export function layoutOf(paper: Paper, breaks: Breaks): TDocumentDefinitions {
  const { title, subject, owner, reference, madeAt } = paper;
  return {
    pageSize: 'LETTER',
    pageOrientation: turned(paper.wide),
    pageMargins: [MARGIN, TOP, MARGIN, 62],
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
      {
        ...{ text: set(title), fontSize: 20, bold: true, margin: [0, 2, 0, 0] },
        ...{ id: TITLE, outline: true, outlineText: title, outlineExpanded: true },
      },
      { text: set(subject), fontSize: 12, margin: [0, 0, 0, 10] },
      ...contentOf(paper.blocks, breaks),
    ],
    pageBreakBefore: breaks.before,
  };
}

const turned = (wide: true | undefined) => (wide ? 'landscape' : 'portrait');

/** From the second page on, what the paper is: pages get apart. */
function head({ owner, title, subject }: Paper): DynamicContent {
  return (page) =>
    page === 1
      ? null
      : {
          text: set(shortened(`${title} · ${subject} · ${owner}`)),
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

/** What is no higher stays on one page, and so does a heading with what it announces. */
const KEPT_HEIGHT_MAX = 420;
/** A page is higher, and what was said to stay together does so unless it would not fit: then its parts stand for themselves. */
const TOGETHER_HEIGHT_MAX = 640;

function apart(block: Block): readonly Block[] {
  if (block.kind !== 'together' || heightOf(block) <= TOGETHER_HEIGHT_MAX) return [block];
  const { blocks } = block;
  const first = blocks.findIndex(({ kind }) => kind === 'signatures') + 1;
  // Of many who sign, the first stand below the words before them.
  return first === 0 || first === blocks.length
    ? blocks.flatMap(apart)
    : [{ kind: 'together', blocks: blocks.slice(0, first) } as const, ...blocks.slice(first)].flatMap(apart);
}

/** The blocks of a paper; chapters are bookmarks, and headings below them. */
function contentOf(parts: readonly Block[], breaks: Breaks): Content[] {
  const blocks = parts.flatMap(apart);
  const content: Content[] = [];
  let under = TITLE;
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at]!;
    if (block.kind === 'chapter') {
      under = block.id ?? `chapter-${at}`;
      endPage(content.at(-1));
    }
    const group = block.kind === 'heading' ? announced(blocks, at) : withTable(block, blocks[at + 1]);
    if (group.reduce((sum, one) => sum + heightOf(one), 0) <= keptHeightMax(group)) {
      content.push({ unbreakable: true, stack: group.map((one) => keptContent(one, under)) });
      at += group.length;
    } else {
      const last = group.at(-1)!;
      const mark = breaks.heading(last.kind === 'table' && heightOf(last) > KEPT_HEIGHT_MAX);
      content.push(
        block.kind === 'heading'
          ? { ...headingContent(block.text, under), ...mark }
          : freeContent(block, under, breaks),
      );
      at += 1;
    }
  }
  endPage(content.at(-1));
  return content;
}

/** Who signs never parts from the line. What would be kept by itself takes the heading right above it along. */
function keptHeightMax([first, said, ...more]: readonly Block[]): number {
  if (first?.kind === 'signatures') return TOGETHER_HEIGHT_MAX;
  const isKept = said !== undefined && more.length === 0 && heightOf(said) <= KEPT_HEIGHT_MAX;
  return isKept ? TOGETHER_HEIGHT_MAX : KEPT_HEIGHT_MAX;
}

/** Takes off the room below what stands last on its page: where that is full, the room would ask for another, empty one. */
function endPage(last: Content | undefined): void {
  if (typeof last !== 'object' || Array.isArray(last)) return;
  if ('margin' in last && Array.isArray(last.margin) && last.margin.length === 4) last.margin[3] = 0;
  if ('stack' in last) endPage(last.stack?.at(-1));
}

/** A heading with the words below it, and what they announce. */
function announced(blocks: readonly Block[], at: number): readonly Block[] {
  const next = blocks.findIndex(({ kind }, index) => index > at && kind !== 'text');
  const isOther = next === -1 || ['heading', 'chapter', 'clause'].includes(blocks[next]!.kind);
  return blocks.slice(at, next === -1 ? undefined : isOther ? Math.max(next, at + 2) : next + 1);
}

/** The words right above a short table lead to it. */
function withTable(block: Block, next: Block | undefined): readonly Block[] {
  const leads = (block.kind === 'text' || block.kind === 'clause') && next?.kind === 'table';
  return leads && heightOf(block) + heightOf(next) <= KEPT_HEIGHT_MAX ? [block, next] : [block];
}

/** What may go on over pages. */
function freeContent(block: Block, under: string, breaks: Breaks): Content {
  if (block.kind === 'chapter')
    return {
      ...{ text: set(block.text), fontSize: 16, bold: true, margin: [0, 0, 0, 8] },
      ...{ pageBreak: 'before', pageOrientation: turned(block.wide) },
      ...{ id: under, outline: true, outlineText: block.text },
      ...(block.id === undefined ? { tocItem: true, tocMargin: [0, 2, 0, 0] } : {}),
    };
  if (block.kind === 'table') return longTableContent(block, breaks);
  if (block.kind !== 'together') return keptContent(block, under);
  return { unbreakable: true, stack: block.blocks.map((one) => keptContent(one, under)) };
}

function headingContent(text: string, under: string) {
  return {
    ...{
      text: set(text),
      fontSize: 12,
      bold: true,
      margin: [0, 14, 0, 4] as [number, number, number, number],
    },
    ...{ outline: true, outlineText: text, outlineParentId: under },
  };
}

/** Within what stays on one page: nothing there may ask for a page of its own, nor be kept together once more. */
function keptContent(block: Block, under: string): Content {
  switch (block.kind) {
    case 'heading':
      return headingContent(block.text, under);
    case 'chapter':
      return { text: set(block.text), fontSize: 16, bold: true };
    case 'contents':
      return { toc: { title: { text: set('Contents'), fontSize: 12, bold: true, margin: [0, 14, 0, 4] } } };
    case 'text':
      return { text: set(block.text), margin: [0, 0, 0, 6], ...(block.quiet ? { color: MUTED } : {}) };
    case 'facts':
      return factsContent(block);
    case 'sum':
      return sumContent(block.lines);
    case 'table':
      return tableContent(block);
    case 'clause':
      return {
        margin: [block.level * CLAUSE_INDENT, 0, 0, 6],
        columns: [
          { text: set(block.label), width: CLAUSE_INDENT },
          { text: [...set(block.lead ? `${block.lead} ` : '', true), ...set(block.text)] },
        ],
      };
    case 'together':
      return { stack: block.blocks.map((one) => keptContent(one, under)) };
    case 'signatures':
      return signatureContent(block.lines);
  }
}
