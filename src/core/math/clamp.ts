/** The number in [low, high] nearest to `value`; NaN stays NaN. */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/** From `a` at t = 0 to `b` at t = 1, both exactly; straight on outside. */
export function lerp(a: number, b: number, t: number): number {
  return t === 1 ? b : a + (b - a) * t;
}
