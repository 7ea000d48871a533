/** Files of entries: attaching, saving a copy, taking off. */
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { saveFile } from '../../app/save-file.ts';
import { text } from '../../text/index.ts';

const words = text.register.attachments;

type Attached = Awaited<ReturnType<typeof client.attachment.add>>;

interface Attaching {
  entry: string;
  payee: string;
  files: readonly File[];
}

export function useAttach() {
  return useCommand(
    async ({ entry, files }: Attaching) => {
      const answers: Attached[] = [];
      for (const file of files) answers.push(await client.attachment.add({ entry, file }));
      // Each file is a command of its own: an Undo of the last would speak of all.
      return answers.length === 1 ? answers[0]! : answers;
    },
    { done: (_, { files, payee }) => words.added(files.length, payee) },
  );
}

export function useDetach() {
  return useCommand(({ id }: { id: string; name: string }) => client.attachment.remove({ id }), {
    done: (_, { name }) => words.removed(name),
  });
}

/** Hands the file to whoever keeps downloads here. */
export async function saveCopy(id: string, name: string): Promise<void> {
  saveFile(name, await client.attachment.get({ id }));
}
