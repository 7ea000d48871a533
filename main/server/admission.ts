/**
 * Who is let in. Two ways, both from the token that is made anew at each start:
 *
 * - a program sends it: `Authorization: Bearer <token>`;
 * - a browser is handed a code, short-lived and good for one use, in the fragment of a URL (which no log and no Referer
 *   sees), and exchanges it for a session cookie that scripts can't read and other sites can't send.
 *
 * By cookie, whatever is not a plain read must say that it comes from a page of ours. A wrong or missing secret is
 * UNAUTHORIZED, and a wrong one TOO_SOON after a few; nothing of a secret is kept but its hash. A cookie that an earlier start
 * gave is no try: the page that sends it knows of nothing else.
 *
 * Browsers send cookies to every port of a host. So another user of this computer who got the owner to open a page of
 * *their* loopback server in the same browser would be sent this cookie; that is why sessions end by themselves.
 */
import type { IncomingMessage } from 'node:http';
import { answerWords, askWords } from './ask-running.ts';
import { Brake } from './brake.ts';
import { ExpiringSecrets } from './expiring.ts';
import { hasOwnOrigin, isSafe } from './gate.ts';
import { Refusal } from './refusal.ts';
import { hashSecret, newSecret, proofOf, sameHash } from './secrets.ts';

/** Long enough to start a browser, short enough to be worthless in a shell's history. */
export const HAND_OVER_MS = 2 * 60_000;
const HAND_OVERS_MAX = 16;
/** A working day. */
const SESSION_MS = 12 * 3_600_000;
const SESSIONS_MAX = 32;
/** No secret of ours is longer; what is need not be hashed. */
const SECRET_LENGTH_MAX = 100;

export interface AdmissionOptions {
  port: number;
  clock: () => number;
  random: (buffer: Uint8Array) => void;
}

export class Admission {
  readonly token: string;
  /** Cookies know no ports: the name keeps two servers of one person apart. */
  readonly cookieName: string;
  readonly #tokenHash: Buffer;
  readonly #codes: ExpiringSecrets;
  readonly #sessions: ExpiringSecrets;
  readonly #brake: Brake;

  constructor({ port, clock, random }: AdmissionOptions) {
    this.token = newSecret(random);
    this.cookieName = `bulkhead_${port}`;
    this.#tokenHash = hashSecret(this.token);
    this.#codes = new ExpiringSecrets({ clock, random, lifeMs: HAND_OVER_MS, countMax: HAND_OVERS_MAX });
    this.#sessions = new ExpiringSecrets({ clock, random, lifeMs: SESSION_MS, countMax: SESSIONS_MAX });
    this.#brake = new Brake(clock);
  }

  /** `spent` is told once a browser has used it. */
  issueHandOver(spent?: () => void): string {
    return this.#codes.issue(spent);
  }

  /** The Set-Cookie header for a code that holds. */
  exchange(code: string): string {
    if (code.length > SECRET_LENGTH_MAX || !this.#codes.spend(code)) {
      this.#refuse('This link was used already or is too old.', 'Ask the program for a new link.');
    }
    return this.#cookie(this.#sessions.issue(), SESSION_MS / 1000);
  }

  /** Ends the request's session and gives the Set-Cookie header that removes it. */
  signOut(request: IncomingMessage): string {
    this.#sessions.spend(this.#cookieOf(request));
    return this.#cookie('', 0);
  }

  hasSession(request: IncomingMessage): boolean {
    return this.#sessions.holds(this.#cookieOf(request));
  }

  /** Lets a request with a token or a session pass, and refuses every other. */
  require(request: IncomingMessage): void {
    const { authorization } = request.headers;
    if (authorization !== undefined) return this.#requireToken(authorization);
    if (!this.hasSession(request)) {
      throw this.#cookieOf(request) === ''
        ? unauthorized(
            'This needs the token of the server.',
            'Send “Authorization: Bearer <token>”, or open the link that the program shows.',
          )
        : unauthorized(
            'The program was started again since this page was signed in.',
            'Open the link that it shows where it was started.',
          );
    }
    if (!isSafe(request.method) && !hasOwnOrigin(request)) {
      throw new Refusal('FOREIGN_ORIGIN', 'A change by cookie must come from a page of this program.', {
        remedy: 'Programs send the token instead of the cookie.',
      });
    }
  }

  /** Lets a program ask that knows the token and does not yet know whether this is the server it belongs to. */
  requireProof({ nonce, proof }: { nonce: string; proof: string }): void {
    if (sameHash(hashSecret(proof), hashSecret(proofOf(this.token, askWords(nonce))))) return;
    this.#refuse('This is not the server that was asked for.', 'Start the program anew.');
  }

  /** Shows such a program that it is. */
  prove(nonce: string, answer: { url: string; page: string | null }): string {
    return proofOf(this.token, answerWords(nonce, answer));
  }

  #requireToken(authorization: string): void {
    const sent = /^Bearer ([\w-]{1,100})$/i.exec(authorization)?.[1] ?? '';
    if (sameHash(hashSecret(sent), this.#tokenHash)) return;
    this.#refuse('The token is wrong.', 'The token is made anew at each start: read it again.');
  }

  #refuse(message: string, remedy: string): never {
    const waitSeconds = this.#brake.fail();
    if (waitSeconds > 0) {
      throw new Refusal('TOO_SOON', `Too many wrong tries: wait ${waitSeconds} s.`, {
        remedy,
        facts: { waitSeconds },
        headers: { 'Retry-After': String(waitSeconds) },
      });
    }
    throw unauthorized(message, remedy);
  }

  #cookie(value: string, maxAgeS: number): string {
    return `${this.cookieName}=${value}; Path=/; Max-Age=${maxAgeS}; HttpOnly; SameSite=Strict`;
  }

  #cookieOf(request: IncomingMessage): string {
    const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
    const own = pairs.find((pair) => pair.startsWith(`${this.cookieName}=`));
    const value = own?.slice(this.cookieName.length + 1) ?? '';
    return value.length <= SECRET_LENGTH_MAX ? value : '';
  }
}

function unauthorized(message: string, remedy: string): Refusal {
  return new Refusal('UNAUTHORIZED', message, {
    remedy,
    headers: { 'WWW-Authenticate': 'Bearer realm="bulkhead"' },
  });
}
