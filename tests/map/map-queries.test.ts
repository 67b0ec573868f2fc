import { describe, expect, it } from 'vitest';
import { angleDifference } from '../../src/core/math/angle.ts';
import { RandomStream } from '../../src/core/random.ts';
import { LaneIndex } from '../../src/map/lane-index.ts';
import { lanePointAt } from '../../src/map/lane-point.ts';
import { laneStationAt, roadStationAt } from '../../src/map/lane-station.ts';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import { projectOntoLane } from '../../src/map/project-onto-lane.ts';
import { roadEdges } from '../../src/map/road-edges.ts';
import { roadPoint } from '../../src/map/road-geometry.ts';
import type { Lane, LanePoint, LanePosition } from '../../src/map/road-map.ts';
import { firstTownMap, laneByKey } from './first-town-map.ts';
import { straightRoads } from './small-maps.ts';

const map = firstTownMap();
const index = new LaneIndex(map);
const random = new RandomStream(1, 'map-queries');

describe('lanePointAt', () => {
  it('is on the exact centre, between samples too', () => {
    const exact = { x: 0, y: 0, z: 0, heading: 0 };
    const worst = { along: 0, off: 0, height: 0, heading: 0 };
    for (const { lane, s } of places(1000)) {
      const p = pointAt(lane, s);
      roadPoint(map.document.roads[lane.road], roadStationAt(lane, s), centreT(lane), exact);
      const [dx, dy] = [p.x - exact.x, p.y - exact.y];
      const [c, d] = [Math.cos(p.heading), Math.sin(p.heading)];
      const heading = exact.heading + (lane.direction > 0 ? 0 : Math.PI);
      worst.along = Math.max(worst.along, Math.abs(dx * c + dy * d));
      worst.off = Math.max(worst.off, Math.abs(dy * c - dx * d));
      worst.height = Math.max(worst.height, Math.abs(p.z - exact.z));
      worst.heading = Math.max(worst.heading, Math.abs(angleDifference(p.heading, heading)));
    }
    // Along the lane, the linear step from lane station to road station counts too.
    expect(worst.along).toBeLessThan(5e-3);
    expect(worst.off).toBeLessThan(2e-5);
    expect(worst.height).toBeLessThan(5e-4);
    expect(worst.heading).toBeLessThan(1e-3);
  });

  it('has no step at samples', () => {
    let place = 0;
    let heading = 0;
    for (const lane of map.lanes) {
      for (let i = 1; i < lane.centre.count - 1; i++) {
        const before = pointAt(lane, lane.centre.s[i] - 1e-7);
        const after = pointAt(lane, lane.centre.s[i] + 1e-7);
        place = Math.max(place, Math.hypot(before.x - after.x, before.y - after.y, before.z - after.z));
        heading = Math.max(heading, Math.abs(before.heading - after.heading));
      }
    }
    expect(place).toBeLessThan(1e-6);
    expect(heading).toBeLessThan(1e-5);
  });

  it('holds the ends', () => {
    const lane = map.lanes[0];
    expect(pointAt(lane, -5)).toEqual(pointAt(lane, 0));
    expect(pointAt(lane, lane.length + 5)).toEqual(pointAt(lane, lane.length));
  });
});

describe('projectOntoLane', () => {
  it('gives station and offset back, with a hint and without', () => {
    const worst = { s: 0, d: 0, beyond: 0 };
    for (const { lane, s } of places(1000)) {
      const d = random.between(-3, 3);
      const { x, y } = beside(lane, s, d);
      for (const hint of [Number.NaN, s + random.between(-20, 20)]) {
        const out = position();
        const beyond = projectOntoLane(lane, x, y, hint, out);
        worst.s = Math.max(worst.s, Math.abs(out.s - s));
        worst.d = Math.max(worst.d, Math.abs(out.d - d));
        worst.beyond = Math.max(worst.beyond, Math.abs(beyond));
      }
    }
    expect(worst.s).toBeLessThan(1e-5);
    expect(worst.d).toBeLessThan(1e-6);
    expect(worst.beyond).toBeLessThan(1e-6);
  });

  it('says how far a place lies beyond the ends', () => {
    const lane = laneByKey(map, '2/0/-1');
    const end = pointAt(lane, lane.length);
    const out = position();
    const place = { x: end.x + 3 * Math.cos(end.heading), y: end.y + 3 * Math.sin(end.heading) };
    expect(projectOntoLane(lane, place.x, place.y, Number.NaN, out)).toBeCloseTo(3, 9);
    expect(out.s).toBe(lane.length);
    const start = pointAt(lane, 0);
    const before = { x: start.x - 2 * Math.cos(start.heading), y: start.y - 2 * Math.sin(start.heading) };
    expect(projectOntoLane(lane, before.x, before.y, 50, out)).toBeCloseTo(-2, 9);
    expect(out.s).toBe(0);
  });
});

