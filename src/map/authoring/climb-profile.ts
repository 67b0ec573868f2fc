import type { Cubic } from '../opendrive/polynomials.ts';

/** A climb (or descent) of a street between two heights. */
export interface Climb {
  /** Stations where it begins and ends [m]. */
  readonly from: number;
  readonly to: number;
  /** Length of the rounding at either end [m]. */
  readonly rounding: number;
}

/**
 * Level, parabolic sag, constant grade, parabolic crest, level. The grade is g = rise / (to - from - rounding), since
 * each parabola rises half of what the grade would.
 */
export function climbProfile(zStart: number, zEnd: number, climb: Climb): Cubic[] {
  if (zStart === zEnd) return [{ s: 0, a: zStart, b: 0, c: 0, d: 0 }];
  const { from, to, rounding } = climb;
  const grade = (zEnd - zStart) / (to - from - rounding);
  const bend = grade / (2 * rounding);
  const half = (grade * rounding) / 2;
  return [
    { s: 0, a: zStart, b: 0, c: 0, d: 0 },
    { s: from, a: zStart, b: 0, c: bend, d: 0 },
    { s: from + rounding, a: zStart + half, b: grade, c: 0, d: 0 },
    { s: to - rounding, a: zEnd - half, b: grade, c: -bend, d: 0 },
    { s: to, a: zEnd, b: 0, c: 0, d: 0 },
  ];
}
