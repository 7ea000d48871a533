/** Views that somebody saved: which rows of a list, in which order, under a name. They live in the vault. */
import { z } from 'zod';
import { command, done, query } from './base.ts';

export const viewOut = z.object({
  id: z.string(),
  screen: z.string(),
  name: z.string(),
  definition: z.record(z.string(), z.unknown()).describe('what the screen needs to show it again'),
});

const screen = z.string().regex(/^[a-z_]{1,40}$/);
const name = z.string().trim().min(1).max(80);
const definition = z.record(z.string().max(60), z.unknown());

export const view = {
  list: query({ at: 'GET /views', summary: 'Saved views' })
    .input(z.object({ screen: screen.optional() }))
    .output(z.array(viewOut)),
  save: command({ at: 'POST /views', summary: 'Save a view; one of the same screen and name is replaced' })
    .input(z.object({ screen, name, definition }))
    .output(viewOut),
  remove: command({ at: 'DELETE /views/{id}', summary: 'Forget a view' })
    .input(z.object({ id: z.string() }))
    .output(done),
};
