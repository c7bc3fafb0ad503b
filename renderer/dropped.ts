/** A dropped file with its path below what was dropped, parts joined by `/`. */
export interface DroppedFile {
  readonly name: string;
  readonly file: File;
}

/** Every file of a drop, folders walked through. Must be called inside the event: the transfer is empty afterwards. */
export async function filesOf(transfer: DataTransfer): Promise<DroppedFile[]> {
  const dropped = [...transfer.items].filter((item) => item.kind === 'file').map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found: DroppedFile[] = [];
  for (const { entry, file } of dropped) {
    if (entry) await walk(entry, '', found);
    // A file that comes from another program's memory has no place in a file system.
    else if (file) found.push({ name: file.name, file });
  }
  return found;
}

async function walk(entry: FileSystemEntry, above: string, found: DroppedFile[]): Promise<void> {
  const name = above + entry.name;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    found.push({ name, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // readEntries gives at most a hundred at a time, and nothing once all are given.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const inner of some) await walk(inner, `${name}/`, found);
  }
}

/** Pure: files in groups that the engine can hold in memory while they wait. A single larger file is a group by itself. */
export function inGroups<F extends { readonly file: { readonly size: number } }>(files: readonly F[], most = 200, bytes = 64 * 1024 * 1024): F[][] {
  const groups: F[][] = [];
  let group: F[] = [];
  let held = 0;
  for (const file of files) {
    if (group.length > 0 && (group.length >= most || held + file.file.size > bytes)) {
      groups.push(group);
      group = [];
      held = 0;
    }
    group.push(file);
    held += file.file.size;
  }
  if (group.length > 0) groups.push(group);
  return groups;
}
