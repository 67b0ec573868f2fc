import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import type { IWritable } from '@mcap/core';

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
    return new McapFile(path, await open(partOf(path), 'w'));
  }

  position(): bigint {
    return this.written;
  }

  async write(buffer: Uint8Array): Promise<void> {
    await this.handle.writeFile(buffer);
    this.written += BigInt(buffer.byteLength);
  }

  /** Gives it its name. */
  async finish(): Promise<void> {
    await this.handle.close();
    await rename(partOf(this.path), this.path);
  }

  /** Takes back what was written. */
  async discard(): Promise<void> {
    await this.handle.close();
    await rm(partOf(this.path), { force: true });
  }
}

function partOf(path: string): string {
  return `${path}.${process.pid}.part`;
}
