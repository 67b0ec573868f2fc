import type { ElementReader } from './element-reader.ts';

/** Ids of the roads or the junctions of a file, with their index. */
export class IdIndex {
  private readonly indices = new Map<string, number>();

  /** Adds an element; -1 for one that was left out. False where its id is taken already. */
  add(reader: ElementReader, index: number): boolean {
    const id = reader.text('id');
    if (this.indices.has(id)) return false;
    this.indices.set(id, index);
    return true;
  }

  /** Index of an id, -1 where there is none. */
  get(id: string): number {
    return this.indices.get(id) ?? -1;
  }
}
