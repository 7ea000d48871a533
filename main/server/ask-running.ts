/**
 * Asking a server that this user has running for another way in. Both sides show that they know its token, and neither
 * sends it: where that server is gone, another user's program may listen on its port by now, which must learn nothing and
 * lead no browser anywhere.
 */
import { z } from 'zod';
import { hashSecret, newSecret, proofOf, sameHash } from './secrets.ts';
import type { HandOver } from './server.ts';

/** Loopback; who takes longer is not answering. */
const ANSWER_MS_MAX = 3_000;

const secret = z.string().regex(/^[\w-]{43}$/);
export const handOverRequest = z.object({ nonce: secret, proof: secret });
const handOverAnswer = z.object({ url: z.string(), page: z.string().nullable(), proof: secret });

export function askWords(nonce: string): (string | null)[] {
  return ['asks', nonce];
}

export function answerWords(nonce: string, { url, page }: HandOver): (string | null)[] {
  return ['answers', nonce, url, page];
}

/** `null` where nobody answers under `url` who knows `token`. */
export async function askRunning(
  { url, token }: { url: string; token: string },
  random: (buffer: Uint8Array) => void,
): Promise<HandOver | null> {
  const nonce = newSecret(random);
  try {
    const response = await fetch(`${url}session/hand-over`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ nonce, proof: proofOf(token, askWords(nonce)) }),
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS_MAX),
    });
    const { proof, ...handOver } = handOverAnswer.parse(await response.json());
    const right = proofOf(token, answerWords(nonce, handOver));
    return sameHash(hashSecret(proof), hashSecret(right)) ? handOver : null;
  } catch {
    return null;
  }
}
