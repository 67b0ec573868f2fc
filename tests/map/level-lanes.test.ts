import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../src/core/random.ts';
import { laneInnerT, laneOuterT } from '../../src/map/lane-geometry.ts';
import { laneStrips } from '../../src/map/lane-strips.ts';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import { roadPoint } from '../../src/map/road-geometry.ts';
import { RoadIndex } from '../../src/map/road-index.ts';
import { RoadSurface } from '../../src/map/road-surface.ts';
import { buildScenery } from '../../src/world/scenery/build-scenery.ts';
import { faultsOfLanes } from '../world/scenery/from-above.ts';
import { laneByKey } from './first-town-map.ts';
import { roadFile } from './road-files.ts';

const ROLL = 0.2;

function lane(id: number, width: number, level: boolean, type = 'driving'): string {
  return `<lane id="${id}" type="${type}" level="${level}"><width sOffset="0" a="${width}" b="0" c="0" d="0"/></lane>`;
}

/** A road along x: rolled to the right; lanes of 3 m at the middle, level ones of 2 m outside of them. */
function load(profile: string) {
  const xml = roadFile([
    {
      id: '1',
      length: 40,
      records: `<elevationProfile><elevation s="0" a="10" b="0.1" c="0" d="0"/></elevationProfile><lateralProfile>${profile}</lateralProfile>`,
      right: lane(-1, 3, false) + lane(-2, 2, true),
      left: lane(2, 2, true, 'sidewalk') + lane(1, 3, false),
    },
  ]);
  const { map, problems } = loadRoadMap(xml, 'level');
  expect(problems).toEqual([]);
  return map!;
}

const SUPERELEVATION = `<superelevation s="0" a="${ROLL}" b="0" c="0" d="0"/>`;

describe('level lanes of a superelevated road', () => {
  const map = load(SUPERELEVATION);
  const road = map.document.roads[0];
  const point = { x: 0, y: 0, z: 0, heading: 0 };
  /** t sin(phi) cos(theta) up for the rolled part, with the slope tan(theta) = 0.1. */
  const rise = (t: number) => (t * Math.sin(ROLL)) / Math.sqrt(1.01);

  it.each([
    [3, 3, 0],
    [-3, -3, 0],
    [4, 3, 1],
    [5, 3, 2],
    [-5, -3, -2],
    // Beyond the outermost lane it goes on level, too.
    [8, 3, 5],
    [-8, -3, -5],
  ])('at t = %s are rolled over %s m and level over %s m', (t, rolled, level) => {
    roadPoint(road, 20, t, point);
    expect(point.y).toBeCloseTo(rolled * Math.cos(ROLL) + level, 12);
    expect(point.z).toBeCloseTo(12 + rise(rolled), 12);
    expect(point.x).toBeCloseTo(20 - rise(rolled) * 0.1, 12);
  });

  it('have their centres, borders and areas there', () => {
    const { centre } = laneByKey(map, '1/0/-2');
    for (let i = 0; i < centre.count; i++) {
      expect(centre.y[i]).toBeCloseTo(-3 * Math.cos(ROLL) - 1, 12);
      expect(centre.z[i]).toBeCloseTo(10 + 0.1 * centre.station[i] + rise(-3), 12);
    }
    const strips = laneStrips(map.document);
    const outermost = strips.laneId.indexOf(2);
    const [, , innerZ, , , outerZ] = strips.border.subarray(6 * strips.firstRow[outermost]);
    expect(innerZ).toBeCloseTo(outerZ, 12);
  });

  it('give the surface its height and a normal that does not lean aside', () => {
    const surface = new RoadSurface(map);
    const out = { z: 0, nx: 0, ny: 0, nz: 1 };
    for (const t of [4, -4]) {
      roadPoint(road, 20, t, point);
      surface.heightAt(point.x, point.y, out);
      expect(out.z).toBeCloseTo(point.z, 9);
      expect(out.ny).toBeCloseTo(0, 12);
      expect(out.nx / out.nz).toBeCloseTo(-0.1, 12);
    }
    surface.heightAt(20, -1, out);
    expect(out.ny / out.nz).toBeCloseTo(-Math.tan(ROLL) * Math.sqrt(1.01), 9);
  });

  it('are found again at their places', () => {
    const index = new RoadIndex(map);
    const random = new RandomStream(1, 'level-lanes');
    const section = road.laneSections[0];
    for (let i = 0; i < 200; i++) {
      const side = random.between(-1, 1) > 0 ? section.left : section.right;
      const { id } = side[random.integer(side.length)];
      const s = random.between(2, 38);
      const inner = laneInnerT(road, section, id, s);
      const t = inner + random.between(0.05, 0.95) * (laneOuterT(road, section, id, s) - inner);
      roadPoint(road, s, t, point);
      const [found] = index.placesAt(point.x, point.y);
      expect(found.lane).toBe(id);
      expect(found.s).toBeCloseTo(s, 8);
      expect(found.t).toBeCloseTo(t, 8);
      expect(found.z).toBeCloseTo(point.z, 8);
    }
  });

  it('are built so, without steps or holes', () => {
    expect([...faultsOfLanes(map, buildScenery(map, 1), 0.1).keys()]).toEqual([]);
  });
});

describe('level lanes of a road with crossfall', () => {
  it('do not fall with it', () => {
    const map = load('<crossfall side="both" s="0" a="0.05" b="0" c="0" d="0"/>');
    const point = { x: 0, y: 0, z: 0, heading: 0 };
    for (const [t, rolled] of [
      [2, 2],
      [4, 3],
      [-5, 3],
    ]) {
      roadPoint(map.document.roads[0], 0, t, point);
      expect(point.z).toBeCloseTo(10 - rolled * Math.tan(0.05), 12);
    }
    const out = { z: 0, nx: 0, ny: 0, nz: 1 };
    new RoadSurface(map).heightAt(20, 4, out);
    expect(out.ny).toBeCloseTo(0, 12);
  });
});

describe('a road with crossfall', () => {
  it('is built so, without steps or holes', () => {
    const xml = roadFile([
      {
        id: '1',
        length: 40,
        records: '<lateralProfile><crossfall side="both" s="0" a="0.06" b="0" c="0" d="0"/></lateralProfile>',
        right: lane(-1, 4, false) + lane(-2, 4, false),
        left: lane(1, 4, false),
      },
    ]);
    const { map } = loadRoadMap(xml, 'crossfall');
    expect([...faultsOfLanes(map!, buildScenery(map!, 1), 0.1).keys()]).toEqual([]);
  });
});

describe('a lane that is level in one section only', () => {
  it('ends rolled and goes on level where the sections meet', () => {
    const of = (level: boolean) =>
      `<center><lane id="0" type="none"/></center><right>${lane(-1, 4, level)}</right></laneSection>`;
    const xml = roadFile([
      { id: '1', length: 40, records: `<lateralProfile>${SUPERELEVATION}</lateralProfile>` },
    ]).replace(
      /<laneSection s="0">[\s\S]*<\/laneSection>/,
      `<laneSection s="0">${of(false)}<laneSection s="20">${of(true)}`,
    );
    const { map } = loadRoadMap(xml, 'seam');
    const before = laneByKey(map!, '1/0/-1').centre;
    const after = laneByKey(map!, '1/1/-1').centre;
    expect(before.z[before.count - 1]).toBeCloseTo(-2 * Math.sin(ROLL), 12);
    expect(after.z[0]).toBeCloseTo(0, 12);
  });
});
