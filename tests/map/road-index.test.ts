import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../src/core/random.ts';
import { crossHeightAt } from '../../src/map/cross-height.ts';
import { laneInnerT, laneOuterT, sectionAt } from '../../src/map/lane-geometry.ts';
import { drivablePolygons, lanePolygons } from '../../src/map/lane-polygons.ts';
import { laneStrips } from '../../src/map/lane-strips.ts';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import { isInPolygon } from '../../src/map/polygon.ts';
import { roadPoint } from '../../src/map/road-geometry.ts';
import { RoadIndex } from '../../src/map/road-index.ts';
import type { RoadMap } from '../../src/map/road-map.ts';
import { firstTownMap, laneByKey } from './first-town-map.ts';
import { bridgeOverRoad } from './small-maps.ts';

const town = firstTownMap();

/** A bend of everything at once: spiral, climb, roll, shape, an offset and lanes that widen. */
const TWISTED = loadRoadMap(
  `<OpenDRIVE><header revMajor="1" revMinor="8"/><road id="1" length="120" junction="-1">
<planView><geometry s="0" x="10" y="-20" hdg="0.7" length="60"><spiral curvStart="0" curvEnd="0.02"/></geometry>
<geometry s="60" x="46.73169097035842" y="26.22933538483994" hdg="1.3" length="60"><arc curvature="0.02"/></geometry></planView>
<elevationProfile><elevation s="0" a="3" b="0.06" c="0" d="0"/></elevationProfile>
<lateralProfile><superelevation s="0" a="0" b="0.001" c="0" d="0"/>
<shape s="0" t="-6" a="0" b="0.02" c="0" d="0"/><shape s="120" t="-6" a="0.3" b="-0.03" c="0.001" d="0"/></lateralProfile>
<lanes><laneOffset s="0" a="0.5" b="0.005" c="0" d="0"/><laneSection s="0">
<left><lane id="1" type="driving"><width sOffset="0" a="3" b="0.01" c="0" d="0"/></lane></left>
<center><lane id="0" type="none"/></center>
<right><lane id="-1" type="driving"><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane>
<lane id="-2" type="biking"><width sOffset="0" a="1.5" b="0" c="0" d="0"/><height sOffset="0" inner="0.1" outer="0.1"/></lane>
</right></laneSection></lanes></road></OpenDRIVE>`,
  'twisted',
).map!;

/** A random place on a lane of any type, not at the seams of sections. */
function somewhere(map: RoadMap, random: RandomStream) {
  const road = map.document.roads[random.integer(map.document.roads.length)];
  const s = random.between(0.01, 0.99) * road.length;
  const section = road.laneSections[sectionAt(road, s)];
  const lanes = [...section.right, ...section.left];
  const lane = lanes[random.integer(lanes.length)];
  const share = random.between(0.01, 0.99);
  const inner = laneInnerT(road, section, lane.id, s);
  const t = inner + share * (laneOuterT(road, section, lane.id, s) - inner);
  const point = { x: 0, y: 0, z: 0, heading: 0 };
  roadPoint(road, s, t, point);
  return { road, s, t, lane, x: point.x, y: point.y, z: point.z };
}

describe.each([
  ['first town', town],
  ['a twisted road', TWISTED],
])('places over (x, y) of %s', (_, map) => {
  const index = new RoadIndex(map);
  const random = new RandomStream(1, 'road-index');

  it('give road, lane, s and t back', () => {
    const worst = { s: 0, t: 0, z: 0 };
    for (let i = 0; i < 500; i++) {
      const place = somewhere(map, random);
      const found = index.placesAt(place.x, place.y).find(({ road }) => road === place.road.index)!;
      expect(found, `road ${place.road.id} s ${place.s} t ${place.t}`).toBeDefined();
      expect(found.lane).toBe(place.lane.id);
      worst.s = Math.max(worst.s, Math.abs(found.s - place.s));
      worst.t = Math.max(worst.t, Math.abs(found.t - place.t));
      worst.z = Math.max(worst.z, Math.abs(found.z - place.z - place.lane.heightInner));
    }
    expect(worst.s).toBeLessThan(1e-8);
    expect(worst.t).toBeLessThan(1e-8);
    expect(worst.z).toBeLessThan(1e-8);
  });

  it('are those whose polygons hold the place', () => {
    const strips = laneStrips(map.document);
    const polygons = lanePolygons(strips);
    let seen = 0;
    for (let i = 0; i < 60; i++) {
      const { x, y } = somewhere(map, random);
      const found = index.placesAt(x, y).map(({ road, section, lane }) => `${road}/${section}/${lane}`);
      for (const { road, section, from, corners } of polygons) {
        // Chords leave the border by a few centimetres, so places near it may be told either way.
        if (distanceToBorder(corners, x, y) < 0.05) continue;
        expect(found.includes(`${road}/${section}/${from}`)).toBe(isInPolygon(corners, x, y));
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(100);
  });

  it('are drivable where a polygon of driving lanes holds them', () => {
    const polygons = drivablePolygons(map.document, laneStrips(map.document));
    for (let i = 0; i < 200; i++) {
      const { x, y } = somewhere(map, random);
      if (polygons.some(({ corners }) => distanceToBorder(corners, x, y) < 0.05)) continue;
      expect(index.isDrivable(x, y)).toBe(polygons.some(({ corners }) => isInPolygon(corners, x, y)));
    }
  });
});

describe('places', () => {
  it('are on the deck of the height asked for', () => {
    const { map } = loadRoadMap(bridgeOverRoad(6), 'bridge');
    const index = new RoadIndex(map!);
    const roads = (z?: number) => index.placesAt(0.5, -1, z).map(({ road }) => road);
    expect(roads()).toEqual([0, 1]);
    expect(roads(0.3)).toEqual([0]);
    expect(roads(5)).toEqual([1]);
    expect(index.isDrivable(0.5, -1, 12)).toBe(false);
  });

  it('name the lane of the driving graph, or none', () => {
    const index = new RoadIndex(town);
    const lane = laneByKey(town, '2/0/-1');
    const { x, y } = { x: lane.centre.x[20], y: lane.centre.y[20] };
    expect(index.placesAt(x, y).map((place) => place.index)).toEqual([lane.index]);
    expect(index.placesAt(1e6, 1e6)).toEqual([]);
    const out = TWISTED.document.roads[0];
    expect(crossHeightAt(out, 0, -6)).toBe(0);
  });

  it('use the items of a list again', () => {
    const index = new RoadIndex(town);
    const { x, y } = { x: town.lanes[0].centre.x[5], y: town.lanes[0].centre.y[5] };
    const out: ReturnType<RoadIndex['placesAt']> = [];
    const count = index.over(x, y, Number.NaN, out);
    const items = [...out];
    expect(index.over(x, y, Number.NaN, out)).toBe(count);
    out.forEach((item, i) => {
      expect(item).toBe(items[i]);
    });
  });
});

function distanceToBorder(corners: Float64Array, x: number, y: number): number {
  let best = Infinity;
  for (let i = 0, k = corners.length - 3; i < corners.length; k = i, i += 3) {
    const [ux, uy] = [corners[i] - corners[k], corners[i + 1] - corners[k + 1]];
    const [px, py] = [x - corners[k], y - corners[k + 1]];
    const share = Math.min(1, Math.max(0, (px * ux + py * uy) / (ux * ux + uy * uy || 1)));
    best = Math.min(best, Math.hypot(px - share * ux, py - share * uy));
  }
  return best;
}
