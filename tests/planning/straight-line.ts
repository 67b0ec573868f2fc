import type { ReferenceLine } from '../../src/planning/route/reference-line.ts';

/** A straight line along the x axis, `length` metres of a lane 3.5 m wide with a limit of 30 m/s. */
export function straightLine(length: number): ReferenceLine {
  const count = 2 * length + 1;
  const samples = (value: number) => new Float64Array(count).fill(value);
  return {
    count,
    x: Float64Array.from({ length: count }, (_, i) => i / 2),
    y: samples(0),
    z: samples(0),
    heading: samples(0),
    curvature: samples(0),
    halfWidth: samples(1.75),
    speedLimit: samples(30),
    legs: [{ lane: 0, from: 0, to: length, laneFrom: 0, laneTo: length }],
    goal: length - 5,
  };
}
