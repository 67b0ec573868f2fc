import { expect, test } from 'vitest';
import { loadRoadMap } from '../../../src/map/load-road-map.ts';
import type { RoadMap } from '../../../src/map/road-map.ts';
import { buildScenery } from '../../../src/world/scenery/build-scenery.ts';
import { SurfaceCover } from '../../../src/world/scenery/surface-cover.ts';

/** A short road with these links beside a junction "1" without roads. */
function mapWith(predecessor: string, successor: string): RoadMap {
  const link = (end: string, id: string) => `<${end} elementType="junction" elementId="${id}"/>`;
  const { map } = loadRoadMap(
    `<OpenDRIVE><header revMajor="1" revMinor="8" name="spoilt"/><road id="a" length="20" junction="-1">
<link>${link('predecessor', predecessor)}${link('successor', successor)}</link>
<planView><geometry s="0" x="0" y="0" hdg="0" length="20"><line/></geometry></planView>
<lanes><laneSection s="0"><center><lane id="0" type="none"/></center>
<right><lane id="-1" type="driving"><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane></right></laneSection></lanes></road>
<junction id="1" name="empty"/></OpenDRIVE>`,
    'spoilt',
  );
  return map as RoadMap;
}

test('a short road whose junctions are not all there is built as any other', () => {
  for (const [from, to] of [
    ['99', '1'],
    ['1', '99'],
    ['98', '99'],
    ['1', '1'],
  ])
    expect(buildScenery(mapWith(from, to), 1).chunks.length).toBeGreaterThan(0);
});

test('of a box that would have millions of cells nobody is said to be alone in it, and none of them is looked at', () => {
  const cover = new SurfaceCover();
  cover.add(0, 5, 0, [0, 10, 10, 0], [0, 0, 4, 4], [0, 0, 0, 0]);
  expect(cover.isAlone(0, -5, 15, -5, 9)).toBe(true);
  expect(cover.isAlone(1, -5, 15, -5, 9)).toBe(false);
  expect(cover.isAlone(0, -1e15, 1e15, -1e15, 1e15)).toBe(false);
});
