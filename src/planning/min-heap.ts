/**
 * Binary min-heap of (key, id) pairs in typed arrays; pops in the order of (key, id), so that equal keys are no matter
 * of chance. Grows by doubling; after the first few searches it allocates nothing.
 */
export class MinHeap {
  /** Always with room for one more. */
  private keys: Float64Array;
  private ids: Int32Array;
  private count = 0;

  constructor(capacity: number) {
    this.keys = new Float64Array(capacity);
    this.ids = new Int32Array(capacity);
  }

  get size(): number {
    return this.count;
  }

  clear(): void {
    this.count = 0;
  }

  /** So short that V8 inlines it, and need not put the key on the heap. */
  push(key: number, id: number): void {
    this.keys[this.count] = key;
    this.rise(id);
  }

  /** Takes an id in whose key is behind the last. */
  private rise(id: number): void {
    const { keys, ids } = this;
    const key = keys[this.count];
    let hole = this.count++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (!precedes(key, id, keys[parent], ids[parent])) break;
      keys[hole] = keys[parent];
      ids[hole] = ids[parent];
      hole = parent;
    }
    keys[hole] = key;
    ids[hole] = id;
    if (this.count === keys.length) this.grow();
  }

  /** Key of the pair that `pop` takes next; NaN when empty. */
  get firstKey(): number {
    return this.count > 0 ? this.keys[0] : Number.NaN;
  }

  /** Removes the first pair and returns its id; -1 when empty. */
  pop(): number {
    if (this.count === 0) return -1;
    const first = this.ids[0];
    this.count--;
    if (this.count > 0) this.sink(this.keys[this.count], this.ids[this.count]);
    return first;
  }

  /** Puts a pair into the hole at the root. */
  private sink(key: number, id: number): void {
    const { keys, ids, count } = this;
    let hole = 0;
    for (let child = 1; child < count; child = 2 * hole + 1) {
      if (child + 1 < count && precedes(keys[child + 1], ids[child + 1], keys[child], ids[child])) child++;
      if (!precedes(keys[child], ids[child], key, id)) break;
      keys[hole] = keys[child];
      ids[hole] = ids[child];
      hole = child;
    }
    keys[hole] = key;
    ids[hole] = id;
  }

  private grow(): void {
    const keys = new Float64Array(2 * this.keys.length);
    const ids = new Int32Array(2 * this.ids.length);
    keys.set(this.keys);
    ids.set(this.ids);
    this.keys = keys;
    this.ids = ids;
  }
}

function precedes(keyA: number, idA: number, keyB: number, idB: number): boolean {
  return keyA < keyB || (keyA === keyB && idA < idB);
}
