import { constants } from 'node:fs';
import { access, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FileSource } from '../scenario/file-source.ts';
import { PROJECT_ROOT } from './project-root.ts';
import { UsageError } from './usage-error.ts';

/** Files on disk, paths relative to the working directory. */
export const diskFiles: FileSource = {
  text: (path) => readFile(path, 'utf8').catch(reword),
  bytes: async (path) => new Uint8Array(await readFile(path).catch(reword)),
  shipped: (path) => readFile(`${PROJECT_ROOT}${path}`, 'utf8').catch(reword),
};

/**
 * Writes under a temporary name and renames, so that no reader ever sees half a file. Makes the folder. Links stay, and
 * pipes and devices (/dev/stdout) are written to as they are.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory() === true) throw new UsageError(`${path}: is a folder; expected the name of a file`);
  const refused = (error: Error) => new UsageError(`${path}: cannot be written: ${error.message}`);
  if (there !== null && !there.isFile()) {
    await writeFile(path, content).catch((error: Error) => {
      throw refused(error);
    });
    return;
  }
  const target = there === null ? path : await realpath(path);
  await makeFolder(dirname(target));
  const temporary = `${target}.${process.pid}.part`;
  try {
    await writeFile(temporary, content);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw refused(error as Error);
  }
}

/** Makes a folder where there is none; asked before long work, whose results should find a place. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
    await access(path, constants.W_OK);
  } catch (error) {
    throw new UsageError(`${path}: is no folder to write to: ${(error as Error).message}`);
  }
}

/** Node's messages repeat the path and a system call; people want the reason. */
function reword(error: NodeJS.ErrnoException): never {
  const reasons: Record<string, string> = {
    ENOENT: 'there is no such file; check the path',
    EISDIR: 'it is a folder, a file was expected',
    EACCES: 'reading it is not permitted',
  };
  throw new Error(reasons[error.code ?? ''] ?? error.message);
}
