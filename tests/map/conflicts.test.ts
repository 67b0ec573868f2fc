import { describe, expect, it } from 'vitest';
import { lanePointAt } from '../../src/map/lane-point.ts';
import type { ConflictKind, Lane, RoadMap } from '../../src/map/road-map.ts';
import { firstTownMap, laneByKey } from './first-town-map.ts';

/** Width that a car sweeps over [m]. */
const SWEPT_WIDTH = 2.2;

const map = firstTownMap();

describe('conflicts of connecting lanes', () => {
  it('are those that comparing every sample with every other finds', () => {
    for (const junction of map.junctions) {
      for (const a of junction.lanes) {
        const expected = junction.lanes.filter((b) => a !== b && samplesMeet(map.lanes[a], map.lanes[b]));
        expect([...map.conflicts[a]]).toEqual(expected);
      }
    }
  });

  it('say how ways meet: crossing, merging, parting', () => {
    expect(kindOf(map, '201/0/-1', '209/0/-1')).toBe('cross');
    expect(kindOf(map, '201/0/-1', '203/0/-1')).toBe('diverge');
    for (const lane of map.lanes) {
      for (const zone of map.conflictZones[lane.index]) {
        const other = map.lanes[zone.lane];
        const merge = lane.successors[0] === other.successors[0];
        const diverge = lane.predecessors[0] === other.predecessors[0];
        expect(zone.kind).toBe(merge ? 'merge' : diverge ? 'diverge' : 'cross');
      }
    }
  });

  it('say where, the same from both sides', () => {
    for (const lane of map.lanes) {
      const zones = map.conflictZones[lane.index];
      expect(zones.map((zone) => zone.lane)).toEqual([...map.conflicts[lane.index]]);
      for (const zone of zones) {
        const back = map.conflictZones[zone.lane].find((candidate) => candidate.lane === lane.index)!;
        expect(back.kind).toBe(zone.kind);
        expect([back.from, back.to, back.otherFrom, back.otherTo]).toEqual([
          zone.otherFrom,
          zone.otherTo,
          zone.from,
          zone.to,
        ]);
        if (zone.kind === 'diverge') expect(zone.from).toBe(0);
        if (zone.kind === 'merge') expect(zone.to).toBe(lane.length);
      }
    }
  });

  it('begin and end where the swept areas do', () => {
    for (const lane of map.lanes) {
      for (const { lane: other, from, to } of map.conflictZones[lane.index]) {
        for (const [border, outwards] of [
          [from, -1],
          [to, 1],
        ]) {
          if (border === 0 || border === lane.length) continue;
          // The centre bends away from the straight pieces between its samples by less than 2 cm.
          expect(distance(lane, border, map.lanes[other])).toBeCloseTo(SWEPT_WIDTH, 1);
          expect(distance(lane, border + 0.1 * outwards, map.lanes[other])).toBeGreaterThan(SWEPT_WIDTH - 0.02);
        }
      }
    }
  });
});

function kindOf(of: RoadMap, a: string, b: string): ConflictKind | undefined {
  const other = laneByKey(of, b).index;
  return of.conflictZones[laneByKey(of, a).index].find((zone) => zone.lane === other)?.kind;
}

function samplesMeet({ centre: a }: Lane, { centre: b }: Lane): boolean {
  for (let i = 0; i < a.count; i++) {
    for (let k = 0; k < b.count; k++) {
      if (Math.hypot(a.x[i] - b.x[k], a.y[i] - b.y[k]) < SWEPT_WIDTH) return true;
    }
  }
  return false;
}

/** From a place on one lane to the centre of another, by points a centimetre apart [m]. */
function distance(lane: Lane, s: number, other: Lane): number {
  const here = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  const there = { ...here };
  lanePointAt(lane, s, here);
  let best = Infinity;
  for (let at = 0; at <= other.length; at += 0.01) {
    lanePointAt(other, at, there);
    best = Math.min(best, Math.hypot(here.x - there.x, here.y - there.y));
  }
  return best;
}
