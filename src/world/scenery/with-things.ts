import { RandomStream } from '../../core/random.ts';
import { LocalFrame } from './box-mesh.ts';
import { ChunkGrid } from './chunk-grid.ts';
import type { Scenery, Solid } from './mesh.ts';
import type { ObjectKind } from './objects/object-kind.ts';
import { addObject } from './objects/object-mesh.ts';

/** A thing that stands about: what it looks like and its box, map frame [m], [rad]. */
export interface PlacedThing {
  readonly look: ObjectKind;
  readonly x: number;
  readonly y: number;
  /** Of its foot [m]. */
  readonly z: number;
  readonly yaw: number;
  readonly length: number;
  readonly width: number;
  readonly height: number;
  /** Of what a car can push away [kg]. */
  readonly mass?: number;
}

/** How far things go into the ground, so that none floats where it slopes [m]. */
const FOOTING = 0.1;

/** The same scenery with more things on it: meshes for all who look, solids for all who drive. */
export function withThings(scenery: Scenery, things: readonly PlacedThing[], seed: number): Scenery {
  if (things.length === 0) return scenery;
  const chunks = new ChunkGrid();
  const random = new RandomStream(seed, 'scenery things');
  const solids = things.map(({ look, x, y, z, yaw, length, width, height, mass }): Solid => {
    const frame = new LocalFrame(x, y, z, yaw);
    const size = { length, width, height };
    addObject(chunks.at(x, y), look, { frame, size, radius: 0, footing: FOOTING }, random);
    return { x, y, yaw, length, width, z, height, ...(mass === undefined ? {} : { mass }) };
  });
  return { ...scenery, chunks: [...scenery.chunks, ...chunks.build()], solids: [...scenery.solids, ...solids] };
}
