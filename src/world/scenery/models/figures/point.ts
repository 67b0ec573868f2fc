/** A place or a direction in a model's frame: x forward, y left, z up [m]. */
export type Point = readonly [number, number, number];

export function plus(a: Point, b: Point, share = 1): Point {
  return [a[0] + share * b[0], a[1] + share * b[1], a[2] + share * b[2]];
}

export function minus(a: Point, b: Point): Point {
  return plus(a, b, -1);
}

export function dot(a: Point, b: Point): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Point, b: Point): Point {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

/** The direction of a vector that is not zero. */
export function unit(a: Point): Point {
  const length = Math.sqrt(dot(a, a));
  return [a[0] / length, a[1] / length, a[2] / length];
}

export function mirrored(a: Point, side: number): Point {
  return [a[0], side * a[1], a[2]];
}
