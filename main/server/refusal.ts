/**
 * What the server itself refuses, before the core is asked. It leaves in the same shape as the core's errors:
 * `{defined, code, status, message, data: {remedy?, facts}}`.
 */
import { ERROR_STATUS, type ErrorCode } from '../../shared/errors.ts';

/** Codes of HTTP's own, beside those of the contract. */
export const HTTP_STATUS = {
  /** Not a request that could be understood. */
  BAD_REQUEST: 400,
  /** No token or session, or one that does not hold. */
  UNAUTHORIZED: 401,
  /** From a page that is not ours. */
  FOREIGN_ORIGIN: 403,
  METHOD_NOT_ALLOWED: 405,
  UNSUPPORTED_MEDIA_TYPE: 415,
  /** Asked for under a name that is not ours. */
  WRONG_HOST: 421,
  INTERNAL_SERVER_ERROR: 500,
} as const;

export type RefusalCode = keyof typeof HTTP_STATUS | ErrorCode;

export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly status: number;
  readonly remedy: string | undefined;
  readonly facts: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(
    code: RefusalCode,
    message: string,
    more: { remedy?: string; facts?: Record<string, unknown>; headers?: Record<string, string> } = {},
  ) {
    super(message);
    this.code = code;
    this.status =
      code in ERROR_STATUS ? ERROR_STATUS[code as ErrorCode] : HTTP_STATUS[code as keyof typeof HTTP_STATUS];
    this.remedy = more.remedy;
    this.facts = more.facts ?? {};
    this.headers = more.headers ?? {};
  }

  body(): object {
    const { code, status, message, remedy, facts } = this;
    const data = { ...(remedy === undefined ? {} : { remedy }), facts };
    return { defined: false, code, status, message, data };
  }
}
