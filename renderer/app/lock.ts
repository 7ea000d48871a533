/** Locking the vault from the app; the gate then closes by what `app.status` says. */
import { client } from './client.ts';
import { booksChanged } from './queries.ts';

export async function lockVault(): Promise<void> {
  try {
    await client.app.lock();
  } finally {
    await booksChanged();
  }
}
