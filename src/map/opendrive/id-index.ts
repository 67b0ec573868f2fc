import type { ElementReader } from './element-reader.ts';

/** Ids of the roads or the junctions of a file, with their index. */
export class IdIndex {
  private readonly indices = new Map<string, number>();

  constructor(readers: readonly ElementReader[]) {
    readers.forEach((reader, index) => {
      const id = reader.text('id');
      if (this.indices.has(id)) reader.error(`id "${id}" is taken already; expected ids that differ`);
      else this.indices.set(id, index);
    });
  }

  /** Index of an id, -1 where there is none. */
  get(id: string): number {
    return this.indices.get(id) ?? -1;
  }
}
