import { describe, expect, test } from 'vitest';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { smallLast } from '../../../src/render/map/small-last.ts';
import { buildScenery } from '../../../src/world/scenery/build-scenery.ts';
import type { Mesh } from '../../../src/world/scenery/mesh.ts';
import { firstTown } from '../../map-fixture.ts';

/** Every triangle as text, with all that it has. */
function triangles({ indices, positions, colors, normals, semantic, material, slot }: Mesh): string[] {
  return Array.from(semantic, (_, triangle) => {
    const corners = [0, 1, 2].flatMap((k) => {
      const at = 3 * indices[3 * triangle + k];
      return [...positions.subarray(at, at + 3)];
    });
    const flat = [
      ...colors.subarray(3 * triangle, 3 * triangle + 3),
      ...normals.subarray(3 * triangle, 3 * triangle + 3),
    ];
    return [...corners, ...flat, semantic[triangle], material[triangle], slot[triangle]].join();
  });
}

describe('small things last', () => {
  const { chunks } = buildScenery(firstTown(), 1);

  test('nothing is lost, nothing is changed', () => {
    for (const chunk of chunks) expect(triangles(smallLast(chunk)).sort()).toEqual(triangles(chunk).sort());
  });

  test('roads and houses come first, trees after them', () => {
    for (const chunk of chunks) {
      const { semantic, large } = smallLast(chunk);
      expect(semantic.subarray(0, large)).not.toContain(SEMANTIC.vegetation);
      expect(semantic.subarray(large)).not.toContain(SEMANTIC.road);
      expect(semantic.subarray(large)).not.toContain(SEMANTIC.building);
    }
  });
});
