import type { Cubic } from './polynomials.ts';

/** From station `s` to the next record's a cubic across the road, in pieces by ascending `t` [10.5.3]. */
export interface LateralShape {
  readonly s: number;
  /** Height over the reference line [m] is a + b dt + c dt^2 + d dt^3 with dt counted from `t`. */
  readonly pieces: readonly {
    readonly t: number;
    readonly a: number;
    readonly b: number;
    readonly c: number;
    readonly d: number;
  }[];
}

/**
 * One strip of a cross section surface [10.5.4, since 1.8]: over its width the height is
 * constant + linear dt + quadratic dt^2 + cubic dt^3, each a cubic of s. dt counts from the strip's inner edge along t,
 * so it is negative on the right.
 */
export interface SurfaceStrip {
  readonly id: number;
  /** Counts its height from the outer edge of the strip further in, not from the reference line. */
  readonly relative: boolean;
  /** Empty for the outermost strip, which goes on without end. */
  readonly widths: readonly Cubic[];
  readonly constant: readonly Cubic[];
  readonly linear: readonly Cubic[];
  readonly quadratic: readonly Cubic[];
  readonly cubic: readonly Cubic[];
}

/**
 * Angles by which the road falls from its reference line to the outside, relative to the t axis [rad], by side; of the
 * revisions 1.1 to 1.5.
 */
export interface Crossfall {
  readonly left: readonly Cubic[];
  readonly right: readonly Cubic[];
}

export interface CrossSectionSurface {
  /** Of the edge between the first strips of both sides from the reference line [m]. */
  readonly tOffset: readonly Cubic[];
  /** From the inside out: ids 1, 2, ... and -1, -2, ... */
  readonly left: readonly SurfaceStrip[];
  readonly right: readonly SurfaceStrip[];
}
