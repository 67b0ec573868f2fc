import { atan } from '../../core/math/atan.ts';
import { clamp } from '../../core/math/clamp.ts';
import type { Geometry } from '../opendrive/geometry-record.ts';
import type { Cubic } from '../opendrive/polynomials.ts';
import { ease } from './ease.ts';

/** [m/s^2] */
const GRAVITY = 9.81;

/** What a road's curves are banked for. */
export interface BankingRule {
  /** [km/h] */
  readonly speedKmh: number;
  /** Superelevation of the tightest curve that the speed allows [1]; RAL 2012: 7 %. */
  readonly steepest: number;
  /** Side friction that may be used at that speed [1]; AASHTO Green Book table 3-7: 0.14 at 80 km/h, 0.12 at 100 km/h. */
  readonly friction: number;
}

/** Smallest radius of the rule: R = v^2 / (g (e + f)) [m]. */
export function smallestRadius({ speedKmh, steepest, friction }: BankingRule): number {
  const speed = speedKmh / 3.6;
  return (speed * speed) / (GRAVITY * (steepest + friction));
}

/**
 * Superelevation by radius: e = steepest R_min / R (AASHTO method 1, so that friction too grows with 1 / R), and no more
 * than the steepest in curves that are signed for less. Arcs have it whole, straights none, clothoids ease between. Roads fall to the inside: to the right (positive) in right curves.
 */
export function bankedCurves(planView: readonly Geometry[], rule: BankingRule): Cubic[] {
  const radius = smallestRadius(rule);
  const roll = (curvature: number) =>
    0 - atan(clamp(rule.steepest * radius * curvature, -rule.steepest, rule.steepest));
  return planView.map((geometry) => {
    if (geometry.kind === 'spiral') {
      return ease(geometry.s, geometry.length, roll(geometry.curvStart), roll(geometry.curvEnd));
    }
    return ease(geometry.s, geometry.length, ...both(geometry.kind === 'arc' ? roll(geometry.curvature) : 0));
  });
}

function both(value: number): [number, number] {
  return [value, value];
}
