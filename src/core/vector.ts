import { hypot } from './math/hypot.ts';

export interface Vec2 {
  x: number;
  y: number;
}

export interface Vec3 {
  x: number;
  y: number;
  z: number;
}

/*
 * Functions write their result into `out`, which may be one of the arguments, and return it, so that hot paths
 * allocate nothing.
 */

/** a - b. */
export function subtract(a: Readonly<Vec3>, b: Readonly<Vec3>, out: Vec3): Vec3 {
  out.x = a.x - b.x;
  out.y = a.y - b.y;
  out.z = a.z - b.z;
  return out;
}

/** a + factor * b. */
export function addScaled(a: Readonly<Vec3>, factor: number, b: Readonly<Vec3>, out: Vec3): Vec3 {
  out.x = a.x + factor * b.x;
  out.y = a.y + factor * b.y;
  out.z = a.z + factor * b.z;
  return out;
}

export function dot(a: Readonly<Vec3>, b: Readonly<Vec3>): number {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

/** Right-handed cross product a x b. */
export function cross(a: Readonly<Vec3>, b: Readonly<Vec3>, out: Vec3): Vec3 {
  const x = a.y * b.z - a.z * b.y;
  const y = a.z * b.x - a.x * b.z;
  out.z = a.x * b.y - a.y * b.x;
  out.x = x;
  out.y = y;
  return out;
}

/** `a` at length 1; the zero vector stays zero. */
export function normalize(a: Readonly<Vec3>, out: Vec3): Vec3 {
  const length = hypot(a.x, a.y, a.z);
  const factor = length > 0 ? 1 / length : 0;
  out.x = a.x * factor;
  out.y = a.y * factor;
  out.z = a.z * factor;
  return out;
}
