import { describe, expect, test } from 'vitest';
import { loadMap } from '../../../src/app/worker/load-map.ts';
import { RoadSurface } from '../../../src/map/road-surface.ts';
import { pickGround } from '../../../src/render/map/pick-ground.ts';
import { firstTown, firstTownText } from '../../map-fixture.ts';

const chunks = loadMap(firstTownText(), 'first-town', () => {}).opened?.facts.ground ?? [];

describe('picking the ground', () => {
  test('from above it is the surface of the road, through whatever stands over it', () => {
    const surface = new RoadSurface(firstTown());
    const out = { z: 0, nx: 0, ny: 0, nz: 1 };
    for (const { centre } of firstTown().lanes) {
      const middle = Math.floor(centre.count / 2);
      const [x, y] = [centre.x[middle], centre.y[middle]];
      surface.heightAt(x, y, out);
      const z = 500 - pickGround(chunks, [x, y, 500], [0, 0, -1]);
      expect(Math.abs(z - out.z)).toBeLessThan(0.06);
    }
  });

  test('there is none in the sky', () => {
    expect(pickGround(chunks, [0, 0, 100], [0, 0, 1])).toBe(Infinity);
    expect(pickGround([], [0, 0, 100], [0, 0, -1])).toBe(Infinity);
  });
});
