import { SEMANTIC } from '../../core/semantic-class.ts';
import type { Mesh } from '../../world/scenery/mesh.ts';
import { blendGrass } from '../surface/blend-grass.ts';
import { type MeshCorners, roundedCorners } from '../surface/mesh-corners.ts';
import { type PackedMesh, packMesh } from '../surface/packed-mesh.ts';

/** A square of a map's scenery. Its first triangles are what makes a picture from afar: ground, roads, houses. */
export interface MapTile extends PackedMesh {
  /** Number of those triangles. */
  readonly large: number;
  readonly reach?: number;
}

/** Side of the squares [m]: a big town has a few dozen, each drawn with one call. */
const SIDE = 160;

/** Dots from afar, but more than a third of all triangles. */
const SMALL: ReadonlySet<number> = new Set([
  SEMANTIC.vegetation,
  SEMANTIC.pole,
  SEMANTIC.fence,
  SEMANTIC.trafficLight,
  SEMANTIC.trafficSign,
]);

interface Part {
  readonly chunk: Mesh;
  readonly corners: MeshCorners;
}

/** The scenery in few large pieces, by place and by how far off they may be left out. */
export function mapTiles(chunks: readonly Mesh[]): MapTile[] {
  const parts = chunks.map((chunk) => ({ chunk, corners: roundedCorners(chunk) }));
  blendGrass(parts.map(({ corners }) => corners));
  const squares = new Map<string, Part[]>();
  for (const part of parts) {
    const { bounds, reach } = part.chunk;
    const key = `${Math.floor(bounds[0] / SIDE)} ${Math.floor(bounds[1] / SIDE)} ${reach}`;
    const square = squares.get(key);
    if (square === undefined) squares.set(key, [part]);
    else square.push(part);
  }
  return [...squares.values()].map(tileOf);
}

function tileOf(parts: readonly Part[]): MapTile {
  const count = parts.reduce((sum, { chunk }) => sum + chunk.semantic.length, 0);
  const all: MeshCorners = {
    positions: new Float32Array(9 * count),
    normals: new Float32Array(9 * count),
    paint: new Uint8Array(12 * count),
    slots: new Float32Array(3 * count),
  };
  let triangles = 0;
  const take = (isSmall: boolean) => {
    for (const { chunk, corners } of parts) {
      for (let triangle = 0; triangle < chunk.semantic.length; triangle++) {
        if (SMALL.has(chunk.semantic[triangle]) === isSmall) copyTriangle(corners, triangle, all, triangles++);
      }
    }
  };
  take(false);
  const large = triangles;
  take(true);
  const { reach } = parts[0].chunk;
  const packed = packMesh(all, boundsOf(all.positions));
  return { ...packed, large, ...(reach === undefined ? {} : { reach }) };
}

function copyTriangle(from: MeshCorners, triangle: number, to: MeshCorners, at: number): void {
  for (let k = 0; k < 9; k++) {
    to.positions[9 * at + k] = from.positions[9 * triangle + k];
    to.normals[9 * at + k] = from.normals[9 * triangle + k];
  }
  for (let k = 0; k < 12; k++) to.paint[12 * at + k] = from.paint[12 * triangle + k];
  for (let k = 0; k < 3; k++) to.slots[3 * at + k] = from.slots[3 * triangle + k];
}

/** The sphere around the box around all corners. */
function boundsOf(positions: Float32Array): Mesh['bounds'] {
  const least = [Infinity, Infinity, Infinity];
  const most = [-Infinity, -Infinity, -Infinity];
  for (let index = 0; index < positions.length; index++) {
    const axis = index % 3;
    least[axis] = Math.min(least[axis], positions[index]);
    most[axis] = Math.max(most[axis], positions[index]);
  }
  const [x, y, z] = [0, 1, 2].map((axis) => (least[axis] + most[axis]) / 2);
  return [x, y, z, Math.hypot(most[0] - x, most[1] - y, most[2] - z)];
}
