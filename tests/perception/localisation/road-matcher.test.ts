import { describe, expect, it } from 'vitest';
import type { RoadObservation } from '../../../src/core/messages.ts';
import { RandomStream } from '../../../src/core/random.ts';
import type { Pose2 } from '../../../src/perception/localisation/ego-filter.ts';
import { RoadMatcher } from '../../../src/perception/localisation/road-matcher.ts';
import { RingRoad } from '../ring-road.ts';

const ring = new RingRoad(60);
const matcher = new RoadMatcher(ring);

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
      const q = px * px + py * py - r * r;
      const root = Math.sqrt(b * b - q);
      return Math.abs(-b - root) < Math.abs(-b + root) ? -b - root : -b + root;
    });
  return { valid: true, x, leftEdge: line(5.25), rightEdge: line(-1.75), leftMark: line(1.75) };
}

function shifted(pose: Pose2, left: number, turn: number): Pose2 {
  return {
    x: pose.x - Math.sin(pose.yaw) * left,
    y: pose.y + Math.cos(pose.yaw) * left,
    yaw: pose.yaw + turn,
  };
}

describe('RoadMatcher', () => {
  it('finds no error where there is none', () => {
    const truth = ring.poseAt(0.7, 0.2);
    const match = matcher.match(observe(truth), truth);
    for (const line of [match?.left, match?.right, match?.mark]) {
      expect(Math.abs(line?.offset ?? 1)).toBeLessThan(1e-9);
      expect(Math.abs(line?.heading ?? 1)).toBeLessThan(1e-9);
    }
  });

  it('tells how far the belief is off to the left, and how far it is turned', () => {
    const truth = ring.poseAt(-1.2, -0.1);
    const aside = matcher.match(observe(truth), shifted(truth, 0.5, 0));
    expect(aside?.left?.offset).toBeCloseTo(0.5, 1);
    expect(aside?.right?.offset).toBeCloseTo(0.5, 1);
    expect(aside?.mark?.offset).toBeCloseTo(0.5, 1);
    const turned = matcher.match(observe(truth), shifted(truth, 0, 0.03));
    expect(Math.abs((turned?.right?.heading ?? 0) - 0.03)).toBeLessThan(0.005);
    expect(Math.abs((turned?.right?.offset ?? 0) - 0.03 * (turned?.right?.x ?? 0))).toBeLessThan(0.05);
  });

  it('bears a quarter of wild stations', () => {
    const random = new RandomStream(1, 'stations');
    const truth = ring.poseAt(0.3, 0);
    const road = observe(truth);
    for (let i = 0; i < 16; i += 4) road.rightEdge[i] += random.between(0.5, 1.2);
    const match = matcher.match(road, shifted(truth, -0.3, 0));
    expect(Math.abs((match?.right?.offset ?? 0) + 0.3)).toBeLessThan(0.1);
  });

  it('takes nothing from lines that are not the map’s', () => {
    const truth = ring.poseAt(0.3, 0);
    const road = observe(truth);
    for (let i = 0; i < 16; i++) {
      road.leftEdge[i] += 3;
      road.rightEdge[i] = Number.NaN;
      road.leftMark[i] += i % 2 === 0 ? 1.2 : -1.2;
    }
    expect(matcher.match(road, truth)).toBeNull();
  });

  it('is silent in junctions and for an observation that is not valid', () => {
    const truth = ring.poseAt(0, 0);
    const junction = new RoadMatcher({ laneAt: () => -1, offsetsOn: () => false });
    expect(junction.match(observe(truth), truth)).toBeNull();
    expect(matcher.match({ ...observe(truth), valid: false }, truth)).toBeNull();
  });
});
