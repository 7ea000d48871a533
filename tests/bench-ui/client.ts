/** Calls over REST's neighbour RPC, with the program's token, to fill the books before anybody looks at them. */
import { readFileSync } from 'node:fs';

export const ENTITIES = ['Northgate Supply LLC', 'Robin Ashdown'] as const;

export type Client = (procedure: string, input: object) => Promise<unknown>;

export function clientOf(url: string, tokenFile: string): Client {
  const token = readFileSync(tokenFile, 'utf8').trim();
  return async (procedure, input) => {
    const answer = await fetch(new URL(`/rpc/${procedure.replace('.', '/')}`, url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify({ json: input }),
    });
    const body = (await answer.json()) as { json: unknown };
    if (!answer.ok) throw new Error(`${procedure}: ${JSON.stringify(body)}`);
    return body.json;
  };
}
