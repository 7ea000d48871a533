/**
 * What main process and core process say to each other. Calls of the contract are not among it: they go straight from
 * the page to the core, over the page's own port.
 */
import type { AppStatus } from '../../shared/contract/app.ts';
import { BulkheadError, type ErrorCode } from '../../shared/errors.ts';

/** What the main process may want of the core. */
export interface CoreWishes {
  /** Closes the vault at once: sleep, a locked screen, the tray. */
  lock: { needs: null; gives: null };
  /** Takes the day’s backup if it is due, closes the vault, and ends. */
  close: { needs: null; gives: null };
  /** Opens a vault with the secret that this computer’s keychain keeps. */
  'unlock-with-device': { needs: { file: string; secret: Uint8Array }; gives: null };
  /** Gives the open vault a slot for this computer. Answers with the vault’s path. */
  'remember-device': { needs: { passphrase: string; secret: Uint8Array }; gives: { file: string } };
  /** Takes the slots of computers out of the open vault. Answers with the vault’s path. */
  'forget-device': { needs: null; gives: { file: string } };
}
export type WishName = keyof CoreWishes;

/** A port for the page travels along with `port`. */
export type ToCore =
  | { type: 'port' }
  | {
      [Name in WishName]: { type: 'wish'; id: number; name: Name; needs: CoreWishes[Name]['needs'] };
    }[WishName];

export type CoreState = Pick<AppStatus, 'state' | 'file' | 'recent' | 'passing'>;

export interface CarriedError {
  code: ErrorCode | null;
  message: string;
  remedy?: string;
}

export type FromCore =
  | { type: 'granted'; id: number; gives: CoreWishes[WishName]['gives'] }
  | { type: 'failed'; id: number; error: CarriedError }
  /** Which vault is there, whenever that may have changed. */
  | { type: 'state'; state: CoreState }
  | { type: 'log'; line: string };

export function carry(error: unknown): CarriedError {
  if (!(error instanceof BulkheadError))
    return { code: null, message: error instanceof Error ? error.message : String(error) };
  const { code, message, remedy } = error;
  return { code, message, ...(remedy === undefined ? {} : { remedy }) };
}

export function revive({ code, message, remedy }: CarriedError): Error {
  if (code === null) return new Error(message);
  return new BulkheadError(code, message, remedy === undefined ? {} : { remedy });
}
