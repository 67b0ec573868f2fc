/**
 * The two 32-bit halves of a binary64 number (IEEE 754-2019, 3.4): the high word holds the sign, 11 bits of exponent
 * (biased by 1023) and the upper 20 bits of the significand, the low word its other 32 bits.
 */
const value = new Float64Array(1);
const words = new Int32Array(value.buffer);

/** Where the high word lies: second on a little-endian machine (every engine we run on), first on a big-endian one. */
const HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0];
const LOW = 1 - HIGH;

/** Sign, exponent and upper significand, as a signed 32-bit integer. */
export function highWord(x: number): number {
  value[0] = x;
  return words[HIGH];
}

/** `x` with the lower 32 bits of its significand cleared: a head of 21 significant bits. */
export function headOf(x: number): number {
  value[0] = x;
  words[LOW] = 0;
  return value[0];
}

/** `x` with its sign, exponent and upper significand replaced. */
export function withHighWord(x: number, high: number): number {
  value[0] = x;
  words[HIGH] = high;
  return value[0];
}

/** 2^n for -1022 <= n <= 1023, where the power is a normal number. */
export function powerOfTwo(n: number): number {
  words[HIGH] = (n + 1023) << 20;
  words[LOW] = 0;
  return value[0];
}

/** x * 2^n, rounded once, for a normal `x` in [1/2, 2] and any n from -1100 to 1100. */
export function scaleByPowerOfTwo(x: number, n: number): number {
  if (n >= -1021 && n <= 1022) return x * powerOfTwo(n);
  if (n > 0) return x * 2 * powerOfTwo(Math.min(n - 1, 1023));
  return x * powerOfTwo(n + 100) * 7.888609052210118e-31;
}
