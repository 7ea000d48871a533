/** A file that the core makes when asked, to whoever keeps downloads here; a toast says that it is there, or why not. */
import { toast } from '../ui/index.ts';
import { saveFile } from './save-file.ts';
import { troubleOf } from './trouble.ts';

export async function saveAnswer(read: () => Promise<File>, saved: (name: string) => string): Promise<void> {
  try {
    const file = await read();
    saveFile(file.name, file);
    toast({ message: saved(file.name), tone: 'good' });
  } catch (error) {
    toast({ message: troubleOf(error).message, tone: 'bad' });
  }
}
