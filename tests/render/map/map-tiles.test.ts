import { describe, expect, test } from 'vitest';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { type MapTile, mapTiles } from '../../../src/render/map/map-tiles.ts';
import type { PackedMesh } from '../../../src/render/surface/packed-mesh.ts';
import { MATERIAL, type Mesh } from '../../../src/world/scenery/mesh.ts';
import { shippedScenery } from '../../shipped-maps.ts';

const GREENS: ReadonlySet<number> = new Set([MATERIAL.grass, MATERIAL.foliage]);

/** Every triangle as text: places of its corners, colour, material and slot; of meadows and woods, whose colours run, no colour. */
function ofMesh({ indices, positions, colors, material, slot }: Mesh): string[] {
  return Array.from(material, (_, triangle) => {
    const corners = [0, 1, 2].flatMap((k) => {
      const at = 3 * indices[3 * triangle + k];
      return [...positions.subarray(at, at + 3)];
    });
    const isGreen = GREENS.has(material[triangle]);
    const color = isGreen ? [] : [...colors.subarray(3 * triangle, 3 * triangle + 3)];
    return [...corners, ...color, material[triangle], slot[triangle]].join();
  });
}

function ofTile({ indices, positions, paint, slots }: PackedMesh): string[] {
  return Array.from({ length: indices.length / 3 }, (_, triangle) => {
    const corners = [...indices.subarray(3 * triangle, 3 * triangle + 3)];
    const places = corners.flatMap((corner) => [...positions.subarray(3 * corner, 3 * corner + 3)]);
    // All corners say the same, for each triangle is of one colour.
    const paints = corners.map((corner) => {
      const from = 4 * corner + (GREENS.has(paint[4 * corner + 3]) ? 3 : 0);
      return [...paint.subarray(from, 4 * corner + 4), slots[corner]].join();
    });
    expect(new Set(paints).size).toBe(1);
    return [...places, paints[0]].join();
  });
}

describe('tiles of a map', () => {
  const { chunks } = shippedScenery('first-town');
  const tiles = mapTiles(chunks);

  test('nothing is lost, nothing is changed', () => {
    expect(tiles.flatMap(ofTile).sort()).toEqual(chunks.flatMap(ofMesh).sort());
  });

  test('are fewer than the chunks, and have fewer corners', () => {
    expect(tiles.length).toBeLessThan(chunks.length);
    const sum = (count: (tile: MapTile) => number) => tiles.reduce((total, tile) => total + count(tile), 0);
    expect(sum(({ slots }) => slots.length)).toBeLessThan(0.8 * sum(({ indices }) => indices.length));
  });

  test('have trees after all that is large', () => {
    const small = chunks.reduce(
      (sum, { semantic }) => sum + semantic.filter((value) => value === SEMANTIC.vegetation).length,
      0,
    );
    expect(small).toBeGreaterThan(0);
    for (const { indices, paint, large } of tiles) {
      const materials = [...indices.subarray(3 * large)].map((corner) => paint[4 * corner + 3]);
      expect(materials).not.toContain(MATERIAL.asphalt);
      expect(materials).not.toContain(MATERIAL.facade);
    }
  });

  test('lie within their bounds', () => {
    for (const { positions, bounds } of tiles) {
      const [x, y, z, radius] = bounds;
      for (let k = 0; k < positions.length; k += 999) {
        expect(Math.hypot(positions[k] - x, positions[k + 1] - y, positions[k + 2] - z)).toBeLessThan(radius + 0.01);
      }
    }
  });
});
