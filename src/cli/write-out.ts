import { once } from 'node:events';

/** Writes to stdout, and waits where its reader is slower than we are. */
export async function writeOut(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
}
