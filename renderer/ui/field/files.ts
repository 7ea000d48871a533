/** What a drag carries. A folder comes as a file, too, and nobody can read that. */
export interface Carried {
  files: File[];
  folders: FileSystemDirectoryEntry[];
}

/** To be asked while its event is handled: a moment later a drag carries nothing. */
export function carriedBy(transfer: DataTransfer): Carried {
  const carried: Carried = { files: [], folders: [] };
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    if (entry?.isDirectory) carried.folders.push(entry as FileSystemDirectoryEntry);
    else if (file) carried.files.push(file);
  }
  return carried;
}

/** Which of the files offered are taken: those with one of the endings, and only the first where one is wanted. */
export function pickFiles<F extends { name: string }>(
  files: readonly F[],
  accept: readonly string[] | undefined,
  multiple: boolean,
): { taken: F[]; refused: F[] } {
  const fits = (file: F) =>
    accept === undefined || accept.some((ending) => file.name.toLowerCase().endsWith(ending.toLowerCase()));
  const fitting = files.filter(fits);
  const taken = multiple ? fitting : fitting.slice(0, 1);
  return { taken, refused: files.filter((file) => !taken.includes(file)) };
}
