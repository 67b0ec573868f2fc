import type { Polynomial } from './polynomials.ts';

/** Where an element of the plan view begins, and how long it is. */
interface GeometryPlace {
  readonly s: number;
  readonly x: number;
  readonly y: number;
  readonly hdg: number;
  readonly length: number;
}

/**
 * One element of the plan view [9.3]. A poly3 is v(u) and a paramPoly3 is (u(p), v(p)) in the frame of its start, with p
 * from 0 to 1 (normalized) or to the length (arcLength); `s` runs along both by arc length.
 */
export type Geometry =
  | (GeometryPlace & { readonly kind: 'line' })
  | (GeometryPlace & { readonly kind: 'arc'; readonly curvature: number })
  | (GeometryPlace & { readonly kind: 'spiral'; readonly curvStart: number; readonly curvEnd: number })
  | (GeometryPlace & { readonly kind: 'poly3'; readonly v: Polynomial })
  | (GeometryPlace & {
      readonly kind: 'paramPoly3';
      readonly u: Polynomial;
      readonly v: Polynomial;
      readonly normalized: boolean;
    });
