/** Reading a PDF back, as a test of what was set. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of each page, a space between pieces. */
export async function pagesOf(file: Blob): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(await file.arrayBuffer()) }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' '),
    );
  }
  return pages;
}

export interface Bookmark {
  title: string;
  items: Bookmark[];
}

export async function bookmarksOf(file: Blob): Promise<Bookmark[]> {
  const document = await getDocument({ data: new Uint8Array(await file.arrayBuffer()) }).promise;
  const plain = (list: readonly Bookmark[]): Bookmark[] =>
    list.map(({ title, items }) => ({ title, items: plain(items) }));
  return plain((await document.getOutline()) as Bookmark[]);
}

const MARGIN = 54;

/** Of each page, as it lies. */
export async function sizesOf(file: Blob): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(await file.arrayBuffer()) }).promise;
  const sizes: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { width, height } = (await document.getPage(number)).getViewport({ scale: 1 });
    sizes.push(`${width} x ${height}`);
  }
  return sizes;
}

/** Every piece of text that leaves the margins of its page, or runs into its foot. */
export async function outsideOf(file: Blob): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(await file.arrayBuffer()) }).promise;
  const outside: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , , , x = 0, y = 0] = item.transform as number[];
      const isWithin = x >= MARGIN - 1 && x + item.width <= width - MARGIN + 1 && y > 24 && y < height - 24;
      if (!isWithin) outside.push(`page ${number}: ${item.str}`);
    }
  }
  return outside;
}
