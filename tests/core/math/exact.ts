/*
 * Reference values in integer arithmetic, to more than 120 bits after the leading one: slow, simple, and free of any
 * engine's own elementary functions. Fixed-point numbers are bigints scaled by 2^256.
 */
const BITS = 256n;
const ONE = 1n << BITS;

/** The number significand * 2^exponent. */
export interface Exact {
  readonly significand: bigint;
  readonly exponent: number;
}

/** Digits of pi for angles up to the greatest double: floor(pi * 2^1600), by Machin's formula. */
const WIDE_BITS = 1600n;
export const PI_WIDE = (4n * (4n * inverseCotangent(5n) - inverseCotangent(239n))) >> 64n;

/** acot n = 1/n - 1/(3 n^3) + 1/(5 n^5) - ..., scaled by 2^1664. */
function inverseCotangent(n: bigint): bigint {
  let term = (1n << (WIDE_BITS + 64n)) / n;
  let sum = term;
  for (let k = 3n; term !== 0n; k += 2n) {
    term = -term / (n * n);
    sum += term / k;
  }
  return sum;
}

/** ln 2 = 2 atanh(1/3). */
const LN2 = 2n * inverseHyperbolicTangent(ONE / 3n);

const float = new Float64Array(1);
const bits = new BigUint64Array(float.buffer);

/** A finite double as it is. */
export function exactly(x: number): Exact {
  float[0] = x;
  const biased = Number((bits[0] >> 52n) & 0x7ffn);
  const fraction = bits[0] & 0xfffffffffffffn;
  const significand = biased === 0 ? fraction : fraction | (1n << 52n);
  return { significand: x < 0 ? -significand : significand, exponent: Math.max(biased, 1) - 1075 };
}

function shift(value: bigint, places: bigint): bigint {
  return places >= 0n ? value << places : value >> -places;
}

/** A double in fixed point with so many bits after the point. */
function fixed(x: number, fractionBits = BITS): bigint {
  const { significand, exponent } = exactly(x);
  return shift(significand, BigInt(exponent) + fractionBits);
}

function multiply(a: bigint, b: bigint): bigint {
  return (a * b) >> BITS;
}

function divide(a: bigint, b: bigint): bigint {
  return (a << BITS) / b;
}

function ofFixed(value: bigint): Exact {
  return { significand: value, exponent: -Number(BITS) };
}

/** Sine and cosine of |x| <= pi/4 by Taylor's series. */
function sineAndCosine(x: bigint): [bigint, bigint] {
  let sine = 0n;
  let cosine = 0n;
  let term = ONE;
  for (let k = 1n; term !== 0n; k += 2n) {
    cosine += term;
    term = multiply(term, x) / k;
    sine += term;
    term = -multiply(term, x) / (k + 1n);
    if (term === -1n) break;
  }
  return [sine, cosine];
}

/** Sine and cosine of any finite double. */
function sineAndCosineOf(x: number): [bigint, bigint] {
  const angle = fixed(x, WIDE_BITS);
  const halfPi = PI_WIDE / 2n;
  const quarters = (2n * angle + halfPi) / (2n * halfPi) - (2n * angle + halfPi < 0n ? 1n : 0n);
  const rest = (angle - quarters * halfPi) >> (WIDE_BITS - BITS);
  const [sine, cosine] = sineAndCosine(rest);
  const quadrant = Number(BigInt.asUintN(2, quarters));
  if (quadrant === 0) return [sine, cosine];
  if (quadrant === 1) return [cosine, -sine];
  return quadrant === 2 ? [-sine, -cosine] : [-cosine, sine];
}

/** atanh x = x + x^3/3 + x^5/5 + ... */
function inverseHyperbolicTangent(x: bigint): bigint {
  const square = multiply(x, x);
  let sum = 0n;
  let power = x;
  for (let k = 1n; power / k !== 0n; k += 2n) {
    sum += power / k;
    power = multiply(power, square);
    if (power === -1n) break;
  }
  return sum;
}

