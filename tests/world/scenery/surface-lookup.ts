import type { Mesh } from '../../../src/world/scenery/mesh.ts';

/** A surface over or under a place. */
export interface Hit {
  readonly z: number;
  readonly semantic: number;
  readonly color: readonly number[];
  /** Upward part of its unit normal. */
  readonly up: number;
}

const CELL = 4;

/** What lies over and under places of the ground. */
export class SurfaceLookup {
  private readonly cells = new Map<string, [mesh: Mesh, triangle: number][]>();

  constructor(chunks: readonly Mesh[]) {
    for (const mesh of chunks) {
      if (mesh.bounds[3] > 300) continue;
      for (let k = 0; k < mesh.semantic.length; k++) {
        if (Math.abs(mesh.normals[3 * k + 2]) > 0.1) this.enter(mesh, k);
      }
    }
  }

  /** All surfaces at a place, the highest first; upright ones are never met. */
  at(x: number, y: number): Hit[] {
    const hits: Hit[] = [];
    for (const [mesh, k] of this.cells.get(`${Math.floor(x / CELL)} ${Math.floor(y / CELL)}`) ?? []) {
      const [a, b, c] = cornersOf(mesh, k);
      const area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
      const u = ((x - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (y - a[1])) / area;
      const v = ((b[0] - a[0]) * (y - a[1]) - (x - a[0]) * (b[1] - a[1])) / area;
      if (!(u >= -1e-4 && v >= -1e-4 && u + v <= 1 + 1e-4)) continue;
      hits.push({
        z: a[2] + u * (b[2] - a[2]) + v * (c[2] - a[2]),
        semantic: mesh.semantic[k],
        color: [...mesh.colors.subarray(3 * k, 3 * k + 3)],
        up: mesh.normals[3 * k + 2],
      });
    }
    return hits.sort((p, q) => q.z - p.z);
  }

  private enter(mesh: Mesh, k: number): void {
    const corners = cornersOf(mesh, k);
    const span = (axis: 0 | 1) => {
      const values = corners.map((corner) => Math.floor(corner[axis] / CELL));
      return [Math.min(...values), Math.max(...values)];
    };
    const [[left, right], [low, high]] = [span(0), span(1)];
    for (let column = left; column <= right; column++) {
      for (let row = low; row <= high; row++) {
        const key = `${column} ${row}`;
        const cell = this.cells.get(key);
        if (cell === undefined) this.cells.set(key, [[mesh, k]]);
        else cell.push([mesh, k]);
      }
    }
  }
}

function cornersOf({ positions, indices }: Mesh, k: number): [number, number, number][] {
  return [0, 1, 2].map((i) => {
    const v = 3 * indices[3 * k + i];
    return [positions[v], positions[v + 1], positions[v + 2]];
  });
}
