/**
 * The recovery code: 128 random bits as 26 symbols of Crockford's base 32 and a check symbol (the number modulo 37),
 * in groups of four. Typing it in any case, with I or L for 1, O for 0, and any spaces or dashes works.
 * INVALID_INPUT for what cannot be a code, with the reason: a typo is told apart from a wrong code.
 */
import { BulkheadError } from '../../shared/errors.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** The check symbol has five values more than a digit. */
const CHECK_ALPHABET = `${ALPHABET}*~$=U`;
const CODE_BYTES = 16;
const DIGITS = 26;
const GROUP = 4;

export const RECOVERY_BYTES = CODE_BYTES;

/** Writes 16 bytes as a code. */
export function formatRecoveryCode(bytes: Uint8Array): string {
  if (bytes.length !== CODE_BYTES) throw new RangeError('a recovery code holds 16 bytes');
  const value = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let digits = '';
  for (let rest = value, i = 0; i < DIGITS; i += 1, rest /= 32n)
    digits = ALPHABET[Number(rest % 32n)]! + digits;
  const symbols = digits + CHECK_ALPHABET[Number(value % 37n)]!;
  return symbols.match(new RegExp(`.{1,${GROUP}}`, 'g'))!.join('-');
}

/** Reads a code back into its 16 bytes; the caller wipes them. */
export function parseRecoveryCode(typed: string): Uint8Array {
  const symbols = normalise(typed);
  if (symbols.length !== DIGITS + 1)
    throw invalid(`it has ${symbols.length} letters and digits where a code has ${DIGITS + 1}`);
  let value = 0n;
  for (let i = 0; i < DIGITS; i += 1) {
    const digit = ALPHABET.indexOf(symbols[i]!);
    if (digit < 0) throw invalid(`“${symbols[i]!}” (number ${i + 1}) does not occur in codes`);
    value = value * 32n + BigInt(digit);
  }
  if (value >> 128n !== 0n) throw invalid('its first letter cannot start a code');
  if (CHECK_ALPHABET[Number(value % 37n)] !== symbols[DIGITS])
    throw invalid('its last sign does not fit the others, so one of them is mistyped');
  return new Uint8Array(Buffer.from(value.toString(16).padStart(CODE_BYTES * 2, '0'), 'hex'));
}

function normalise(typed: string): string {
  return typed
    .slice(0, 200)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

function invalid(reason: string): BulkheadError {
  return new BulkheadError('INVALID_INPUT', `this is not a recovery code: ${reason}`, {
    remedy: 'Compare it with your printed code, group by group.',
  });
}
