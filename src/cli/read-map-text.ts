import { open } from 'node:fs/promises';
import { decodeXml } from '../map/opendrive/decode-xml.ts';
import { UsageError } from './usage-error.ts';

/** Larger files are refused before they are read [bytes]; the largest city maps that we know have a third of that. */
const MAX_BYTES = 200_000_000;

/** The text of an OpenDRIVE file, in whatever encoding it says it has; a usage error where it can't be one. */
export async function readMapText(path: string): Promise<string> {
  const bytes = await readBytes(path).catch((error: NodeJS.ErrnoException) => {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path}: ${reasonOf(error)}`);
  });
  if (bytes.length === 0) throw new UsageError(`${path}: is empty; expected an OpenDRIVE file`);
  const text = decodeXml(bytes);
  if (text.includes('\0')) throw new UsageError(`${path}: is a binary file; expected OpenDRIVE, which is XML text`);
  return text;
}

async function readBytes(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const stat = await file.stat();
    if (stat.isDirectory()) throw new UsageError(`${path}: is a folder; expected an OpenDRIVE file`);
    if (stat.size > MAX_BYTES) {
      throw new UsageError(`${path}: has ${stat.size} bytes; files of more than ${MAX_BYTES} bytes are refused`);
    }
    // A pipe or a device has no size beforehand.
    if (stat.isFile()) return await file.readFile();
    return await readBounded(file.createReadStream({ autoClose: false }), path);
  } finally {
    await file.close();
  }
}

async function readBounded(stream: AsyncIterable<Buffer>, path: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new UsageError(`${path}: gives more than ${MAX_BYTES} bytes, which is refused`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Node's messages repeat the path and a system call; people want the reason. */
function reasonOf(error: NodeJS.ErrnoException): string {
  const reasons: Record<string, string> = {
    ENOENT: 'there is no such file; check the path',
    ENOTDIR: 'there is no such file; check the path',
    EISDIR: 'is a folder; expected an OpenDRIVE file',
    EACCES: 'reading it is not permitted',
    EPERM: 'reading it is not permitted',
    ELOOP: 'is a symbolic link that leads round in circles',
    ENAMETOOLONG: 'is too long a name for a file',
  };
  return reasons[error.code ?? ''] ?? `cannot be read: ${error.message}`;
}
