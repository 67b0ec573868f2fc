import type { Mesh } from '../../world/scenery/mesh.ts';

/** Triangles in a run. */
const LENGTH = 64;

/** SPHERE numbers of a run: centre x, y, z and radius [m]. */
export const SPHERE = 4;

/**
 * A mesh cut into runs of triangles that follow each other. What is built together stands together, so that most runs
 * are small in space and can be left out as a whole.
 */
export interface MeshRuns {
  readonly mesh: Mesh;
  readonly count: number;
  /** First triangle of each run, and behind the last one the number of triangles. */
  readonly triangle: Int32Array;
  /** Of the vertices that a run uses the first, and one past the last. */
  readonly firstVertex: Int32Array;
  readonly endVertex: Int32Array;
  /** SPHERE numbers of each run, and of the mesh. */
  readonly spheres: Float64Array;
  readonly whole: Float64Array;
}

/** Of meshes that were cut before: all lidars and radars of a vehicle share them. */
const known = new WeakMap<Mesh, MeshRuns>();

/** The runs of a mesh. */
export function runsOf(mesh: Mesh): MeshRuns {
  let runs = known.get(mesh);
  if (runs === undefined) {
    runs = cutIntoRuns(mesh);
    known.set(mesh, runs);
  }
  return runs;
}

function cutIntoRuns(mesh: Mesh): MeshRuns {
  const triangles = mesh.indices.length / 3;
  const count = Math.ceil(triangles / LENGTH);
  const triangle = Int32Array.from({ length: count + 1 }, (_, i) => Math.min(triangles, i * LENGTH));
  const firstVertex = new Int32Array(count);
  const endVertex = new Int32Array(count);
  const spheres = new Float64Array(SPHERE * count);
  for (let run = 0; run < count; run++) {
    const used = mesh.indices.subarray(3 * triangle[run], 3 * triangle[run + 1]);
    let first = used[0];
    let last = used[0];
    for (const vertex of used) {
      if (vertex < first) first = vertex;
      if (vertex > last) last = vertex;
    }
    firstVertex[run] = first;
    endVertex[run] = last + 1;
    setSphere(mesh.positions, used, spheres, SPHERE * run);
  }
  return { mesh, count, triangle, firstVertex, endVertex, spheres, whole: Float64Array.from(mesh.bounds) };
}

/** The sphere around the box of some vertices. */
function setSphere(positions: Float32Array, vertices: Uint32Array, out: Float64Array, at: number): void {
  for (let axis = 0; axis < 3; axis++) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const vertex of vertices) {
      const value = positions[3 * vertex + axis];
      if (value < low) low = value;
      if (value > high) high = value;
    }
    out[at + axis] = (low + high) / 2;
  }
  let square = 0;
  for (const vertex of vertices) {
    const x = positions[3 * vertex] - out[at];
    const y = positions[3 * vertex + 1] - out[at + 1];
    const z = positions[3 * vertex + 2] - out[at + 2];
    square = Math.max(square, x * x + y * y + z * z);
  }
  out[at + 3] = Math.sqrt(square);
}
