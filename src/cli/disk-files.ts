import { constants, type Stats } from 'node:fs';
import { access, mkdir, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FileSource } from '../scenario/file-source.ts';
import { PROJECT_ROOT } from './project-root.ts';
import { UsageError } from './usage-error.ts';

/** Files on disk, paths relative to the working directory. */
export const diskFiles: FileSource = {
  text: async (path) => (await readBounded(path)).toString('utf8'),
  bytes: async (path) => new Uint8Array(await readBounded(path)),
  shipped: async (path) => (await readBounded(`${PROJECT_ROOT}${path}`)).toString('utf8'),
};

/** Nothing that a scene names is larger [bytes]. */
const MAX_BYTES = 200_000_000;

/** The bytes of a file, or of what a shell has opened for reading; never waits for a pipe that nobody writes to. */
async function readBounded(path: string): Promise<Buffer> {
  await refuseNamedPipe(path);
  const file = await open(path, 'r').catch(reword);
  try {
    const there = await file.stat();
    if (there.isFile() && there.size <= MAX_BYTES) return await file.readFile();
    if (there.isDirectory()) throw new Error('it is a folder, a file was expected');
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of file.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > MAX_BYTES) throw new Error(`it has more than ${MAX_BYTES} bytes, which is refused`);
    }
    return Buffer.concat(chunks);
  } finally {
    await file.close();
  }
}

/** Opening a named pipe waits until somebody writes to it; one that a shell has opened (`<(...)`) is fine. */
export async function refuseNamedPipe(path: string): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there?.isFIFO() === true && !/^\/(dev|proc)\//.test(path))
    throw new Error('it is a named pipe, a file was expected');
}

/**
 * Writes under a temporary name and renames, so that no reader ever sees half a file. Makes the folder. Links stay, and
 * pipes and devices (/dev/stdout) are written to as they are.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const there = await stat(path).catch(() => null);
  refuseFolder(path, there);
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

/** Makes the folder of a file that is to be written, and refuses a folder of its name; asked before long work. */
export async function refuseUnwritable(path: string): Promise<void> {
  const there = await stat(path).catch(() => null);
  refuseFolder(path, there);
  if (there === null) await makeFolder(dirname(path));
}

function refuseFolder(path: string, there: Stats | null): void {
  if (there?.isDirectory() === true) throw new UsageError(`${path}: is a folder; expected the name of a file`);
}

/** Makes a folder where there is none; asked before long work, whose results should find a place. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await makeFolders(path);
    await access(path, constants.W_OK);
  } catch (error) {
    throw new UsageError(`${path}: is no folder to write to: ${(error as Error).message}`);
  }
}

/** In place of mkdir's `recursive`, which in Node 20 never comes back where a folder that is there answers ENOENT, as /proc does. */
async function makeFolders(path: string): Promise<void> {
  const isFolder = async () => (await stat(path).catch(() => null))?.isDirectory() === true;
  if (await isFolder()) return;
  if (dirname(path) !== path) await makeFolders(dirname(path));
  await mkdir(path).catch(async (error: Error) => {
    if (!(await isFolder())) throw error;
  });
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
