import { log } from './math/log.ts';
import { cos, sin } from './math/sin-cos.ts';
import type { PlainData } from './snapshot.ts';

/**
 * One stream of pseudo-random numbers: sfc32 (Chris Doty-Humphrey, PractRand), 128 bits of state, in 32-bit integer
 * arithmetic that every engine does alike.
 */
export class RandomStream {
  private a: number;
  private b: number;
  private c: number;
  private counter: number;
  /** Second normal deviate of a Box-Muller pair, NaN when used up. */
  private spareNormal = Number.NaN;

  /** `seed` is the run's; `name` keeps the streams of one run apart. */
  constructor(seed: number, name: string) {
    // FNV-1a over the name, twice with different offsets, so that streams differ in 64 bits of state.
    let h1 = 0x811c9dc5;
    let h2 = 0x9e3779b9;
    for (let i = 0; i < name.length; i++) {
      h1 = Math.imul(h1 ^ name.charCodeAt(i), 0x01000193);
      h2 = Math.imul(h2 ^ name.charCodeAt(i), 0x85ebca6b);
    }
    this.a = h1;
    this.b = h2;
    this.c = seed | 0;
    this.counter = Math.floor(seed / 0x1_0000_0000) + 1;
    for (let i = 0; i < 15; i++) this.uint32();
  }

  /** Uniform integer in [0, 2^32). */
  uint32(): number {
    return this.int32() >>> 0;
  }

  /** The same draw as a signed integer: V8 puts no such number on the heap, as it may do with larger ones. */
  int32(): number {
    const t = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + t;
    this.c |= 0;
    return t;
  }

  /** Uniform in [0, 1), 53 bits. */
  uniform(): number {
    return ((this.uint32() >>> 5) * 67108864 + (this.uint32() >>> 6)) / 9007199254740992;
  }

  /** Uniform in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** Uniform integer in [0, n). */
  integer(n: number): number {
    return Math.floor(this.uniform() * n);
  }

  /** Standard normal deviate (Box and Muller 1958). */
  normal(): number {
    if (!Number.isNaN(this.spareNormal)) {
      const spare = this.spareNormal;
      this.spareNormal = Number.NaN;
      return spare;
    }
    const radius = Math.sqrt(-2 * log(1 - this.uniform()));
    const angle = 2 * Math.PI * this.uniform();
    this.spareNormal = radius * sin(angle);
    return radius * cos(angle);
  }

  snapshot(): PlainData {
    return [this.a, this.b, this.c, this.counter, this.spareNormal];
  }

  restore(state: PlainData): void {
    [this.a, this.b, this.c, this.counter, this.spareNormal] = state as [number, number, number, number, number];
  }
}
