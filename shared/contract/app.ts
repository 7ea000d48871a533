/**
 * The program around the vault: which file, open or locked. These procedures work while no vault is open; all others
 * answer VAULT_LOCKED then. A server that was started with an open vault refuses to lock it.
 */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { command, done, query } from './base.ts';

const file = z.string().trim().min(1).max(1000).describe('path of a vault on this computer');
const newPassphrase = z.string().min(8, 'a passphrase has at least 8 characters').max(1000);

const appStatus = z.object({
  state: z.enum(['none', 'locked', 'open']).describe('none: no vault was made or chosen yet'),
  file: z.string().nullable(),
  recent: z.array(
    z.object({ file: z.string(), name: z.string(), opened_at: z.string(), there: z.boolean() }),
  ),
  suggested_file: z.string().describe('where a new vault would go'),
  version: z.string(),
  auto_lock_minutes: z.int().describe('0: never by itself'),
  can_lock: z.boolean(),
  passing: z.boolean().describe('this vault goes with the process: a sample to look at'),
  notices: z
    .array(z.string())
    .describe('what was noticed when the vault was opened, or failed since where nobody waited for it'),
});
export type AppStatus = z.infer<typeof appStatus>;

const waitingFile = z.object({
  id: z.string().describe('the SHA-256 of its bytes'),
  name: z.string(),
  size: z.int(),
  modified_at: z.string(),
});

/** What lies in the watched folder. Nothing of it is imported by itself. */
const waiting = z.object({
  folder: z.string().nullable().describe('null: none is watched for this vault'),
  problem: z.string().nullable().describe('why the folder can’t be looked into'),
  files: z
    .array(
      waitingFile.extend({
        state: z
          .enum(['waiting', 'imported', 'aside'])
          .describe('imported: these very bytes were, or held nothing new; aside: somebody said it is none'),
      }),
    )
    .describe('newest first, each content once'),
  left: z
    .array(z.object({ name: z.string(), reason: z.string() }))
    .describe('what could be a statement by its name and can’t be had now'),
  others: z.int().describe('how many other files, folders and hidden things lie there'),
  given: z
    .array(waitingFile)
    .describe('files that the program was told to open; each is given once, to whoever asks for it first'),
  refused: z.array(z.string()).describe('why others that it was told to open can’t be had; said once'),
});
export type Waiting = z.infer<typeof waiting>;

export const app = {
  status: query({ at: 'GET /app', summary: 'Whether a vault is open, and which ones are known' }).output(
    appStatus,
  ),
  create: command({ at: 'POST /app/vaults', summary: 'Make a vault and open it', role: 'owner' })
    .input(z.object({ file: file.optional(), passphrase: newPassphrase }))
    .output(z.object({ file: z.string(), recovery_code: z.string() })),
  sample: command({
    at: 'POST /app/sample',
    summary:
      'Open a sample to look around in: two entities, two years, in a vault that goes with the process',
    role: 'owner',
  }).output(z.object({ file: z.string(), entities: z.int(), entries: z.int() })),
  unlock: command({ at: 'POST /app/unlock', summary: 'Open a vault with its passphrase', role: 'viewer' })
    .input(z.object({ file: file.optional(), passphrase: z.string().min(1).max(1000) }))
    .output(z.object({ file: z.string(), notices: z.array(z.string()) })),
  recover: command({
    at: 'POST /app/recover',
    summary: 'Open a vault with its recovery code and give it a new passphrase; the code is spent',
    role: 'owner',
  })
    .input(
      z.object({
        file: file.optional(),
        recovery_code: z.string().min(1).max(200),
        passphrase: newPassphrase,
      }),
    )
    .output(z.object({ file: z.string(), recovery_code: z.string() })),
  lock: command({ at: 'POST /app/lock', summary: 'Close the vault', role: 'viewer' }).output(done),
  stay: query({
    at: 'POST /app/stay',
    summary: 'Somebody is here: the vault does not lock itself yet',
  }).output(done),
  restore: command({
    at: 'POST /app/restore',
    summary:
      'Put a backup in the open vault’s place; what is there now is backed up first. The vault is open after it',
    role: 'owner',
  })
    .input(
      z.object({
        backup: z.string().min(1).max(300).describe('its name, as the list of backups gives it'),
        passphrase: z.string().min(1).max(1000).describe('the one that was in force when it was taken'),
      }),
    )
    .output(z.object({ previous: z.string().nullable().describe('where the vault that was replaced went') })),
  rekey: command({
    at: 'POST /app/rekey',
    summary:
      'Encrypt the open vault anew under a new key, for when a key may be known to somebody; the recovery code is new, and no computer’s keychain opens it any more. Backups made before keep the old key',
    role: 'owner',
  })
    .input(z.object({ passphrase: z.string().min(1).max(1000).describe('the present one, which stays') }))
    .output(z.object({ recovery_code: z.string() })),
  configure: command({ at: 'PATCH /app', summary: 'Settings of the program on this computer', role: 'owner' })
    .input(z.object({ auto_lock_minutes: z.int().min(0).max(1440) }))
    .output(appStatus),
  watch: command({
    at: 'PUT /app/waiting/folder',
    summary: 'Watch a folder for statement files, for the open vault and on this computer; null ends it',
    role: 'owner',
  })
    .input(z.object({ folder: z.string().trim().min(1).max(1000).nullable() }))
    .output(waiting),
  waiting: query({
    at: 'GET /app/waiting',
    summary: 'Statement files that wait in the watched folder',
    role: 'bookkeeper',
  }).output(waiting),
  waiting_file: query({
    at: 'GET /app/waiting/{id}',
    summary: 'One of those files, as it was listed',
    role: 'bookkeeper',
  })
    .input(z.object({ id: z.string().regex(/^[0-9a-f]{64}$/, 'not the id of a file that waits') }))
    .output(z.file()),
  mark_waiting: command({
    at: 'POST /app/waiting/marks',
    summary: 'Say what became of files in the watched folder, so that they no longer wait, or wait again',
  })
    .input(
      z.object({
        ids: z
          .array(z.string().regex(/^[0-9a-f]{64}$/))
          .min(1)
          .max(1000),
        as: z.enum(['waiting', 'imported', 'aside']),
        batch: z
          .string()
          .max(100)
          .nullable()
          .default(null)
          .describe('imported: the mark holds until this batch is taken back; null: nothing in it was new'),
      }),
    )
    .output(waiting),
  draft_key: query({
    at: 'GET /app/draft-key',
    summary: 'The key that unsaved input is encrypted with outside the vault; the same at each opening',
    role: 'bookkeeper',
  }).output(z.object({ key: z.string().describe('32 bytes, base64url') })),
  progress: query({
    at: 'GET /app/progress',
    summary: 'How far running calls are, as they go; ends when the vault is locked',
  }).output(
    eventIterator(
      z.object({
        procedure: z.string(),
        what: z.string(),
        done: z.int(),
        total: z.int().nullable(),
        ended: z.boolean(),
      }),
    ),
  ),
};
