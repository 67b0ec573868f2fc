import { describe, expect, test } from 'vitest';
import { ACTOR_KIND } from '../../src/core/messages/actors-truth.ts';
import { PedestrianRule } from '../../src/planning/behaviour/pedestrian-rule.ts';
import type { RouteCrosswalk } from '../../src/planning/behaviour/route-crosswalks.ts';
import type { LaneState } from '../../src/planning/planning-problem.ts';
import type { ReferenceLine } from '../../src/planning/route/reference-line.ts';
import { compactHatchback } from '../../src/world/vehicles/compact-hatchback.ts';

/** Straight along x for 200 m. */
const COUNT = 401;
const fill = (value: number) => new Float64Array(COUNT).fill(value);
const line: ReferenceLine = {
  count: COUNT,
  x: Float64Array.from({ length: COUNT }, (_, i) => i / 2),
  y: fill(0),
  z: fill(0),
  heading: fill(0),
  curvature: fill(0),
  halfWidth: fill(1.75),
  speedLimit: fill(14),
  legs: [],
  goal: 190,
};
const crosswalk: RouteCrosswalk = { from: 50, to: 54, left: 5.3, right: -1.8, isLit: false };
const FRONT = compactHatchback.length - compactHatchback.rearOverhang;

function egoAt(s: number, speed: number): LaneState {
  return { s, d: 0, slope: 0, bend: 0, speed, acceleration: 0 };
}

/** Fences of one person at (x, y) that looks along `yaw` and walks at `speed`. */
function fences(
  place: { x: number; y: number; yaw: number; speed: number },
  ego: LaneState,
  lit = false,
  tick = 0,
  rule = new PedestrianRule(),
) {
  const track = { id: 7, kind: ACTOR_KIND.pedestrian, length: 0.5, width: 0.5, confidence: 1, ...place };
  const believed = [{ track, stands: place.speed < 0.6, braking: 0 }];
  return rule.view(tick, line, compactHatchback, ego, [{ ...crosswalk, isLit: lit }], believed).fences;
}

const LEFT = Math.PI / 2;

describe('for people on foot the ego', () => {
  test('stops before who walks onto its lane', () => {
    const [fence] = fences({ x: 100, y: -3, yaw: LEFT, speed: 1.4 }, egoAt(70, 10));
    expect(fence.s + FRONT).toBeLessThan(99);
    expect(fence.s + FRONT).toBeGreaterThan(95);
    expect(fence.cause).toBe('pedestrian');
  });

  test('brakes hard for nobody who keeps beside it, but stops before who does so while that is gentle, or comes into its way', () => {
    const along = { x: 100, yaw: 0.1, speed: 1.1 };
    const ego = egoAt(100 - FRONT - 1.5, 2.6);
    expect(fences({ ...along, y: -2 }, ego)).toEqual([]);
    expect(fences({ ...along, y: -2 }, egoAt(92, 2.6))).toHaveLength(1);
    expect(fences({ ...along, y: -2, yaw: 0.5 }, ego)).toHaveLength(1);
    expect(fences({ ...along, y: -1.6 }, ego)).toHaveLength(1);
  });

  test('goes on past who walks along beside the lane, walks away, or will long be gone', () => {
    expect(fences({ x: 100, y: -3, yaw: 0, speed: 1.4 }, egoAt(70, 10))).toEqual([]);
    expect(fences({ x: 100, y: -3, yaw: -LEFT, speed: 1.4 }, egoAt(70, 10))).toEqual([]);
    expect(fences({ x: 120, y: 1, yaw: LEFT, speed: 1.4 }, egoAt(60, 8))).toEqual([]);
    expect(fences({ x: 60, y: 0, yaw: LEFT, speed: 0 }, egoAt(70, 10))).toEqual([]);
  });

  test('waits at a crosswalk for who stands there and looks across, but not for who looks along the street', () => {
    const [fence] = fences({ x: 52, y: -3, yaw: LEFT, speed: 0 }, egoAt(10, 8));
    expect(fence.s + FRONT).toBeCloseTo(49, 5);
    expect(fences({ x: 52, y: -3, yaw: 0, speed: 0 }, egoAt(10, 8))).toEqual([]);
    expect(fences({ x: 62, y: -3, yaw: LEFT, speed: 0 }, egoAt(10, 8))).toEqual([]);
  });

  test('does not stop for who waits where lights decide, or where it could not any more', () => {
    expect(fences({ x: 52, y: -3, yaw: LEFT, speed: 0 }, egoAt(10, 8), true)).toEqual([]);
    expect(fences({ x: 52, y: -3, yaw: LEFT, speed: 0 }, egoAt(38, 13))).toEqual([]);
  });

  test('loses its patience with who looks across and stays', () => {
    const rule = new PedestrianRule();
    const waiting = { x: 52, y: -3, yaw: LEFT, speed: 0 };
    const counts = Array.from({ length: 100 }, (_, k) => fences(waiting, egoAt(45, 0), false, 10 * k, rule).length);
    expect(counts.slice(0, 80)).toEqual(new Array(80).fill(1));
    expect(counts.slice(82)).toEqual(new Array(18).fill(0));
  });
});
