import { expect, test } from 'vitest';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { buildScenery } from '../../../src/world/scenery/build-scenery.ts';
import { mapOf } from './scenery-maps.ts';
import { SurfaceLookup } from './surface-lookup.ts';

test('a tunnel has a roof over its length, no more, and a clear way of 4.5 m inside', () => {
  const lanes = [{ type: 'driving', width: 3.5 }];
  const map = mapOf({
    id: 1,
    left: lanes,
    right: lanes,
    more: '<objects><tunnel s="30" length="40" id="t" type="standard" lighting="0.5" daylight="0.5"/></objects>',
  });
  const surfaces = new SurfaceLookup(buildScenery(map, 1).chunks);
  for (let x = 2.3; x < 98; x += 1.1) {
    for (const y of [-3.3, -1.7, 1.7, 3.3]) {
      const walls = surfaces.at(x, y).filter(({ semantic }) => semantic === SEMANTIC.wall);
      if (x > 30 && x < 70) {
        expect(
          walls.map(({ z }) => z).every((z) => z > 4.5),
          `x ${x}`,
        ).toBe(true);
        expect(walls.some(({ up }) => up < 0) && walls.some(({ up }) => up > 0), `x ${x}`).toBe(true);
      } else expect(walls, `x ${x}`).toEqual([]);
      expect(surfaces.at(x, y).filter(({ semantic, z }) => semantic === SEMANTIC.terrain && z > -0.02)).toEqual([]);
    }
  }
});
