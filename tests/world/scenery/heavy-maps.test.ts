import { describe, expect, it } from 'vitest';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { loadRoadMap } from '../../../src/map/load-road-map.ts';
import { buildScenery } from '../../../src/world/scenery/build-scenery.ts';
import { ChunkGrid } from '../../../src/world/scenery/chunk-grid.ts';
import { createPavedPoint, PavedArea } from '../../../src/world/scenery/paved-area.ts';
import { SurfaceCover } from '../../../src/world/scenery/surface-cover.ts';
import { RANK } from '../../../src/world/scenery/surface-look.ts';
import { crossingRoads, laneHeights, manyJunctions, stackedRoads, straightRoad, tightSpirals } from './heavy-maps.ts';

/** Triangles of roads and their markings: land and trees grow with the area. */
function trianglesOf(text: string): number {
  const { map, problems } = loadRoadMap(text, 'heavy');
  if (map === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  let count = 0;
  for (const { semantic } of buildScenery(map, 1).chunks) {
    for (const kind of semantic) if (kind === SEMANTIC.road || kind === SEMANTIC.laneMark) count++;
  }
  return count;
}

describe('small files that ask for much', () => {
  it.each([
    ['a long straight road', straightRoad(1000), straightRoad(4000)],
    ['crossing roads', crossingRoads(4, 400), crossingRoads(8, 800)],
    ['lane heights', laneHeights(80, 40), laneHeights(320, 160)],
    ['tight spirals', tightSpirals(1, 150, 4), tightSpirals(4, 150, 4)],
    ['junctions', manyJunctions(8), manyJunctions(32)],
    ['roads in one place', stackedRoads(10, 60), stackedRoads(40, 60)],
  ])('%s: four times as much gets no more than four times the triangles', (_, one, four) => {
    expect(trianglesOf(four)).toBeLessThan(4.3 * trianglesOf(one));
  });

  it('pavement that lies over and over in one place is kept once, and measured as before', () => {
    const few = new PavedArea();
    const many = new PavedArea();
    const square = (area: PavedArea) => area.add([0, 8, 8, 0], [0, 0, 8, 8], 2);
    square(few);
    for (let k = 0; k < 2000; k++) square(many);
    for (const [x, y] of [
      [4, 4],
      [12, 4],
      [30, -9],
    ]) {
      const [a, b] = [few.query(x, y, createPavedPoint()), many.query(x, y, createPavedPoint())];
      expect(b.distance).toBe(a.distance);
      expect(b.z).toBe(a.z);
      expect(b.smoothZ).toBeCloseTo(a.smoothZ, 9);
    }
    expect(many.patchesAt(4, 4)).toBe(1);
    // What lies at another height is kept.
    many.add([0, 8, 8, 0], [0, 0, 8, 8], 9);
    expect(many.patchesAt(4, 4)).toBe(2);
  });

  it('surfaces that lie over and over in one place are told as before', () => {
    const cover = new SurfaceCover();
    for (let road = 0; road < 2000; road++) {
      cover.add(road, 2, RANK.carriageway, [0, 4, 4, 0], [0, 0, 4, 4], [1, 1, 1, 1]);
    }
    expect(cover.lowestAt(2, 2, 1)).toBe(1);
    expect(cover.depthAt(2, 1, 1, 7, RANK.ground)).toBe(2);
    expect(cover.patchesAt(2, 2)).toBeLessThan(250);
  });

  it('a grid of chunks says when it has taken all it may', () => {
    const chunks = new ChunkGrid(2);
    const finish = { color: [0, 0, 0], material: 0, semantic: 0 } as const;
    for (const x of [0, 100]) {
      expect(chunks.isFull).toBe(false);
      const builder = chunks.at(x, 0);
      builder.triangle(builder.vertex(x, 0, 0), builder.vertex(x + 1, 0, 0), builder.vertex(x, 1, 0), finish);
    }
    expect(chunks.isFull).toBe(true);
  });
});
