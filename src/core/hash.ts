import type { PlainData } from './snapshot.ts';

const SEED_HIGH = 0x9e3779b9 | 0;
const SEED_LOW = 0x7f4a7c15 | 0;

/** Tags keep values of different types apart: the empty list is not the empty object is not null. */
const TAG = {
  null: 1,
  false: 2,
  true: 3,
  number: 4,
  string: 5,
  list: 6,
  object: 7,
  bytes: 8,
  uint16: 9,
  int32: 10,
  uint32: 11,
  float32: 12,
  float64: 13,
};

const float64 = new Float64Array(1);
const words = new Int32Array(float64.buffer);

/**
 * Streaming 64-bit hash of plain data in a canonical encoding: type tags, lengths, object keys in code-unit order,
 * numbers as binary64 with one NaN (0x7ff80000_00000000), typed arrays by element. Not cryptographic. Two 32-bit lanes
 * mixed as in MurmurHash3 (Appleby 2011) with different constants, each folding the other in, so that one flipped bit
 * changes both. 32-bit integer operations only: the
 * same in every engine on a little-endian machine.
 */
export class Hasher {
  private high = SEED_HIGH;
  private low = SEED_LOW;

  /** Folds one 32-bit word in. */
  word(value: number): void {
    let k = Math.imul(value, 0xcc9e2d51 | 0);
    k = (k << 15) | (k >>> 17);
    let low = this.low ^ Math.imul(k, 0x1b873593);
    low = (low << 13) | (low >>> 19);
    this.low = (Math.imul(low, 5) + 0xe6546b64) | 0;
    let j = Math.imul(value ^ this.low, 0x85ebca6b | 0);
    j = (j << 16) | (j >>> 16);
    const high = this.high ^ Math.imul(j, 0xc2b2ae35 | 0);
    this.high = (Math.imul((high << 11) | (high >>> 21), 5) + 0x38495ab5) | 0;
  }

  number(value: number): void {
    if (Number.isNaN(value)) {
      this.word(0);
      this.word(0x7ff80000);
      return;
    }
    float64[0] = value;
    this.word(words[0]);
    this.word(words[1]);
  }

  string(value: string): void {
    this.word(value.length);
    for (let i = 0; i < value.length; i++) this.word(value.charCodeAt(i));
  }

  /** Folds any plain data in. */
  data(value: unknown): void {
    if (value === null || value === undefined) this.word(TAG.null);
    else if (typeof value === 'number') {
      this.word(TAG.number);
      this.number(value);
    } else if (typeof value === 'string') {
      this.word(TAG.string);
      this.string(value);
    } else if (typeof value === 'boolean') this.word(value ? TAG.true : TAG.false);
    else if (Array.isArray(value)) {
      this.word(TAG.list);
      this.word(value.length);
      for (const item of value) this.data(item);
    } else if (ArrayBuffer.isView(value)) this.typedArray(value);
    else if (typeof value === 'object') {
      const keys = Object.keys(value).sort();
      this.word(TAG.object);
      this.word(keys.length);
      for (const key of keys) {
        this.string(key);
        this.data((value as Record<string, unknown>)[key]);
      }
    } else throw new Error(`only plain data can be hashed; found ${typeof value}`);
  }

  /** The state as 16 hexadecimal digits, after a final avalanche; the stream can go on. */
  digest(): string {
    const low = avalanche(this.low ^ Math.imul(this.high, 0x2c1b3c6d));
    const high = avalanche(this.high ^ low);
    return hex(high) + hex(low);
  }

  /** The state between two ticks. */
  snapshot(): PlainData {
    return [this.high, this.low];
  }

  restore(state: PlainData): void {
    [this.high, this.low] = state as [number, number];
  }

  private typedArray(array: ArrayBufferView): void {
    if (array instanceof Uint8Array) this.bytes(array);
    else if (array instanceof Float64Array) {
      this.word(TAG.float64);
      this.word(array.length);
      this.doubles(new Int32Array(array.buffer, array.byteOffset, 2 * array.length));
    } else if (array instanceof Float32Array) {
      this.word(TAG.float32);
      this.word(array.length);
      this.words(new Int32Array(array.buffer, array.byteOffset, array.length), true);
    } else if (array instanceof Uint16Array) this.shorts(array);
    else if (array instanceof Int32Array || array instanceof Uint32Array) {
      this.word(array instanceof Int32Array ? TAG.int32 : TAG.uint32);
      this.word(array.length);
      this.words(new Int32Array(array.buffer, array.byteOffset, array.length), false);
    } else throw new Error(`no canonical encoding for ${array.constructor.name}`);
  }

  /** Folds doubles in by their words, low before high. */
  private doubles(bits: Int32Array): void {
    for (let i = 0; i < bits.length; i += 2) {
      const magnitude = bits[i + 1] & 0x7fffffff;
      const isNone = magnitude > 0x7ff00000 || (magnitude === 0x7ff00000 && bits[i] !== 0);
      this.word(isNone ? 0 : bits[i]);
      this.word(isNone ? 0x7ff80000 : bits[i + 1]);
    }
  }

  /** Folds words in, NaN of floats as one. Long lists come ten times a second, so that `word` is written out here. */
  private words(bits: Int32Array, areFloats: boolean): void {
    let { high, low } = this;
    for (let i = 0; i < bits.length; i++) {
      const value = areFloats && (bits[i] & 0x7fffffff) > 0x7f800000 ? 0x7fc00000 : bits[i];
      let k = Math.imul(value, 0xcc9e2d51 | 0);
      k = (k << 15) | (k >>> 17);
      low ^= Math.imul(k, 0x1b873593);
      low = (low << 13) | (low >>> 19);
      low = (Math.imul(low, 5) + 0xe6546b64) | 0;
      let j = Math.imul(value ^ low, 0x85ebca6b | 0);
      j = (j << 16) | (j >>> 16);
      high ^= Math.imul(j, 0xc2b2ae35 | 0);
      high = (Math.imul((high << 11) | (high >>> 21), 5) + 0x38495ab5) | 0;
    }
    this.high = high;
    this.low = low;
  }

  private bytes(array: Uint8Array): void {
    this.word(TAG.bytes);
    this.word(array.length);
    const whole = array.length & ~3;
    for (let i = 0; i < whole; i += 4) {
      this.word(array[i] | (array[i + 1] << 8) | (array[i + 2] << 16) | (array[i + 3] << 24));
    }
    for (let i = whole; i < array.length; i++) this.word(array[i]);
  }

  private shorts(array: Uint16Array): void {
    this.word(TAG.uint16);
    this.word(array.length);
    for (let i = 0; i < array.length; i++) this.word(array[i]);
  }
}

/** Hash of one value, 16 hexadecimal digits. */
export function hashOf(value: unknown): string {
  const hasher = new Hasher();
  hasher.data(value);
  return hasher.digest();
}

/** MurmurHash3's 32-bit finaliser. */
function avalanche(value: number): number {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x85ebca6b | 0);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35 | 0);
  return (h ^ (h >>> 16)) >>> 0;
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0');
}
