import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { clearSky } from '../../../src/world/scenery/atmosphere.ts';
import { type Atmosphere, MATERIAL, type Mesh, type Model, type Scenery } from '../../../src/world/scenery/mesh.ts';
import { type Finish, MeshBuilder } from '../../../src/world/scenery/mesh-builder.ts';
import { buildModels } from '../../../src/world/scenery/models/build-models.ts';

export type Corner = readonly [x: number, y: number, z: number];

export const ASPHALT: Finish = { color: [96, 95, 93], material: MATERIAL.asphalt, semantic: SEMANTIC.road };
export const FACADE: Finish = { color: [190, 180, 165], material: MATERIAL.facade, semantic: SEMANTIC.building };

/** Quadrilaterals, each counter-clockwise seen from outside. */
export function meshOf(quads: readonly (readonly [Corner, Corner, Corner, Corner, Finish])[]): Mesh {
  const builder = new MeshBuilder();
  for (const [a, b, c, d, finish] of quads) {
    const [i, j, k, l] = [a, b, c, d].map(([x, y, z]) => builder.vertex(x, y, z));
    builder.quad(i, j, k, l, finish);
  }
  return builder.build();
}

/** Level ground at z = 0, `size` m to every side. */
export function ground(size: number): Mesh {
  return meshOf([[[-size, -size, 0], [size, -size, 0], [size, size, 0], [-size, size, 0], ASPHALT]]);
}

/** A wall across the way at x, facing back, or facing forward where x < 0. */
export function wallAt(x: number, finish: Finish = FACADE): Mesh {
  const y = x < 0 ? -200 : 200;
  return meshOf([[[x, y, -50], [x, -y, -50], [x, -y, 50], [x, y, 50], finish]]);
}

export function sceneryOf(
  chunks: readonly Mesh[],
  models: readonly Model[] = buildModels(),
  atmosphere: Atmosphere = clearSky(4, 0.5, 2000),
): Scenery {
  return { chunks, models, egoModel: 0, solids: [], atmosphere, sight: 500 };
}
