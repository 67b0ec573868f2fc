const float = new Float64Array(1);
const bits = new BigInt64Array(float.buffer);

/** Place of a double in the order of all doubles; both zeros at 0, the smallest subnormals at 1 and -1. */
function ordinal(x: number): bigint {
  float[0] = x;
  return bits[0] < 0n ? -(bits[0] & 0x7fffffffffffffffn) : bits[0];
}

/** How many doubles `a` lies from `b`: 0 only for the same value (and sign of zero), infinite if one alone is NaN. */
export function ulpDistance(a: number, b: number): number {
  if (Object.is(a, b)) return 0;
  if (Number.isNaN(a) || Number.isNaN(b) || (a === 0 && b === 0)) return Number.POSITIVE_INFINITY;
  const distance = ordinal(a) - ordinal(b);
  return Number(distance < 0n ? -distance : distance);
}

/** The double with these 64 bits. */
export function doubleOfBits(high: number, low: number): number {
  bits[0] = (BigInt(high) << 32n) | BigInt(low >>> 0);
  return float[0];
}
