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
