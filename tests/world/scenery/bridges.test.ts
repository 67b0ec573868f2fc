import { describe, expect, test } from 'vitest';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { buildScenery } from '../../../src/world/scenery/build-scenery.ts';
import { mapOf } from './scenery-maps.ts';
import { SurfaceLookup } from './surface-lookup.ts';

const lanes = [
  { type: 'driving', width: 3.5 },
  { type: 'shoulder', width: 1 },
];
const both = { left: lanes, right: lanes };

/** Road 1 goes east at height 0, road 2 north over its middle at 6 m. */
const overpass = mapOf(
  { id: 1, length: 200, ...both },
  {
    id: 2,
    x: 100,
    y: -100,
    hdg: Math.PI / 2,
    length: 200,
    elevation: '<elevation s="0" a="6" b="0" c="0" d="0"/>',
    ...both,
  },
);

describe('a road over another', () => {
  const scenery = buildScenery(overpass, 3);
  const surfaces = new SurfaceLookup(scenery.chunks);
  const roads = (x: number, y: number) => surfaces.at(x, y).filter(({ semantic }) => semantic === SEMANTIC.road);

  test('has its surface and the other its own, and the same between them as on either side', () => {
    for (let x = 60; x <= 140; x += 1.7) {
      expect(
        roads(x, 1.2).some(({ z }) => Math.abs(z) < 0.01),
        `below, x ${x}`,
      ).toBe(true);
      expect(
        roads(101.5, x - 100).some(({ z }) => Math.abs(z - 6) < 0.01),
        `above, y ${x - 100}`,
      ).toBe(true);
    }
  });

  test('leaves room for what drives below: 4.5 m without ground, verge, wall or pier', () => {
    for (let x = 60; x <= 140; x += 0.9) {
      for (const y of [-4.2, -1.7, 1.7, 4.2]) {
        const between = surfaces.at(x, y).filter(({ z }) => z > 0.02 && z < 4.5);
        expect(
          between.map(({ semantic }) => semantic),
          `${x} ${y}`,
        ).not.toContain(SEMANTIC.terrain);
        expect(
          between.map(({ semantic }) => semantic),
          `${x} ${y}`,
        ).not.toContain(SEMANTIC.wall);
      }
    }
  });

  test('lies on a deck that one sees from below, with parapets', () => {
    const deck = surfaces.at(101.5, 1).filter(({ semantic, up }) => semantic === SEMANTIC.wall && up < 0);
    expect(deck.map(({ z }) => z)).toEqual([expect.closeTo(5.3, 2)]);
    expect(surfaces.at(100 + 4.65, 0).some(({ semantic, z }) => semantic === SEMANTIC.wall && z > 6.8)).toBe(true);
  });

  test('comes back to the ground on either side', () => {
    const ground = surfaces.at(112, 80).filter(({ semantic }) => semantic === SEMANTIC.terrain);
    expect(Math.max(...ground.map(({ z }) => z))).toBeGreaterThan(4);
  });
});

test('a bridge that the map states has a deck though nothing passes below', () => {
  const map = mapOf({
    id: 1,
    elevation: '<elevation s="0" a="4" b="0" c="0" d="0"/>',
    ...both,
    more: '<objects><bridge s="40" length="20" id="b" type="concrete"/></objects>',
  });
  const surfaces = new SurfaceLookup(buildScenery(map, 1).chunks);
  const undersides = (x: number) =>
    surfaces.at(x, 1.3).filter(({ semantic, up }) => semantic === SEMANTIC.wall && up < 0);
  expect(undersides(47.3)).toHaveLength(1);
  expect(undersides(20)).toHaveLength(0);
});

test('level crossings and roads that meet are no bridges', () => {
  const map = mapOf(
    { id: 1, length: 200, ...both },
    {
      id: 2,
      x: 100,
      y: -100,
      hdg: Math.PI / 2,
      length: 200,
      elevation: '<elevation s="0" a="1.5" b="0" c="0" d="0"/>',
      ...both,
    },
  );
  const classes = buildScenery(map, 3).chunks.flatMap(({ semantic, normals }) =>
    [...semantic].filter((id, k) => id === SEMANTIC.wall && normals[3 * k + 2] < -0.9),
  );
  expect(classes).toEqual([]);
});
