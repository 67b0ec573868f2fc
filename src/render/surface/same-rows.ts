/** Rows of a table told apart: each row's number among those that differ, and where each of these is first met. */
export interface DistinctRows {
  readonly numbers: Uint32Array;
  readonly firsts: Uint32Array;
}

/** Finds the rows, of `width` words each, that are the same to the bit. */
export function sameRows(words: Int32Array, width: number): DistinctRows {
  const count = words.length / width;
  const numbers = new Uint32Array(count);
  const firsts = new Uint32Array(count);
  // Open addressing, at most half full.
  const mask = 2 ** Math.ceil(Math.log2(2 * count + 2)) - 1;
  const table = new Int32Array(mask + 1).fill(-1);
  let distinct = 0;
  for (let row = 0; row < count; row++) {
    let slot = hash(words, row * width, width) & mask;
    while (table[slot] >= 0 && !areSame(words, firsts[table[slot]] * width, row * width, width))
      slot = (slot + 1) & mask;
    if (table[slot] < 0) {
      table[slot] = distinct;
      firsts[distinct++] = row;
    }
    numbers[row] = table[slot];
  }
  return { numbers, firsts: firsts.slice(0, distinct) };
}

/** MurmurHash3's mixing. */
function hash(words: Int32Array, from: number, width: number): number {
  let bits = 0;
  for (let k = from; k < from + width; k++) {
    let word = Math.imul(words[k], 0xcc9e2d51);
    word = Math.imul((word << 15) | (word >>> 17), 0x1b873593);
    bits ^= word;
    bits = (Math.imul((bits << 13) | (bits >>> 19), 5) + 0xe6546b64) | 0;
  }
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

function areSame(words: Int32Array, a: number, b: number, width: number): boolean {
  for (let k = 0; k < width; k++) if (words[a + k] !== words[b + k]) return false;
  return true;
}