describe('LaneIndex.nearestLane', () => {
  it('agrees with looking at every lane', () => {
    const out = position();
    for (const { lane, s } of places(500)) {
      const { x, y } = beside(lane, s, random.between(-4, 4));
      const heading = random.uniform() < 0.3 ? Number.NaN : pointAt(lane, s).heading + random.between(-0.4, 0.4);
      const reach = random.between(0.5, 6);
      index.nearestLane(x, y, heading, reach, out);
      const expected = nearestByAll(x, y, heading, reach);
      expect(map.lanes[out.lane]?.key).toBe(expected === null ? undefined : map.lanes[expected.lane].key);
      if (expected === null) continue;
      expect(Math.abs(out.s - expected.s)).toBeLessThan(1e-5);
      expect(Math.abs(out.d - expected.d)).toBeLessThan(1e-6);
    }
  });

  it('finds far lanes, and none where there is none', () => {
    const out = position();
    index.nearestLane(230, -200, Number.NaN, 1000, out);
    expect(map.lanes[out.lane].key).toBe('8/0/-1');
    index.nearestLane(230, -200, Number.NaN, 100, out);
    expect(out.lane).toBe(-1);
  });

  it('takes the lane of the own direction though the other is nearer', () => {
    const own = laneByKey(map, '8/0/-1');
    const p = beside(own, 60, 2.5);
    const out = position();
    index.nearestLane(p.x, p.y, pointAt(own, 60).heading, 10, out);
    expect(map.lanes[out.lane].key).toBe('8/0/-1');
    index.nearestLane(p.x, p.y, Number.NaN, 10, out);
    expect(map.lanes[out.lane].key).toBe('8/0/1');
  });

  it('takes the lower lane index where two begin together', () => {
    const street = laneByKey(map, '12/0/-1');
    const [first] = street.successors;
    const p = pointAt(map.lanes[first], 0);
    const out = position();
    const answers = new Set<number>();
    for (let i = 0; i < 5; i++) {
      index.nearestLane(p.x, p.y, p.heading, 1, out);
      answers.add(out.lane);
    }
    expect([...answers]).toEqual([Math.min(street.index, ...street.successors)]);
  });
});

describe('LaneIndex.lanesOver', () => {
  it('names every lane over a place, ascending, and only those', () => {
    const out: LanePosition[] = [];
    const found = position();
    for (const { lane, s } of places(500)) {
      const { x, y } = beside(lane, s, random.between(-2.5, 2.5));
      const count = index.lanesOver(x, y, out);
      const expected = map.lanes.filter((candidate) => {
        const beyond = projectOntoLane(candidate, x, y, Number.NaN, found);
        return beyond === 0 && Math.abs(found.d) <= 1.75;
      });
      expect(out.slice(0, count).map((item) => item.lane)).toEqual(expected.map((item) => item.index));
    }
  });
});

describe('stations', () => {
  it('go from lane to road and back', () => {
    for (const { lane, s } of places(500)) expect(laneStationAt(lane, roadStationAt(lane, s))).toBeCloseTo(s, 6);
  });
});

describe('roadEdges', () => {
  const edges = { left: 0, right: 0, leftMark: 0, rightMark: 0 };

  it('sees kerb zones and the centre line of a two-lane road from either side', () => {
    for (const key of ['1/0/-1', '1/0/1']) {
      roadEdges(map, laneByKey(map, key), 50, edges);
      expect(edges.leftMark).toBeCloseTo(1.75, 9);
      expect(edges.rightMark).toBeCloseTo(-1.75, 9);
      expect(edges.left).toBeCloseTo(3.5 + 1.75 + 0.3, 9);
      expect(edges.right).toBeCloseTo(-1.75 - 0.3, 9);
    }
  });

  it('sees all four lanes of the main street', () => {
    roadEdges(map, laneByKey(map, '2/0/2'), 50, edges);
    expect(edges.left).toBeCloseTo(1.75 + 3.5 + 7 + 0.3, 9);
    expect(edges.right).toBeCloseTo(-1.75 - 0.3, 9);
  });

  it('has other sides where traffic keeps left', () => {
    const { map: left } = loadRoadMap(straightRoads({ rule: 'LHT', lanes: 2 }), 'left');
    roadEdges(left!, laneByKey(left!, '1/0/-1'), 20, edges);
    expect(edges.left).toBeCloseTo(1.75 + 3.5, 9);
    expect(edges.right).toBeCloseTo(-1.75 - 7, 9);
    expect(edges.rightMark).toBeCloseTo(-1.75, 9);
  });

  it('says nothing inside junctions', () => {
    roadEdges(map, laneByKey(map, '101/0/-1'), 5, edges);
    expect(Object.values(edges).every(Number.isNaN)).toBe(true);
  });
});

function position(): LanePosition {
  return { lane: -1, s: 0, d: 0 };
}

function pointAt(lane: Lane, s: number): LanePoint {
  const out = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  lanePointAt(lane, s, out);
  return out;
}

function beside(lane: Lane, s: number, d: number): { x: number; y: number } {
  const p = pointAt(lane, s);
  return { x: p.x - d * Math.sin(p.heading), y: p.y + d * Math.cos(p.heading) };
}

/** Lanes of the town are 3.5 m wide and begin at the reference line. */
function centreT(lane: Lane): number {
  return Math.sign(lane.id) * 3.5 * (Math.abs(lane.id) - 0.5);
}

/** Random places on lanes, not at their very ends. */
function places(count: number): { lane: Lane; s: number }[] {
  return Array.from({ length: count }, () => {
    const lane = map.lanes[random.integer(map.lanes.length)];
    return { lane, s: random.between(0.01, lane.length - 0.01) };
  });
}

function nearestByAll(x: number, y: number, heading: number, reach: number): LanePosition | null {
  let best: { place: LanePosition; distance: number; agrees: boolean } | null = null;
  for (const lane of map.lanes) {
    const place = position();
    projectOntoLane(lane, x, y, Number.NaN, place);
    const p = pointAt(lane, place.s);
    const distance = Math.hypot(x - p.x, y - p.y);
    const agrees = Number.isNaN(heading) || Math.abs(angleDifference(p.heading, heading)) < Math.PI / 3;
    if (distance > reach) continue;
    const better = best === null || (agrees !== best.agrees ? agrees : distance < best.distance - 1e-6);
    if (better) best = { place, distance, agrees };
  }
  return best?.place ?? null;
}
