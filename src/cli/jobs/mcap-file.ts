import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import type { IWritable } from '@mcap/core';
import { UsageError } from '../usage-error.ts';

/** A file that an MCAP writer writes to, under a temporary name until it is whole. */
export class McapFile implements IWritable {
  private readonly path: string;
  private readonly handle: FileHandle;
  private written = 0n;

  private constructor(path: string, handle: FileHandle) {
    this.path = path;
    this.handle = handle;
  }

  static async create(path: string): Promise<McapFile> {
    return new McapFile(path, await open(partOf(path), 'w').catch((error: Error) => refuse(path, error)));
  }

  position(): bigint {
    return this.written;
  }

  async write(buffer: Uint8Array): Promise<void> {
    await this.handle.writeFile(buffer).catch((error: Error) => refuse(this.path, error));
    this.written += BigInt(buffer.byteLength);
  }

  /** Gives it its name. */
  async finish(): Promise<void> {
    await this.handle.close();
    await rename(partOf(this.path), this.path).catch((error: Error) => refuse(this.path, error));
  }

  /** Takes back what was written. */
  async discard(): Promise<void> {
    await this.handle.close().catch(() => {});
    await rm(partOf(this.path), { force: true });
  }
}

/** The same for every run, so that what a killed one left is written over. */
function partOf(path: string): string {
  return `${path}.part`;
}

function refuse(path: string, error: Error): never {
  throw new UsageError(`${path}: cannot be written: ${error.message}`);
}
