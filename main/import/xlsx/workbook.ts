/**
 * A workbook: its sheets in the order of their tabs, and what their cells refer to (shared strings, number formats, the
 * day from which days are counted). Fails as `Parts` and `XmlReader` do, and with UNREADABLE_FILE where there is no
 * workbook in the package.
 */
import type { UnpackLimits } from '../archive/limits.ts';
import type { Room } from '../archive/room.ts';
import type { ZipEntry } from '../archive/zip.ts';
import { builtInKind, kindOfCode, type NumberKind } from './number-formats.ts';
import { Parts, type Relationship } from './parts.ts';
import { damagedWorkbook, tooLong, tooManySheets } from './refusals.ts';
import { unescaped } from './values.ts';
import type { XmlReader } from './xml.ts';

export interface Sheet {
  name: string;
  /** Not shown among the tabs. */
  hidden: boolean;
  xml(): XmlReader;
}

/** What cells refer to. */
export interface Shared {
  strings: readonly string[];
  /** By the number of a cell’s style. */
  kinds: readonly NumberKind[];
  date1904: boolean;
}

export interface Workbook {
  sheets: Sheet[];
  shared: Shared;
}

export function openWorkbook(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  limits: UnpackLimits,
  room: Room,
): Workbook {
  const parts = new Parts(bytes, entries, limits, room);
  const path = parts.relationships('').find(({ type }) => type === 'officeDocument')?.path;
  if (path === undefined) throw damagedWorkbook('it does not say where its sheets are');
  const related = parts.relationships(path);
  const named = (type: string) => related.find((one) => one.type === type)?.path;
  const strings = named('sharedStrings');
  const styles = named('styles');
  const { tabs, date1904 } = readTabs(parts.read(path), limits.membersMax);
  const shared = {
    strings: strings === undefined ? [] : readStrings(parts.read(strings), limits.fieldLengthMax),
    kinds: styles === undefined ? [] : readKinds(parts.read(styles)),
    date1904,
  };
  return { sheets: tabs.flatMap((tab) => sheetOf(tab, related, parts)), shared };
}

interface Tab {
  name: string;
  hidden: boolean;
  relationship: string;
}

/** Charts and dialogs have tabs, too, and no cells. */
function sheetOf({ name, hidden, relationship }: Tab, related: Relationship[], parts: Parts): Sheet[] {
  const found = related.find(({ id }) => id === relationship);
  if (!found) throw damagedWorkbook(`sheet “${name.slice(0, 80)}” is missing`);
  return found.type === 'worksheet' ? [{ name, hidden, xml: () => parts.read(found.path) }] : [];
}

function readTabs(xml: XmlReader, tabsMax: number): { tabs: Tab[]; date1904: boolean } {
  const tabs: Tab[] = [];
  let date1904 = false;
  let isList = false;
  while (xml.next()) {
    if (xml.name === 'sheets' && xml.kind !== 'text') isList = xml.kind === 'open';
    if (xml.kind !== 'open') continue;
    if (xml.name === 'workbookPr') date1904 = isTrue(xml.attribute('date1904'));
    if (xml.name !== 'sheet' || !isList) continue;
    // Each has a part, as a rule; but many may name the same one.
    if (tabs.length === tabsMax) throw tooManySheets(tabsMax);
    tabs.push({
      name: xml.attribute('name') ?? '',
      hidden: (xml.attribute('state') ?? 'visible') !== 'visible',
      relationship: xml.attribute('id') ?? '',
    });
  }
  return { tabs, date1904 };
}

function isTrue(value: string | null): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

/** Each string is one text, or several with looks of their own; how it is spoken (`rPh`) is no part of it. */
function readStrings(xml: XmlReader, lengthMax: number): string[] {
  const strings: string[] = [];
  while (xml.next()) {
    if (xml.kind !== 'open' || xml.name !== 'si') continue;
    strings.push(readRichText(xml, 'si', lengthMax));
  }
  return strings;
}

/** The text within the element that has just opened, up to its end. */
export function readRichText(xml: XmlReader, element: string, lengthMax: number): string {
  let text = '';
  let isText = false;
  let isSpoken = false;
  while (xml.next() && !(xml.kind === 'close' && xml.name === element)) {
    if (xml.kind === 'text') {
      if (isText && !isSpoken) text += xml.text;
      if (text.length > lengthMax) throw tooLong('A text', lengthMax);
    } else if (xml.name === 't') isText = xml.kind === 'open';
    else if (xml.name === 'rPh') isSpoken = xml.kind === 'open';
  }
  return unescaped(text);
}

/** What each style makes of a number. */
function readKinds(xml: XmlReader): NumberKind[] {
  const codes = new Map<number, NumberKind>();
  const kinds: NumberKind[] = [];
  let isList = false;
  while (xml.next()) {
    // Styles of cells have a list of their own beside those that they are based on.
    if (xml.name === 'cellXfs' && xml.kind !== 'text') isList = xml.kind === 'open';
    if (xml.kind !== 'open') continue;
    const id = Number(xml.attribute('numFmtId') ?? 0);
    if (xml.name === 'numFmt') codes.set(id, kindOfCode(xml.attribute('formatCode') ?? ''));
    if (xml.name === 'xf' && isList) kinds.push(codes.get(id) ?? builtInKind(id));
  }
  return kinds;
}
