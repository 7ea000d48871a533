import { describe, expect, it } from 'vitest';
import { decodeText, xmlEncoding } from '../../main/import/encoding.ts';
import { BulkheadError } from '../../shared/errors.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const units = [...(mark ? '\uFEFF' : ''), ...text].map((letter) => letter.charCodeAt(0));
  return Uint8Array.from(units.flatMap((u) => (order === 'le' ? [u & 255, u >> 8] : [u >> 8, u & 255])));
}

/** Writes text in a single-byte encoding by asking the decoder for every byte's letter. */
function singleByte(text: string, encoding: string): Uint8Array {
  const table = new Map<string, number>();
  for (let byte = 255; byte >= 0; byte--)
    table.set(new TextDecoder(encoding).decode(Uint8Array.of(byte)), byte);
  return Uint8Array.from([...text].map((letter) => table.get(letter)!));
}

describe('decodeText', () => {
  it('takes the byte order mark off UTF-8 and UTF-16', () => {
    expect(decodeText(utf8('\uFEFFDate;Betrag'), null)).toEqual({
      text: 'Date;Betrag',
      encoding: 'utf-8',
      warnings: [],
    });
    for (const order of ['le', 'be'] as const) {
      const { text, encoding } = decodeText(utf16('Datum;Größe\r\n', order, true), null);
      expect([text, encoding]).toEqual(['Datum;Größe\r\n', `utf-16${order}`]);
    }
  });

  it('knows UTF-16 without a mark by where its NULs lie', () => {
    for (const order of ['le', 'be'] as const)
      expect(decodeText(utf16('Date,Amount\n2024-01-02,5.00\n', order, false), null).encoding).toBe(
        `utf-16${order}`,
      );
  });

  it('believes UTF-8 before what is declared, and what is declared before a guess', () => {
    expect(decodeText(utf8('Überweisung'), 'windows-1252').text).toBe('Überweisung');
    expect(decodeText(singleByte('Überweisung', 'windows-1252'), 'windows-1252').text).toBe('Überweisung');
    expect(decodeText(singleByte('жито', 'koi8-r'), 'koi8-r').text).toBe('жито');
    expect(decodeText(singleByte('Überweisung', 'windows-1252'), 'no-such-encoding').text).toBe(
      'Überweisung',
    );
  });

  it('reads UTF-8 with a broken letter as that, and says where it is', () => {
    const bytes = Buffer.concat([utf8('Café São\nB'), Buffer.from([0xff]), utf8(',Ñandú\n')]);
    const { text, encoding, warnings } = decodeText(bytes, null);
    expect([text, encoding]).toEqual(['Café São\nB\uFFFD,Ñandú\n', 'utf-8']);
    expect(warnings).toEqual(['Some letters could not be read as utf-8; the first is at character 11.']);
  });

  it.each([
    ['windows-1252', 'Überweisung für Bäckerei; Gebühr 3,50 €'],
    ['windows-1252', 'Prélèvement à échéance; reçu; opération différée'],
    ['windows-1252', 'Købmand på hjørnet; Lønoverførsel'],
    ['windows-1252', 'Paid in,£12.00'],
    ['windows-1250', 'Částka;Datum zaúčtování;Příchozí úhrada;účet příjemce;měna'],
    ['windows-1250', 'Kwota;Tytuł przelewu;Zapłata za żywność;Księgowość;źródło'],
    ['windows-1250', 'Összeg;Közlemény;Egyenleg;Terhelés;Jóváírás;időszak;megbízó'],
    ['windows-1251', 'Выписка по счету;Сумма;Оплата услуг'],
    ['windows-1251', 'Виписка за рахунком;Деталі операції;Сума зарахування'],
  ])('tells %s by its words: %s', (encoding, text) => {
    expect(decodeText(singleByte(text, encoding), null)).toMatchObject({ text, encoding });
  });

  it('refuses what is no text', () => {
    const bytes = utf8('Date,Amount\n2024-01-02,5.00\n');
    bytes[7] = 0;
    try {
      decodeText(bytes, null);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(BulkheadError);
      expect(error).toMatchObject({ code: 'UNREADABLE_FILE', facts: { position: 7 } });
    }
  });

  it('decodes nothing to nothing', () => {
    expect(decodeText(new Uint8Array(), null).text).toBe('');
  });
});

describe('a file that ends in NULs', () => {
  it('is read without them; a NUL within is refused', () => {
    const bytes = new TextEncoder().encode('Date,Amount\n\0\0');
    expect(decodeText(bytes, null).text).toBe('Date,Amount\n');
    expect(() => decodeText(new TextEncoder().encode('Date,Am\0ount\n'), null)).toThrow(
      /NUL byte at position 7/,
    );
  });
});

describe('an XML declaration', () => {
  it.each([
    ['<?xml version="1.0" encoding="ISO-8859-1"?>', 'iso-8859-1'],
    ["\ufeff<?xml version='1.0' encoding = 'utf-8' standalone='yes' ?>", 'utf-8'],
    ["OFXHEADER:100\n<?xml version='1.0' encoding='Windows-1252' ?>", 'windows-1252'],
    ['<?xml version="1.0"?><Document encoding="x">', null],
    ['<OFX>', null],
  ])('%j names the encoding %s', (head, encoding) => {
    expect(xmlEncoding(head)).toBe(encoding);
  });
});
