import type { Cubic } from '../opendrive/polynomials.ts';

/** Where two grades would meet, and how they are rounded off there. */
export interface GradePoint {
  readonly s: number;
  readonly z: number;
  /** Length of the parabola, half of it on either side [m]. */
  readonly rounding: number;
}

/**
 * A profile as surveyors draw it: straight grades from point to point, each change of grade rounded off by a parabola
 * of constant vertical radius H = rounding / |change of grade|. The first and last point are the road's ends.
 */
export function verticalAlignment(points: readonly GradePoint[]): Cubic[] {
  const grade = (i: number) => (points[i + 1].z - points[i].z) / (points[i + 1].s - points[i].s);
  const pieces: Cubic[] = [{ s: points[0].s, a: points[0].z, b: grade(0), c: 0, d: 0 }];
  for (let i = 1; i + 1 < points.length; i++) {
    const { s, z, rounding } = points[i];
    const before = grade(i - 1);
    const after = grade(i);
    const half = rounding / 2;
    pieces.push({ s: s - half, a: z - before * half, b: before, c: (after - before) / (2 * rounding), d: 0 });
    pieces.push({ s: s + half, a: z + after * half, b: after, c: 0, d: 0 });
  }
  return pieces;
}
