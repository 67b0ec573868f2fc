import { expect, it } from 'vitest';
import { loadRoadMap } from '../../../src/map/load-road-map.ts';
import { buildScenery } from '../../../src/world/scenery/build-scenery.ts';
import type { Mesh } from '../../../src/world/scenery/mesh.ts';
import { firstTownText } from '../../map-fixture.ts';
import { shippedScenery } from '../../shipped-maps.ts';

/** Shares of area that may differ: coordinates in millions of metres are read to a billionth of a metre. */
const CLOSE = 1e-6;

it('builds the same scenery for a map in the coordinates of a country as for one about the origin', () => {
  const text = firstTownText().replace(
    /(<geometry [^>]*\bx=")([^"]*)("[^>]*\by=")([^"]*)"/g,
    (_, before, x, between, y) => `${before}${Number(x) + 4.5e6}${between}${Number(y) + 5.5e6}"`,
  );
  const near = shippedScenery('first-town');
  const far = buildScenery(loadRoadMap(text, 'far').map!, 1);
  expect(far.chunks.length).toBe(near.chunks.length);
  expect(far.solids.length).toBe(near.solids.length);
  far.chunks.forEach((chunk, i) => {
    expect(chunk.semantic).toEqual(near.chunks[i].semantic);
    const [a, b] = [areas(chunk), areas(near.chunks[i])];
    for (const [semantic, area] of b) expect(Math.abs(a.get(semantic)! - area)).toBeLessThan(CLOSE * Math.max(1, area));
    chunk.bounds.forEach((value, k) => {
      expect(Math.abs(value - near.chunks[i].bounds[k])).toBeLessThan(1e-3);
    });
  });
});

/** Area of the triangles of each class [m^2]. */
function areas({ positions, indices, semantic }: Mesh): Map<number, number> {
  const sums = new Map<number, number>();
  semantic.forEach((kind, triangle) => {
    const [a, b, c] = [0, 1, 2].map((corner) => 3 * indices[3 * triangle + corner]);
    const side = (to: number) => [0, 1, 2].map((axis) => positions[to + axis] - positions[a + axis]);
    const [u, v] = [side(b), side(c)];
    const area = Math.hypot(u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]) / 2;
    sums.set(kind, (sums.get(kind) ?? 0) + area);
  });
  return sums;
}
