/** The paper of a finished reconciliation, to whoever keeps downloads here. */
import { client } from '../../app/client.ts';
import { saveFile } from '../../app/save-file.ts';
import { troubleOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import { toast } from '../../ui/index.ts';
import type { Finished } from './session.ts';

export async function savePaper({ id }: Finished): Promise<void> {
  try {
    const file = await client.reconcile.paper({ id });
    saveFile(file.name, file);
    toast({ message: text.reconcile.history.saved(file.name), tone: 'good' });
  } catch (error) {
    toast({ message: troubleOf(error).message, tone: 'bad' });
  }
}
