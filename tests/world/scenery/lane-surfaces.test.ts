import { describe, expect, test } from 'vitest';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { laneHeight, laneInnerT, laneOuterT } from '../../../src/map/lane-geometry.ts';
import { roadPoint } from '../../../src/map/road-geometry.ts';
import type { RoadMap } from '../../../src/map/road-map.ts';
import { buildScenery } from '../../../src/world/scenery/build-scenery.ts';
import { mapOf, section } from './scenery-maps.ts';
import { SurfaceLookup } from './surface-lookup.ts';

const { road, sidewalk, terrain } = SEMANTIC;

/** The standard's lane types and the class that a camera is to learn them as. */
const CLASSES: Readonly<Record<string, number>> = {
  driving: road,
  entry: road,
  exit: road,
  onRamp: road,
  offRamp: road,
  connectingRamp: road,
  slipLane: road,
  stop: road,
  shoulder: road,
  restricted: road,
  border: road,
  parking: road,
  biking: road,
  bus: road,
  tram: road,
  sidewalk,
  walking: sidewalk,
  curb: sidewalk,
  median: terrain,
  none: terrain,
  rail: terrain,
};

const driving = { type: 'driving', width: 3.5 };

/** Places on the middle of every lane with the height that the map gives them. */
function* lanePlaces(map: RoadMap, step: number) {
  const point = { x: 0, y: 0, z: 0, heading: 0 };
  for (const road of map.document.roads) {
    for (const part of road.laneSections) {
      for (const lane of [...part.left, ...part.right]) {
        for (let s = part.s + step / 2; s < part.sEnd; s += step) {
          const t = (laneInnerT(road, part, lane.id, s) + laneOuterT(road, part, lane.id, s)) / 2;
          roadPoint(road, s, t, point);
          yield { ...point, z: point.z + laneHeight(lane, s, 0.5), type: lane.type, s };
        }
      }
    }
  }
}

