import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { LaneIndex } from '../../../src/map/lane-index.ts';
import { lanePointAt } from '../../../src/map/lane-point.ts';
import { loadRoadMap } from '../../../src/map/load-road-map.ts';
import type { LanePosition } from '../../../src/map/road-map.ts';
import { buildScenery } from '../../../src/world/scenery/build-scenery.ts';
import { cornersOf } from '../../../src/world/scenery/footprint.ts';
import type { Scenery } from '../../../src/world/scenery/mesh.ts';
import { roadSetting } from '../../../src/world/scenery/road-setting.ts';
import { drivingLane, roadFile } from '../../map/road-files.ts';
import { shippedMap, shippedScenery } from '../../shipped-maps.ts';

function triangles({ chunks }: Scenery, semantic: number): number {
  return chunks.reduce((sum, chunk) => sum + chunk.semantic.filter((own) => own === semantic).length, 0);
}

describe.each([
  ['motorway', 'motorway', { [SEMANTIC.fence]: 1000 }, [SEMANTIC.building]],
  ['country-road', 'country', { [SEMANTIC.vegetation]: 2000, [SEMANTIC.pole]: 100 }, []],
  ['left-hand-village', 'town', { [SEMANTIC.building]: 500, [SEMANTIC.vegetation]: 500 }, []],
] as const)('%s', (name, setting, least, none) => {
  const map = shippedMap(name);
  const scenery = shippedScenery(name);

  test('is dressed as its roads are', () => {
    const open = map.document.roads.filter(({ junction }) => junction < 0);
    const fitting = open.filter((road) => roadSetting(road) === setting);
    const length = (roads: typeof open) => roads.reduce((sum, road) => sum + road.length, 0);
    expect(length(fitting)).toBeGreaterThan(0.5 * length(open));
    for (const [semantic, count] of Object.entries(least)) {
      expect(triangles(scenery, Number(semantic))).toBeGreaterThan(count);
    }
    for (const semantic of none) expect(triangles(scenery, semantic)).toBeLessThan(4000);
  });

  test('nothing stands on a lane', () => {
    const index = new LaneIndex(map);
    const found: LanePosition[] = [];
    const point = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
    // A rail on a bridge is over the lanes below it, and the other way round.
    const isOnLane = (x: number, y: number, z: number | undefined) =>
      found.slice(0, index.lanesOver(x, y, found)).some(({ lane, s }) => {
        lanePointAt(map.lanes[lane], s, point);
        return z === undefined || Math.abs(z - point.z) < 2.5;
      });
    const onLane = scenery.solids.filter((solid) =>
      [[solid.x, solid.y] as const, ...cornersOf(solid)].some(([x, y]) => isOnLane(x, y, solid.z)),
    );
    expect(onLane).toEqual([]);
    expect(scenery.solids.length).toBeGreaterThan(100);
  });

  test('a chunk has no more triangles than a frame can afford', () => {
    expect(Math.max(...scenery.chunks.map(({ material }) => material.length))).toBeLessThan(12_000);
  });

  test('same seed, same bits', () => {
    const again = buildScenery(map, 1);
    expect(hashOf(again.chunks.map(({ positions }) => positions))).toBe(
      hashOf(scenery.chunks.map(({ positions }) => positions)),
    );
    expect(hashOf(again.solids)).toBe(hashOf(scenery.solids));
  });
});

test('no crown hangs low over a street without footways, which has trees all the same', () => {
  const types = '<type s="0" type="town"><speed max="50" unit="km/h"/></type>';
  const xml = roadFile([{ id: '1', length: 600, types, left: drivingLane(1), right: drivingLane(-1) }]);
  const { chunks } = buildScenery(loadRoadMap(xml, 'street').map!, 1);
  let [beside, over] = [0, 0];
  for (const { positions, indices, semantic } of chunks) {
    semantic.forEach((kind, k) => {
      if (kind !== SEMANTIC.vegetation) return;
      const [x, y, z] = positions.subarray(3 * indices[3 * k]);
      if (x < 0 || x > 600) return;
      if (Math.abs(y) < 10) beside++;
      // The clear height over a carriageway is 4.5 m (RASt 06).
      if (Math.abs(y) < 3.5 && z < 4.5) over++;
    });
  }
  expect(beside).toBeGreaterThan(1000);
  expect(over).toBe(0);
});
