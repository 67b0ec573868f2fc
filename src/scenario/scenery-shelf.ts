import type { RoadMap } from '../map/road-map.ts';
import { buildScenery } from '../world/scenery/build-scenery.ts';
import type { Mesh, Scenery } from '../world/scenery/mesh.ts';

/**
 * Memory that the sceneries of one map may take, beyond which the one that was longest not asked for goes [bytes]: two of the
 * grid city, 39 MB each, whose scenes that ship have two seeds by turns.
 */
const MOST_BYTES = 96e6;

/** Sceneries by seed, those asked for last at the end. No drive changes one: weather and props are laid over a copy. */
const shelf = new WeakMap<RoadMap, Map<number, { readonly scenery: Scenery; readonly bytes: number }>>();

/** The scenery of a map and a seed, built once for many drives. */
export function sceneryOf(map: RoadMap, seed: number): Scenery {
  const ofMap = shelf.get(map) ?? new Map<number, { scenery: Scenery; bytes: number }>();
  shelf.set(map, ofMap);
  const known = ofMap.get(seed);
  if (known !== undefined) {
    ofMap.delete(seed);
    ofMap.set(seed, known);
    return known.scenery;
  }
  const scenery = buildScenery(map, seed);
  ofMap.set(seed, { scenery, bytes: scenery.chunks.reduce((sum, mesh) => sum + bytesOf(mesh), 0) });
  let bytes = 0;
  for (const kept of ofMap.values()) bytes += kept.bytes;
  for (const [oldest, kept] of ofMap) {
    if (bytes <= MOST_BYTES || oldest === seed) break;
    bytes -= kept.bytes;
    ofMap.delete(oldest);
  }
  return scenery;
}

function bytesOf(mesh: Mesh): number {
  const { positions, indices, colors, normals, semantic, material, slot, far } = mesh;
  const own = [positions, indices, colors, normals, semantic, material, slot];
  const further = far === undefined || far.mesh === mesh ? 0 : bytesOf(far.mesh);
  return own.reduce((sum, { byteLength }) => sum + byteLength, further);
}
