import { once } from 'node:events';

/** Writes to stdout, and waits where its reader is slower than we are; a reader that has gone away is no fault. */
export async function writeOut(text: string): Promise<void> {
  const { stdout } = process;
  if (text === '' || stdout.destroyed || stdout.write(text)) return;
  await once(stdout, 'drain').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
