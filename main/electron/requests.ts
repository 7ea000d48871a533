/**
 * What the page may ask of the main process, as schemas. Whatever comes over the channel passes through here first: the
 * page is sandboxed because it might one day be somebody else's.
 */
import { z } from 'zod';

const TITLE_CHARACTERS_MAX = 100;
const BODY_CHARACTERS_MAX = 500;
const PASSPHRASE_CHARACTERS_MAX = 1024;
const PATH_CHARACTERS_MAX = 1000;

const file = z.string().min(1).max(PATH_CHARACTERS_MAX);

export const request = z.discriminatedUnion('ask', [
  /** The page listens: what waits for it may come. */
  z.strictObject({ ask: z.literal('listen') }),
  z.strictObject({ ask: z.literal('choose-vault') }),
  z.strictObject({ ask: z.literal('choose-new-vault') }),
  z.strictObject({ ask: z.literal('choose-folder') }),
  z.strictObject({
    ask: z.literal('notify'),
    title: z.string().min(1).max(TITLE_CHARACTERS_MAX),
    body: z.string().max(BODY_CHARACTERS_MAX),
  }),
  z.strictObject({ ask: z.literal('set-theme'), theme: z.enum(['system', 'light', 'dark']) }),
  z.strictObject({ ask: z.literal('keychain-state'), file }),
  z.strictObject({
    ask: z.literal('keychain-remember'),
    passphrase: z.string().min(1).max(PASSPHRASE_CHARACTERS_MAX),
  }),
  z.strictObject({ ask: z.literal('keychain-forget') }),
  z.strictObject({ ask: z.literal('keychain-unlock'), file }),
]);

export type WindowRequest = z.infer<typeof request>;
