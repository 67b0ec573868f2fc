/** Where files come from: the disk in cli, the network in app. Paths use '/'. Rejects where there is none. */
export interface FileSource {
  text(path: string): Promise<string>;
  bytes(path: string): Promise<Uint8Array>;
  /** Text of a file that ships, by its path in the project; default: `text`, where that is the project. */
  shipped?(path: string): Promise<string>;
}

/** `relative` as seen from the folder of the file `from`. */
export function resolvePath(from: string, relative: string): string {
  if (relative.startsWith('/')) return relative;
  const parts = from.split('/').slice(0, -1);
  for (const part of relative.split('/')) {
    if (part === '..' && parts.length > 0 && parts[parts.length - 1] !== '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
