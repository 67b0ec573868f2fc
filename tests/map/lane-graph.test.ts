import { describe, expect, it } from 'vitest';
import { hashOf } from '../../src/core/hash.ts';
import { angleDifference } from '../../src/core/math/angle.ts';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import type { Lane } from '../../src/map/road-map.ts';
import { cutRoads } from '../../src/map/road-pieces.ts';
import { firstTownMap, laneByKey } from './first-town-map.ts';
import { straightRoads } from './small-maps.ts';

const map = firstTownMap();

describe('links', () => {
  it('mirrors successors in predecessors', () => {
    for (const lane of map.lanes) {
      for (const next of lane.successors) expect(map.lanes[next].predecessors).toContain(lane.index);
      for (const previous of lane.predecessors) expect(map.lanes[previous].successors).toContain(lane.index);
      expect(lane.successors).toEqual([...new Set(lane.successors)].sort((a, b) => a - b));
    }
  });

  it('leads from streets into junctions and out of them', () => {
    const street = laneByKey(map, '12/0/-1');
    const next = street.successors.map((index) => map.lanes[index]);
    expect(next.map((lane) => lane.turn).sort()).toEqual(['right', 'straight']);
    for (const lane of next) {
      expect(map.junctions[lane.junction].lanes).toContain(lane.index);
      expect(lane.successors).toHaveLength(1);
      expect(map.lanes[lane.successors[0]].junction).toBe(-1);
    }
  });

  it('names neighbours of the same direction as the driver sees them', () => {
    const outer = laneByKey(map, '2/0/-2');
    const inner = laneByKey(map, '2/0/-1');
    expect([outer.left, outer.right]).toEqual([inner.index, -1]);
    expect([inner.left, inner.right]).toEqual([-1, outer.index]);
    const back = laneByKey(map, '2/0/1');
    expect([back.left, back.right]).toEqual([-1, laneByKey(map, '2/0/2').index]);
  });

  it('turns directions and neighbours round where traffic keeps left', () => {
    const { map: left } = loadRoadMap(straightRoads({ rule: 'LHT', lanes: 2 }), 'left');
    const right = laneByKey(left!, '1/0/-1');
    expect(right.direction).toBe(-1);
    // Travelling against s on the right of the line: the kerb is on the driver's left.
    expect([right.left, right.right]).toEqual([laneByKey(left!, '1/0/-2').index, -1]);
    expect(Math.abs(angleDifference(right.centre.heading[0], Math.PI))).toBeLessThan(1e-12);
  });

  it('links lanes over sections and roads of either direction', () => {
    const { map: chain, problems } = loadRoadMap(
      straightRoads({ rule: 'RHT', lanes: 1, sections: 2, reversed: true }),
      'chain',
    );
    expect(problems).toEqual([]);
    // Road 2 runs against road 1 and ends where road 1 ends.
    expect(keysOf(chain!.lanes, laneByKey(chain!, '1/0/-1').successors)).toEqual(['1/1/-1']);
    expect(keysOf(chain!.lanes, laneByKey(chain!, '1/1/-1').successors)).toEqual(['2/1/1']);
    expect(keysOf(chain!.lanes, laneByKey(chain!, '2/1/-1').successors)).toEqual(['1/1/1']);
  });

  it('reports links that run against the traffic, and gaps', () => {
    const { problems } = loadRoadMap(straightRoads({ rule: 'RHT', lanes: 1, gap: 0.5 }), 'gap');
    expect(problems.map((problem) => problem.message).join()).toContain('ends 0.500 m from the start');
    const wrong = straightRoads({ rule: 'RHT', lanes: 1 }).replace('<successor id="-1"/>', '<successor id="1"/>');
    expect(
      loadRoadMap(wrong, 'wrong')
        .problems.map((problem) => problem.message)
        .join(),
    ).toContain('runs against it');
  });
});

