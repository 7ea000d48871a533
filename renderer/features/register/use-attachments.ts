/** Files of entries: attaching, saving a copy, taking off. */
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';

const words = text.register.attachments;

interface Attaching {
  entry: string;
  payee: string;
  files: readonly File[];
}

export function useAttach() {
  return useCommand(
    async ({ entry, files, payee }: Attaching) => {
      for (const file of files) await client.attachment.add({ entry, file });
      return { count: files.length, payee };
    },
    { done: ({ count, payee }) => words.added(count, payee) },
  );
}

export function useDetach() {
  return useCommand(
    async ({ id, name }: { id: string; name: string }) => {
      await client.attachment.remove({ id });
      return name;
    },
    { done: words.removed },
  );
}

/** Hands the file to whoever keeps downloads here. */
export async function saveCopy(id: string, name: string): Promise<void> {
  const file = await client.attachment.get({ id });
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun by the next turn; the address is not needed after it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