/** Natural logarithm of a positive finite double, in fixed point. */
function logarithm(x: number): bigint {
  const { significand, exponent } = exactly(x);
  const length = significand.toString(2).length;
  const m = significand << (BITS - BigInt(length) + 1n); // in [1, 2)
  return BigInt(exponent + length - 1) * LN2 + 2n * inverseHyperbolicTangent(divide(m - ONE, m + ONE));
}

/** e to a fixed-point power: x = k ln 2 + r, then Taylor's series for e^r. */
function exponential(x: bigint): Exact {
  const k = x / LN2;
  const r = x - k * LN2;
  let sum = 0n;
  let term = ONE;
  for (let n = 1n; term !== 0n; n++) {
    sum += term;
    term = multiply(term, r) / n;
    if (term === -1n) break;
  }
  return { significand: sum, exponent: Number(k) - Number(BITS) };
}

/** Angle of the direction (x, y), from a guess good to about 2^-50 that is then corrected by its own sine and cosine. */
function angleOf(y: bigint, x: bigint, guess: number): bigint {
  const [sine, cosine] = sineAndCosineOf(guess);
  const error = divide(multiply(y, cosine) - multiply(x, sine), multiply(x, cosine) + multiply(y, sine));
  const cube = multiply(multiply(error, error), error);
  return fixed(guess) + error - cube / 3n + multiply(multiply(cube, error), error) / 5n;
}

/** floor(sqrt(n)), Newton's iteration from above. */
function integerSquareRoot(n: bigint): bigint {
  if (n === 0n) return 0n;
  let root = 1n << BigInt((n.toString(16).length * 4) / 2 + 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** sqrt(1 - x^2). */
function complement(x: number): bigint {
  const value = fixed(x);
  return integerSquareRoot((ONE - multiply(value, value)) << BITS);
}

function length(...components: number[]): Exact {
  const exponents = components.filter((x) => x !== 0).map((x) => exactly(x).exponent);
  const unit = Math.min(...exponents);
  let sum = 0n;
  for (const component of components) {
    const { significand, exponent } = exactly(component);
    const scaled = shift(significand, BigInt(exponent - unit));
    sum += scaled * scaled;
  }
  return { significand: integerSquareRoot(sum << (2n * BITS)), exponent: unit - Number(BITS) };
}

/** The exact value for finite arguments inside the function's domain, magnitudes from about 2^-60 on. */
export const exact: Readonly<Record<string, (...list: number[]) => Exact>> = {
  sin: (x) => ofFixed(sineAndCosineOf(x)[0]),
  cos: (x) => ofFixed(sineAndCosineOf(x)[1]),
  tan: (x) => ofFixed(divide(...sineAndCosineOf(x))),
  atan: (x) => ofFixed(angleOf(fixed(x), ONE, Math.atan(x))),
  asin: (x) => ofFixed(angleOf(fixed(x), complement(x), Math.asin(x))),
  acos: (x) => ofFixed(angleOf(complement(x), fixed(x), Math.acos(x))),
  exp: (x) => exponential(fixed(x)),
  log: (x) => ofFixed(logarithm(x)),
  atan2: (y, x) => ofFixed(angleOf(fixed(y), fixed(x), Math.atan2(y, x))),
  pow: (x, y) => {
    const magnitude = exponential(multiply(fixed(y), logarithm(Math.abs(x))));
    const negative = x < 0 && Math.abs(y % 2) === 1;
    return negative ? { ...magnitude, significand: -magnitude.significand } : magnitude;
  },
  hypot: length,
};

/** How far a double lies from the exact value, in units of the last place that a double of that size has. */
export function errorInUlps(result: number, value: Exact): number {
  const size = value.significand < 0n ? -value.significand : value.significand;
  const unit = Math.max(size.toString(2).length + value.exponent - 53, -1074);
  const { significand, exponent } = exactly(result);
  const base = Math.min(exponent, value.exponent);
  const difference = (significand << BigInt(exponent - base)) - (value.significand << BigInt(value.exponent - base));
  return Math.abs(Number(shift(difference, BigInt(base - unit + 30)))) / 2 ** 30;
}
