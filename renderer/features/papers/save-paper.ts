/** A paper, or one of its files, to whoever keeps downloads here. */
import { client } from '../../app/client.ts';
import { saveFile } from '../../app/save-file.ts';
import { troubleOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import { toast } from '../../ui/index.ts';

async function save(read: () => Promise<File>): Promise<void> {
  try {
    const file = await read();
    saveFile(file.name, file);
    toast({ message: text.papers.saved(file.name), tone: 'good' });
  } catch (error) {
    toast({ message: troubleOf(error).message, tone: 'bad' });
  }
}

export function savePaper(id: string): Promise<void> {
  return save(() => client.paper.pdf({ id }));
}

export function savePaperFile(file: string): Promise<void> {
  return save(() => client.paper.file({ file }));
}
