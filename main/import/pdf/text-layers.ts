/**
 * Bytes written as text, as a PDF may have them around its packed parts (ISO 32000-1, 7.4.2 and 7.4.3): as pairs of
 * hexadecimal digits, or five characters for four bytes. Each takes its text in pieces. Nothing fails: what belongs to
 * no byte is passed over.
 */

export interface TextLayer {
  /** The bytes that this piece of the text completes; none behind the mark of its end. */
  take(text: Uint8Array): Buffer;
}

const NONE = -1;
const HEX_END = 0x3e;
const BASE85_END = 0x7e;
const BASE85_FIRST = 0x21;
const BASE85_LAST = 0x75;
/** Stands for four bytes of zero. */
const BASE85_ZEROS = 0x7a;

export class HexLayer implements TextLayer {
  #first = NONE;
  #ended = false;

  take(text: Uint8Array): Buffer {
    const bytes = Buffer.allocUnsafe((text.length + 1) >> 1);
    let length = 0;
    for (const code of text) {
      this.#ended ||= code === HEX_END;
      if (this.#ended) break;
      const digit = hexDigit(code);
      if (digit === NONE) continue;
      if (this.#first === NONE) this.#first = digit;
      else {
        bytes[length++] = this.#first * 16 + digit;
        this.#first = NONE;
      }
    }
    return bytes.subarray(0, length);
  }
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : NONE;
}

export class Base85Layer implements TextLayer {
  #value = 0;
  #digits = 0;
  #ended = false;

  take(text: Uint8Array): Buffer {
    const bytes = Buffer.allocUnsafe((text.length + 1) * 4);
    let length = 0;
    for (const code of text) {
      this.#ended ||= code === BASE85_END;
      if (this.#ended) break;
      if (code === BASE85_ZEROS && this.#digits === 0) length = bytes.writeUInt32BE(0, length);
      if (code < BASE85_FIRST || code > BASE85_LAST) continue;
      this.#value = this.#value * 85 + code - BASE85_FIRST;
      this.#digits += 1;
      if (this.#digits < 5) continue;
      length = bytes.writeUInt32BE(this.#value % 2 ** 32, length);
      this.#value = 0;
      this.#digits = 0;
    }
    return bytes.subarray(0, length);
  }
}
