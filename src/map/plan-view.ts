import { cos, sin } from '../core/math/sin-cos.ts';
import { pieceAt } from './cubic.ts';
import { isLongSpiral, longSpiralDisplacement } from './long-spiral.ts';
import type { Geometry } from './opendrive/geometry-record.ts';
import { parametricCubicPoint } from './parametric-cubic.ts';
import { type Displacement, spiralDisplacement } from './spiral.ts';

/** A place on a curve in the plane. */
export interface PlanPoint {
  x: number;
  y: number;
  /** [rad], not wrapped. */
  heading: number;
  /** Left turn positive [1/m]. */
  curvature: number;
  /** Change of curvature along the curve [1/m^2]. */
  curvatureRate: number;
}

const local: Displacement = { x: 0, y: 0 };

/**
 * The plan view at station `s`. Before the first and after the last element the nearest one is extended, since real
 * files have roads some centimetres longer than their geometry.
 */
export function planViewPoint(planView: readonly Geometry[], s: number, out: PlanPoint): void {
  const i = pieceAt(planView, s);
  if (i >= 0) geometryPoint(planView[i], s - planView[i].s, out);
  else out.x = out.y = out.heading = out.curvature = out.curvatureRate = 0;
}

/** Curvature and its rate alone, the same numbers for much less work; the other fields of `out` may be left as they were. */
export function planViewCurvature(planView: readonly Geometry[], s: number, out: PlanPoint): void {
  const i = pieceAt(planView, s);
  const geometry = planView[i];
  if (i < 0 || geometry.kind === 'poly3' || geometry.kind === 'paramPoly3') {
    planViewPoint(planView, s, out);
    return;
  }
  out.curvatureRate = curvatureRate(geometry);
  out.curvature = startCurvature(geometry) + out.curvatureRate * (s - geometry.s);
}

/** One element at the distance `ds` from its start, exact but for rounding. */
export function geometryPoint(geometry: Geometry, ds: number, out: PlanPoint): void {
  if (geometry.kind === 'poly3' || geometry.kind === 'paramPoly3') {
    parametricCubicPoint(geometry, ds, out);
    return;
  }
  const curvature = startCurvature(geometry);
  const rate = curvatureRate(geometry);
  if (geometry.kind === 'spiral' && isLongSpiral(geometry)) longSpiralDisplacement(geometry, ds, local);
  else displacement(curvature, rate, ds);
  const c = cos(geometry.hdg);
  const s = sin(geometry.hdg);
  out.x = geometry.x + c * local.x - s * local.y;
  out.y = geometry.y + s * local.x + c * local.y;
  out.heading = geometry.hdg + ds * (curvature + (rate * ds) / 2);
  out.curvature = curvature + rate * ds;
  out.curvatureRate = rate;
}

function startCurvature(geometry: Geometry): number {
  if (geometry.kind === 'arc') return geometry.curvature;
  return geometry.kind === 'spiral' ? geometry.curvStart : 0;
}

function curvatureRate(geometry: Geometry): number {
  return geometry.kind === 'spiral' ? (geometry.curvEnd - geometry.curvStart) / geometry.length : 0;
}

function displacement(curvature: number, rate: number, ds: number): void {
  if (rate !== 0) spiralDisplacement(curvature, rate, ds, local);
  else if (curvature === 0) {
    local.x = ds;
    local.y = 0;
  } else {
    // 1 - cos a = 2 sin^2(a / 2) keeps the digits of flat arcs.
    const half = sin((curvature * ds) / 2);
    local.x = sin(curvature * ds) / curvature;
    local.y = (2 * half * half) / curvature;
  }
}