describe('centres', () => {
  it('has samples at most a metre apart, from the start to exactly the end', () => {
    for (const { centre, length } of map.lanes) {
      const steps = [...centre.s.slice(1)].map((s, i) => s - centre.s[i]);
      expect(centre.s[0]).toBe(0);
      expect(centre.s[centre.count - 1]).toBe(length);
      expect(Math.min(...steps)).toBeGreaterThan(0);
      expect(Math.max(...steps)).toBeLessThanOrEqual(1);
    }
  });

  it('measures arc length, heading and curvature of the same curve', () => {
    let worstLength = 0;
    let worstTurn = 0;
    for (const { centre } of map.lanes) {
      for (let i = 1; i < centre.count; i++) {
        const step = centre.s[i] - centre.s[i - 1];
        const chord = Math.hypot(centre.x[i] - centre.x[i - 1], centre.y[i] - centre.y[i - 1]);
        const turned = centre.heading[i] - centre.heading[i - 1];
        const mean = (centre.curvature[i] + centre.curvature[i - 1]) / 2;
        // A chord is shorter than its arc by s (k s)^2 / 24.
        worstLength = Math.max(worstLength, Math.abs(step - chord - (step * turned * turned) / 24));
        worstTurn = Math.max(worstTurn, Math.abs(turned - mean * step));
      }
    }
    expect(worstLength).toBeLessThan(2e-5);
    expect(worstTurn).toBeLessThan(2e-4);
  });

  it('knows concentric circles: a lane 1.75 m inside of radius 20 m has radius 18.25 m', () => {
    const { map: circle } = loadRoadMap(straightRoads({ rule: 'RHT', lanes: 1, curvature: -1 / 20 }), 'circle');
    const inside = laneByKey(circle!, '1/0/-1');
    const outside = laneByKey(circle!, '1/0/1');
    expect(inside.length).toBeCloseTo((50 * 18.25) / 20, 9);
    expect(outside.length).toBeCloseTo((50 * 21.75) / 20, 9);
    expect(inside.centre.curvature[10]).toBeCloseTo(-1 / 18.25, 12);
    expect(outside.centre.curvature[10]).toBeCloseTo(1 / 21.75, 12);
  });

  it('follows a widening lane: length and heading of the slanted centre', () => {
    const { map: wide } = loadRoadMap(straightRoads({ rule: 'RHT', lanes: 1, widening: 0.06 }), 'wide');
    const lane = laneByKey(wide!, '1/0/-1');
    expect(lane.length).toBeCloseTo(50 * Math.hypot(1, 0.03), 9);
    expect(lane.centre.heading[5]).toBeCloseTo(-Math.atan(0.03), 12);
    expect(lane.centre.width[lane.centre.count - 1]).toBeCloseTo(3.5 + 0.06 * 50, 9);
  });
});

describe('junctions, signals, conflicts', () => {
  it('stops every lane into the signalled junction at one light', () => {
    const junction = map.signalGroups[0].junction;
    const incoming = map.lanes.filter((lane) => lane.successors.some((next) => map.lanes[next].junction === junction));
    expect(incoming).toHaveLength(5);
    for (const lane of incoming) {
      const lines = map.stopLines.filter((line) => line.lane === lane.index);
      expect(lines).toHaveLength(1);
      expect(lane.length - lines[0].s).toBeCloseTo(1, 2);
      const signal = map.signals[lines[0].signal];
      const end = lane.centre.count - 1;
      expect(Math.abs(angleDifference(signal.heading, lane.centre.heading[end]))).toBeLessThan(0.01);
      expect(sideOf(lane, signal.x, signal.y)).toBeLessThan(-1.75);
    }
    expect(map.stopLines).toHaveLength(5);
  });

  it('never gives two lanes of one phase a crossing conflict, except for left turns', () => {
    const groupOf = new Map(map.stopLines.map((line) => [line.lane, map.signals[line.signal].group]));
    for (const lane of map.junctions[map.signalGroups[0].junction].lanes) {
      if (map.lanes[lane].turn === 'left') continue;
      for (const other of map.conflicts[lane]) {
        if (map.lanes[other].turn === 'left') continue;
        const [a, b] = [lane, other].map((index) => map.lanes[index].predecessors[0]);
        expect(a === b || groupOf.get(a) !== groupOf.get(b)).toBe(true);
      }
    }
  });

  it('finds conflicts both ways, within one junction, never with itself', () => {
    for (const lane of map.lanes) {
      for (const other of map.conflicts[lane.index]) {
        expect(other).not.toBe(lane.index);
        expect(map.lanes[other].junction).toBe(lane.junction);
        expect(map.conflicts[other]).toContain(lane.index);
      }
    }
  });

  it('takes ways that cross, merge or part as conflicts, and opposite ways not', () => {
    const conflict = (a: string, b: string) => map.conflicts[laneByKey(map, a).index].includes(laneByKey(map, b).index);
    const ways = { westEast: '201/0/-1', eastWest: '204/0/-1', southNorth: '209/0/-1', westNorth: '203/0/-1' };
    expect(conflict(ways.westEast, ways.southNorth)).toBe(true);
    expect(conflict(ways.westEast, ways.westNorth)).toBe(true);
    expect(conflict(ways.southNorth, ways.westNorth)).toBe(true);
    expect(conflict(ways.westEast, ways.eastWest)).toBe(false);
  });

  it('holds every connecting lane in its junction circle', () => {
    for (const junction of map.junctions) {
      for (const index of junction.lanes) {
        const { x, y, count } = map.lanes[index].centre;
        for (let i = 0; i < count; i++) {
          expect(Math.hypot(x[i] - junction.x, y[i] - junction.y)).toBeLessThanOrEqual(junction.radius + 1e-9);
        }
      }
    }
  });
});

it('is the same, bit for bit, every time', () => {
  const once = firstTownMap();
  expect(hashOf(once)).toBe(hashOf(map));
  expect(hashOf(cutRoads(once.document))).toBe(hashOf(cutRoads(map.document)));
});

function keysOf(lanes: readonly Lane[], indices: readonly number[]): string[] {
  return indices.map((index) => lanes[index].key);
}

/** Offset of a place from the tangent at a lane's end, left positive [m]. */
function sideOf({ centre }: Lane, x: number, y: number): number {
  const end = centre.count - 1;
  const heading = centre.heading[end];
  return (y - centre.y[end]) * Math.cos(heading) - (x - centre.x[end]) * Math.sin(heading);
}
