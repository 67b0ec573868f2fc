import { Mesh } from 'three';
import { expect, test } from 'vitest';
import { mapTiles } from '../../../src/render/map/map-tiles.ts';
import { TileShapes } from '../../../src/render/map/tile-shapes.ts';
import { shippedScenery } from '../../shipped-maps.ts';

const FAR = { x: 0, y: 0, z: 0, azimuth: 0, elevation: 1.2, distance: 3000 };

test('far tiles of a moving picture become coarse in time, are whole again at rest, and none is coarse before', () => {
  const shapes = new TileShapes();
  const tiles = mapTiles(shippedScenery('first-town').chunks).filter(({ reach }) => reach === undefined);
  const drawn = tiles.map((tile) => ({ tile, mesh: new Mesh(shapes.geometryOf(tile)) }));
  const whole = drawn.map(({ mesh }) => mesh.geometry);
  const show = (view: typeof FAR | null) => {
    shapes.begin();
    for (const { tile, mesh } of drawn) shapes.apply(tile, mesh, view);
    return drawn.filter(({ mesh }, k) => mesh.geometry !== whole[k]).length;
  };
  expect(show(null)).toBe(0);
  let coarse = 0;
  for (let frame = 0; frame < drawn.length && coarse < drawn.length; frame++) {
    const next = show(FAR);
    expect(next).toBeGreaterThan(coarse);
    coarse = next;
  }
  expect(coarse).toBe(drawn.length);
  expect(show(null)).toBe(0);
});