describe('surfaces', () => {
  test('of every lane type are seen as their class', () => {
    for (const [type, semantic] of Object.entries(CLASSES)) {
      const map = mapOf({ id: 1, left: [driving], right: [driving, { type, width: 3 }] });
      const surfaces = new SurfaceLookup(buildScenery(map, 1).chunks);
      for (const { x, y, type: own } of lanePlaces(map, 9)) {
        if (own === type) expect(surfaces.at(x, y)[0].semantic, type).toBe(semantic);
      }
    }
  });

  test('lie within 1 cm of the map on slopes, in banked bends and over lane sections of a few millimetres', () => {
    const lanes = [driving, { type: 'shoulder', width: 1 }];
    const map = mapOf({
      id: 1,
      elevation: '<elevation s="0" a="2" b="0.08" c="0" d="0"/>',
      lateral: '<superelevation s="0" a="0" b="0.0006" c="0" d="0"/>',
      lanes: [0, 40, 40.004, 40.009].map((s) => section(s, { left: lanes, right: lanes })).join(''),
    });
    const surfaces = new SurfaceLookup(buildScenery(map, 1).chunks);
    for (const { x, y, z, s } of lanePlaces(map, 0.7)) {
      const heights = surfaces.at(x, y).map((hit) => Math.abs(hit.z - z));
      expect(Math.min(...heights), `s ${s}`).toBeLessThan(0.01);
    }
  });

  test('follow lateral shapes', () => {
    const shape = (t: number, b: number, c: number) => `<shape s="0" t="${t}" a="0" b="${b}" c="${c}" d="0"/>`;
    const map = mapOf({
      id: 1,
      lateral: `<shape s="0" t="-8" a="0.3" b="0" c="0" d="0"/>${shape(-6, 0.02, -0.01)}${shape(0, -0.02, 0.015)}`,
      left: [driving],
      right: [driving, { type: 'shoulder', width: 2 }],
    });
    const surfaces = new SurfaceLookup(buildScenery(map, 1).chunks);
    for (const { x, y, z } of lanePlaces(map, 3)) {
      expect(Math.min(...surfaces.at(x, y).map((hit) => Math.abs(hit.z - z)))).toBeLessThan(0.01);
    }
  });

  test('of tapering lanes leave no holes, and none folds over', () => {
    const width = (a: number, c: number, d: number) => `<width sOffset="0" a="${a}" b="0" c="${c}" d="${d}"/>`;
    const mark = '<roadMark sOffset="0" type="solid solid" color="white" width="0.15"/>';
    const lane = (id: number, type: string, widths: string) =>
      `<lane id="${id}" type="${type}" level="false">${widths}${mark}</lane>`;
    // The second lane opens from nothing by a smooth step of 50 m, and overshoots below zero before.
    const opening = width(-0.02, 3.5 * (3 / 2500), -3.5 * (2 / 125000));
    const map = mapOf({
      id: 1,
      length: 50,
      lanes: `<laneSection s="0"><center><lane id="0" type="none"/></center><right>${lane(-1, 'driving', width(3.5, 0, 0))}${lane(-2, 'driving', opening)}${lane(-3, 'shoulder', width(1, 0, 0))}</right></laneSection>`,
    });
    const { chunks } = buildScenery(map, 1);
    const surfaces = new SurfaceLookup(chunks);
    for (let x = 0.05; x < 50; x += 0.31) {
      for (let y = -0.1; y > -3.4; y -= 0.23) {
        const [top] = surfaces.at(x, y).filter(({ z }) => z < 3);
        expect([SEMANTIC.road, SEMANTIC.laneMark], `${x} ${y}`).toContain(top.semantic);
        expect(top.z).toBeCloseTo(0, 3);
      }
    }
    for (const { semantic, normals } of chunks) {
      semantic.forEach((id, k) => {
        if (id === SEMANTIC.road || id === SEMANTIC.laneMark) expect(normals[3 * k + 2]).toBeGreaterThan(0.9);
      });
    }
  });

  test('of footways are raised where the file knows no heights, and as the file says where it does', () => {
    const footway = { type: 'sidewalk', width: 2 };
    const bare = new SurfaceLookup(buildScenery(mapOf({ id: 1, right: [driving, footway] }), 1).chunks);
    expect(bare.at(50, -4.5)[0].z).toBeCloseTo(0.12, 4);
    const lanes =
      '<laneSection s="0"><center><lane id="0" type="none"/></center><right><lane id="-1" type="driving"><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane><lane id="-2" type="sidewalk"><width sOffset="0" a="2" b="0" c="0" d="0"/><height sOffset="0" inner="0.08" outer="0.1"/></lane></right></laneSection>';
    const given = new SurfaceLookup(buildScenery(mapOf({ id: 1, lanes }), 1).chunks);
    expect(given.at(50, -4.5)[0].z).toBeCloseTo(0.09, 2);
  });
});

describe('ground', () => {
  test('stays under the road however steep and banked it is, and leaves no gap beside it', () => {
    const map = mapOf({
      id: 1,
      elevation: '<elevation s="0" a="310" b="0" c="0.002" d="0"/>',
      lateral: '<superelevation s="0" a="0.15" b="0" c="0" d="0"/>',
      left: [driving, driving],
      right: [driving, driving],
    });
    const surfaces = new SurfaceLookup(buildScenery(map, 1).chunks);
    for (const { x, y, z, s } of lanePlaces(map, 1.3)) {
      const above = surfaces.at(x, y).filter((hit) => hit.semantic === SEMANTIC.terrain && hit.z > z - 0.02);
      expect(above, `s ${s}`).toEqual([]);
    }
    const point = { x: 0, y: 0, z: 0, heading: 0 };
    for (let s = 3; s < 97; s += 4) {
      for (let out = 0.2; out < 20; out += 1.1) {
        roadPoint(map.document.roads[0], s, -7 - out, point);
        expect(surfaces.at(point.x, point.y).length, `s ${s}, ${out} m out`).toBeGreaterThan(0);
      }
    }
  });
});
