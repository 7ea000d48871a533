/** A paper, or one of its files, to whoever keeps downloads here. */
import { client } from '../../app/client.ts';
import { saveAnswer } from '../../app/save-answer.ts';
import { text } from '../../text/index.ts';

export function savePaper(id: string): Promise<void> {
  return saveAnswer(() => client.paper.pdf({ id }), text.papers.saved);
}

export function savePaperFile(file: string): Promise<void> {
  return saveAnswer(() => client.paper.file({ file }), text.papers.saved);
}
