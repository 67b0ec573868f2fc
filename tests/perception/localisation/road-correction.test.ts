import { describe, expect, it } from 'vitest';
import type { RoadObservation } from '../../../src/core/messages/seen-road.ts';
import { RandomStream } from '../../../src/core/random.ts';
import { EGO, EgoFilter, type Pose2 } from '../../../src/perception/localisation/ego-filter.ts';
import { LineMap } from '../../../src/perception/localisation/line-map.ts';
import { RoadCorrection } from '../../../src/perception/localisation/road-correction.ts';
import type { RoadLines } from '../../../src/perception/localisation/road-lines.ts';
import { RingRoad } from '../ring-road.ts';

const ring = new RingRoad(60);

/** What a perfect camera sees of the ring from a pose: each line's place at 5 to 20 m ahead. */
function observe(pose: Pose2): RoadObservation {
  const x = Float64Array.from({ length: 16 }, (_, i) => 5 + i);
  const line = (offset: number) =>
    x.map((station) => {
      // Where the line station = const meets the circle of radius R - offset, nearest to the vehicle's axis.
      const r = ring.radius - offset;
      const c = Math.cos(pose.yaw);
      const s = Math.sin(pose.yaw);
      const px = pose.x + c * station;
      const py = pose.y + s * station;
      const b = -s * px + c * py;
      const root = Math.sqrt(b * b - (px * px + py * py - r * r));
      return Math.abs(-b - root) < Math.abs(-b + root) ? -b - root : -b + root;
    });
  return { valid: true, x, leftEdge: line(5.25), rightEdge: line(-1.75), leftMark: line(1.75) };
}

function shifted(pose: Pose2, left: number, turn: number): Pose2 {
  return { x: pose.x - Math.sin(pose.yaw) * left, y: pose.y + Math.cos(pose.yaw) * left, yaw: pose.yaw + turn };
}

/** Lateral and angular error of the belief after so many corrections with one observation. */
function errorAfter(road: RoadObservation, truth: Pose2, belief: Pose2, times: number, lines: RoadLines = ring.lines) {
  const filter = new EgoFilter(belief);
  const correction = new RoadCorrection(filter, lines);
  for (let k = 0; k < times; k++) {
    correction.apply(road, { x: filter.state[EGO.x], y: filter.state[EGO.y], yaw: filter.state[EGO.yaw] }, 1);
  }
  const { state } = filter;
  return {
    left: Math.cos(truth.yaw) * (state[EGO.y] - truth.y) - Math.sin(truth.yaw) * (state[EGO.x] - truth.x),
    ahead: Math.cos(truth.yaw) * (state[EGO.x] - truth.x) + Math.sin(truth.yaw) * (state[EGO.y] - truth.y),
    turn: state[EGO.yaw] - truth.yaw,
  };
}

describe('RoadCorrection', () => {
  it('leaves a true belief alone', () => {
    const truth = ring.poseAt(0.7, 0.2);
    const error = errorAfter(observe(truth), truth, truth, 10);
    expect(Math.abs(error.left)).toBeLessThan(0.01);
    expect(Math.abs(error.turn)).toBeLessThan(0.001);
  });

  it('draws the belief to its lane and turns it right', () => {
    const truth = ring.poseAt(-1.2, -0.1);
    for (const [left, turn] of [
      [0.5, 0],
      [-0.5, 0.02],
      [0, -0.03],
    ]) {
      const error = errorAfter(observe(truth), truth, shifted(truth, left, turn), 20);
      expect(Math.abs(error.left)).toBeLessThan(0.12);
      expect(Math.abs(error.turn)).toBeLessThan(0.01);
    }
  });

  it('bears a quarter of wild stations', () => {
    const random = new RandomStream(1, 'stations');
    const truth = ring.poseAt(0.3, 0);
    const road = observe(truth);
    for (let i = 0; i < 16; i += 4) road.rightEdge[i] += random.between(0.5, 1.2);
    const error = errorAfter(road, truth, shifted(truth, -0.3, 0), 20);
    expect(Math.abs(error.left)).toBeLessThan(0.15);
  });

  it('takes nothing from lines that the map has not, nor from an observation that is not valid', () => {
    const truth = ring.poseAt(0.3, 0);
    const road = observe(truth);
    expect(errorAfter({ ...road, valid: false }, truth, shifted(truth, 0.3, 0), 5).left).toBeCloseTo(0.3, 12);
    for (let i = 0; i < 16; i++) {
      road.leftEdge[i] += 3;
      road.rightEdge[i] = Number.NaN;
      road.leftMark[i] += 2.5;
    }
    expect(errorAfter(road, truth, shifted(truth, 0.3, 0), 5).left).toBeCloseTo(0.3, 12);
  });

  it('corrects the place along the road at a corner', () => {
    // The right kerb runs along y = -2 to x = 10 and turns right there along a quarter circle of 4 m.
    const x: number[] = [];
    const y: number[] = [];
    const nx: number[] = [];
    const ny: number[] = [];
    for (let s = -20; s < 10; s += 0.25) {
      x.push(s);
      y.push(-2);
      nx.push(0);
      ny.push(-1);
    }
    for (let a = 0; a <= Math.PI / 2; a += 0.05) {
      x.push(10 + 4 * Math.sin(a));
      y.push(-6 + 4 * Math.cos(a));
      nx.push(-Math.sin(a));
      ny.push(-Math.cos(a));
    }
    const of = (values: number[]) => Float64Array.from(values);
    const edges = new LineMap({ x: of(x), y: of(y), nx: of(nx), ny: of(ny) });
    const none = new Float64Array(0);
    const marks = new LineMap({ x: none, y: none, nx: none, ny: none });
    const stations = Float64Array.from({ length: 9 }, (_, i) => 5 + i);
    const kerb = stations.map((s) => (s <= 10 ? -2 : -6 + Math.sqrt(16 - (s - 10) * (s - 10))));
    const unseen = stations.map(() => Number.NaN);
    const road = { valid: true, x: stations, leftEdge: unseen, rightEdge: kerb, leftMark: unseen };
    const truth = { x: 0, y: 0, yaw: 0 };
    const error = errorAfter(road, truth, { x: 0.6, y: 0, yaw: 0 }, 60, { edges, marks });
    expect(Math.abs(error.ahead)).toBeLessThan(0.4);
    expect(Math.abs(error.left)).toBeLessThan(0.1);
  });
});
