/**
 * What the file of a payment processor, broker or lender says that a row is and is made of, and the categories that QIF and tables give, read
 * again from the stored bytes: they are kept, and so are the row's place in them and what the columns mean. `null` for any other
 * row, and for one that no longer reads as the amount that it stands for.
 *
 * Fails with VAULT_DAMAGED where the file is gone.
 */
import { tryParseMoney } from '../../shared/money.ts';
import { perConnection, prepared, type VaultDatabase } from '../vault/index.ts';
import { categoryAt } from './csv/cells.ts';
import { parseMapping } from './csv/index.ts';
import { rowsOf } from './csv/postings.ts';
import { rowReader } from './csv/rows.ts';
import { sideReader } from './csv/sides.ts';
import { forEachRow } from './csv/tokens.ts';
import { mayStandAlone, readAlone as readOfxAlone } from './ofx/index.ts';
import { isPosting, type ToldPostings } from './posting-legs.ts';
import { readAlone } from './qif/index.ts';
import { DEFAULT_LIMITS } from './reader.ts';
import { storedText } from './stored-text.ts';
import type { ToldRow } from './told-categories.ts';

type StoredTold = ToldPostings & ToldRow;

interface Place {
  offset: number;
  length: number;
  sha256: string;
  encoding: string;
  format: string;
  type: string;
  mapping: string | null;
}

const placeOf = prepared<Place>(
  `SELECT l.offset, l.length, ifnull(f.text_sha256, f.sha256) AS sha256, f.encoding, f.format, l.type, f.mapping FROM statement_line l
   JOIN statement s ON s.id = l.statement_id JOIN source_file f ON f.id = s.source_file_id
   WHERE l.id = ? AND (f.format IN ('ofx', 'qif') OR json_extract(f.mapping, '$.postings') IS NOT NULL
     OR json_extract(f.mapping, '$.columns.category') IS NOT NULL)`,
);

/** In characters, all that are kept together; a file that is larger by itself is kept for as long as memory is not asked for. */
const TEXTS_MAX = 16_000_000;

interface Text {
  name: string;
  text: string;
}

/** Rows are asked about one after another, also those of two files in turn. */
class LatestTexts {
  readonly #kept = new Map<string, string>();
  #large: WeakRef<Text> | null = null;

  of(name: string, read: () => string): string {
    const large = this.#large?.deref();
    if (large?.name === name) return large.text;
    const text = this.#kept.get(name) ?? read();
    if (text.length > TEXTS_MAX) this.#large = new WeakRef({ name, text });
    else this.#keep(name, text);
    return text;
  }

  #keep(name: string, text: string): void {
    this.#kept.delete(name);
    this.#kept.set(name, text);
    let size = [...this.#kept.values()].reduce((sum, { length }) => sum + length, 0);
    for (const [oldest, { length }] of this.#kept) {
      if (size <= TEXTS_MAX) break;
      this.#kept.delete(oldest);
      size -= length;
    }
  }
}

const latestTexts = perConnection(() => new LatestTexts());

function textOf(db: VaultDatabase, { sha256, encoding }: Place): string {
  return latestTexts(db).of(`${sha256} ${encoding}`, () => storedText(db, sha256, encoding));
}

/** What the row itself is in its file. */
function ownText(db: VaultDatabase, place: Place): string {
  return textOf(db, place).slice(place.offset, place.offset + place.length);
}

export function storedPostings(
  db: VaultDatabase,
  lineId: string,
  minor: number,
  currency: string,
): ToldPostings | null {
  const told = storedRow(db, lineId, minor, currency);
  return told !== null && isPosting(told) ? told : null;
}

/** What the row's file told of it, whether it says what it is or only where its money went. */
export function storedRow(
  db: VaultDatabase,
  lineId: string,
  minor: number,
  currency: string,
): StoredTold | null {
  const place = placeOf(db).get(lineId);
  if (!place) return null;
  const isMeant = (amount: string) => tryParseMoney(amount, currency) === minor;
  const told = toldAt(db, place, isMeant);
  return told !== null && isMeant(told.amount) ? told : null;
}

type IsMeant = (amount: string) => boolean;

/** Of brokers' and lenders' files and QIF, whose rows stand for themselves, and of tables. */
function toldAt(db: VaultDatabase, place: Place, isMeant: IsMeant): StoredTold | null {
  const { format, type, offset, length, mapping } = place;
  if (format === 'ofx')
    return mayStandAlone(type) ? readOfxAlone(type, textOf(db, place), offset, length) : null;
  if (format === 'qif') return readAlone(type, textOf(db, place), offset, length);
  return mapping === null ? null : toldByTable(db, place, mapping, isMeant);
}

/** A row of the table may stand for two, one for each side. */
function toldByTable(db: VaultDatabase, place: Place, written: string, isMeant: IsMeant): StoredTold | null {
  const mapping = parseMapping(JSON.parse(written));
  const read = rowReader(mapping);
  const sidesOf = sideReader(mapping) ?? ((cells) => [cells]);
  let told: StoredTold | null = null;
  forEachRow(ownText(db, place), mapping, DEFAULT_LIMITS, (row) => {
    for (const cells of sidesOf(row.cells)) {
      const outcome = read({ ...row, cells });
      const meant = outcome.kind === 'row' && rowsOf(outcome).find(({ amount }) => isMeant(amount));
      if (!meant) continue;
      const { amount, what, parts } = meant;
      const category = categoryAt(cells, mapping);
      told = {
        amount,
        ...(category !== null && { category, categoryIsWhole: true }),
        ...(what !== null && { kind: what }),
        ...(parts !== null && { parts }),
      };
    }
    // Lines below it only continue its words.
    return false;
  });
  return told;
}
