/**
 * The one error that may leave the core. Anything else that is thrown is a bug and is reported as such.
 *
 * `code` is stable (scripts and screens switch on it), `message` says what happened and where, `remedy` what to
 * do next. `facts` carries the values a screen needs to point at the place: file, line, account, amounts; `next` among
 * them names the procedures that the remedy speaks of, so that each shell can say where that is done.
 */
export class BulkheadError extends Error {
  readonly code: ErrorCode;
  readonly remedy: string | undefined;
  readonly facts: Record<string, unknown>;

  constructor(
    code: ErrorCode,
    message: string,
    more: { remedy?: string; facts?: object; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'BulkheadError';
    this.code = code;
    this.remedy = more.remedy;
    this.facts = { ...more.facts };
  }
}

/** Every code with the HTTP status it travels under; the command line exits 1 for all of them, 2 for wrong usage. */
export const ERROR_STATUS = {
  /** The input does not have the shape or the values the command asks for. */
  INVALID_INPUT: 422,
  /** An id, a name or a file that does not exist. */
  NOT_FOUND: 404,
  /** The books as they stand do not allow it: closed period, reconciled posting, account in use. */
  REFUSED: 409,
  /** The actor's role may not do it. */
  FORBIDDEN: 403,
  /** Wrong passphrase or recovery code. */
  WRONG_KEY: 401,
  /** Too many wrong passphrases: wait. */
  TOO_SOON: 429,
  /** Another process holds the vault. */
  VAULT_BUSY: 423,
  /** The vault is locked. */
  VAULT_LOCKED: 423,
  /** The vault or one of its companions is damaged or was changed from outside. */
  VAULT_DAMAGED: 500,
  /** The vault was written by a newer program. */
  VAULT_TOO_NEW: 409,
  /** A file could not be read as any known statement format. */
  UNREADABLE_FILE: 422,
  /** A file went over a limit on size, rows, depth, length or time. */
  LIMIT_EXCEEDED: 413,
  /** The caller gave up. */
  CANCELLED: 499,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;
