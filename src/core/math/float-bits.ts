/**
 * Exponents and scaling of binary64 numbers (IEEE 754-2019, 3.4): 1 bit of sign, 11 bits of exponent biased by 1023,
 * 52 bits of significand.
 */
const value = new Float64Array(1);
const words = new Int32Array(value.buffer);

/** Where the high word lies: second on a little-endian machine (every engine we run on), first on a big-endian one. */
const HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0];

/** Sign, exponent and the upper 20 bits of the significand, as a signed 32-bit integer. */
export function highWord(x: number): number {
  value[0] = x;
  return words[HIGH];
}

const LEAST_EXPONENT = -1074;

/** A table, since writing the exponent's word and reading the whole stalls the processor's store buffer. */
const powersOfTwo = new Float64Array(1024 - LEAST_EXPONENT);
for (let i = 0, power = 5e-324; i < powersOfTwo.length; i++, power *= 2) powersOfTwo[i] = power;

/** 2^n exactly, for whole n from -1074 to 1023. */
export function powerOfTwo(n: number): number {
  return powersOfTwo[n - LEAST_EXPONENT];
}

/** x * 2^n rounded once, for x from 1/2 to 2 and whole n from -1080 to 1024. */
export function scaleByPowerOfTwo(x: number, n: number): number {
  if (n > 1022) return x * 2 * powerOfTwo(n - 1);
  if (n < -1021) return x * powerOfTwo(n + 100) * TWO_TO_MINUS_100;
  return x * powerOfTwo(n);
}

const TWO_TO_MINUS_100 = powerOfTwo(-100);
