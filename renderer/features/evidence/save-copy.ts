/** A copy of a bank's file under its own name: of one out of an archive, the last of two. */
import { WITHIN } from '../../../shared/contract/import.ts';
import { saveFile } from '../../app/save-file.ts';

export function saveCopy(name: string, content: Blob): void {
  saveFile(name.split(WITHIN).at(-1) ?? name, content);
}
