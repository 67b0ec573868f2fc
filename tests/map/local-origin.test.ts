import { describe, expect, it } from 'vitest';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import { firstTownText } from '../map-fixture.ts';
import { firstTownMap } from './first-town-map.ts';

/** As far away as UTM coordinates of Europe lie. */
const EAST = 4.5e6;
const NORTH = 5.5e6;

const near = firstTownMap();
const far = loadRoadMap(movedText(EAST, NORTH), 'far').map!;

describe('a map far from the origin of its file', () => {
  it('gets an origin of its own, in whole metres', () => {
    expect(near.origin).toEqual({ x: 0, y: 0 });
    expect(far.origin).toEqual({ x: EAST, y: NORTH });
    expect(Math.max(...far.bounds.map(Math.abs))).toBeLessThan(20_000);
    expect(loadRoadMap(movedText(19_000, 0), 'not so far').map!.origin).toEqual({ x: 0, y: 0 });
  });

  it('has the lanes of the one that was not moved, within a millionth of a metre', () => {
    let worst = 0;
    for (const lane of near.lanes) {
      const { centre, ...same } = far.lanes[lane.index];
      expect({ ...same, length: 0 }).toEqual({ ...lane, centre: undefined, length: 0 });
      expect(centre.count).toBe(lane.centre.count);
      for (let i = 0; i < centre.count; i++) {
        worst = Math.max(worst, Math.abs(centre.x[i] - lane.centre.x[i]), Math.abs(centre.y[i] - lane.centre.y[i]));
        worst = Math.max(worst, Math.abs(centre.s[i] - lane.centre.s[i]), Math.abs(centre.z[i] - lane.centre.z[i]));
      }
    }
    expect(worst).toBeLessThan(1e-6);
  });

  it('has the same links, conflicts and stop lines', () => {
    expect(far.conflicts).toEqual(near.conflicts);
    expect(far.stopLines).toEqual(near.stopLines);
    expect(far.signalGroups).toEqual(near.signalGroups);
  });
});

/** The first town's file, with all its geometry elsewhere. */
function movedText(east: number, north: number): string {
  return firstTownText().replace(
    /(<geometry [^>]*\bx=")([^"]*)("[^>]*\by=")([^"]*)"/g,
    (_, before, x, between, y) => `${before}${Number(x) + east}${between}${Number(y) + north}"`,
  );
}
