import { describe, expect, test } from 'vitest';
import { laneWidth } from '../../src/map/lane-geometry.ts';
import { lanePointAt } from '../../src/map/lane-point.ts';
import { laneStationAt } from '../../src/map/lane-station.ts';
import { laneStrips } from '../../src/map/lane-strips.ts';
import type { LanePoint } from '../../src/map/road-map.ts';
import { firstTown } from '../map-fixture.ts';

const map = firstTown();
const strips = laneStrips(map.document);

function row(index: number): { inner: number[]; outer: number[] } {
  const at = [...strips.border.subarray(6 * index, 6 * index + 6)];
  return { inner: at.slice(0, 3), outer: at.slice(3) };
}

describe('lane strips', () => {
  test('hold every lane of every section once, in order', () => {
    const expected = map.document.roads.flatMap((road) =>
      road.laneSections.flatMap((section, index) =>
        [...section.right, ...section.left].map(({ id }) => [road.index, index, id]),
      ),
    );
    const found = Array.from({ length: strips.count }, (_, lane) => [
      strips.road[lane],
      strips.section[lane],
      strips.laneId[lane],
    ]);
    expect(found).toEqual(expected);
  });

  test('rows are as wide as the lane, and their middle is its centre', () => {
    const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
    for (let lane = 0; lane < strips.count; lane++) {
      const road = map.document.roads[strips.road[lane]];
      const section = road.laneSections[strips.section[lane]];
      const id = strips.laneId[lane];
      const own = (id > 0 ? section.left : section.right)[Math.abs(id) - 1];
      const driving = map.lanes.find(
        (each) => each.road === road.index && each.section === strips.section[lane] && each.id === id,
      );
      for (let index = strips.firstRow[lane]; index < strips.firstRow[lane + 1]; index++) {
        const { inner, outer } = row(index);
        const s = strips.station[index];
        expect(Math.hypot(outer[0] - inner[0], outer[1] - inner[1])).toBeCloseTo(laneWidth(own, s), 6);
        if (driving === undefined) continue;
        lanePointAt(driving, laneStationAt(driving, s), point);
        expect(Math.hypot((inner[0] + outer[0]) / 2 - point.x, (inner[1] + outer[1]) / 2 - point.y)).toBeLessThan(0.01);
        expect((inner[2] + outer[2]) / 2).toBeCloseTo(point.z, 2);
      }
    }
  });

  test('rows reach from one end of the section to the other', () => {
    for (let lane = 0; lane < strips.count; lane++) {
      const section = map.document.roads[strips.road[lane]].laneSections[strips.section[lane]];
      expect(strips.station[strips.firstRow[lane]]).toBe(section.s);
      expect(strips.station[strips.firstRow[lane + 1] - 1]).toBe(section.sEnd);
    }
  });
});
