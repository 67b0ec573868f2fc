import { cross, dot, minus, type Point, plus, unit } from './point.ts';

/**
 * Knee or elbow of a limb of two parts of these lengths from `a` to `b`, bent towards `towards`: the corner of the
 * triangle of three known sides. A limb that is too short is stretched straight.
 */
export function middleJoint(a: Point, b: Point, first: number, second: number, towards: Point): Point {
  const way = minus(b, a);
  const reach = Math.sqrt(dot(way, way));
  const along = unit(way);
  const foot = Math.min(reach, (first * first - second * second + reach * reach) / (2 * reach));
  const out = Math.sqrt(Math.max(0, first * first - foot * foot));
  const normal = cross(along, towards);
  const bend = unit(cross(normal, along));
  return plus(plus(a, along, foot), bend, reach >= first + second ? 0 : out);
}
