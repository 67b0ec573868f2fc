import type { Mesh } from './mesh.ts';

/** How a triangle is drawn: sRGB colour, MATERIAL, SEMANTIC class and slot (see Mesh). */
export interface Finish {
  readonly color: readonly [number, number, number];
  readonly material: number;
  readonly semantic: number;
  readonly slot?: number;
}

/** Twice the area below which a triangle is left out [m^2]. */
const LEAST_AREA = 1e-7;

/** Collects triangles and gives them their normals. */
export class MeshBuilder {
  private readonly positions: number[] = [];
  private readonly indices: number[] = [];
  private readonly colors: number[] = [];
  private readonly normals: number[] = [];
  private readonly semantic: number[] = [];
  private readonly material: number[] = [];
  private readonly slot: number[] = [];

  get triangleCount(): number {
    return this.material.length;
  }

  /** Adds a vertex and gives its index. */
  vertex(x: number, y: number, z: number): number {
    this.positions.push(Math.fround(x), Math.fround(y), Math.fround(z));
    return this.positions.length / 3 - 1;
  }

  /** Adds the triangle a, b, c, counter-clockwise seen from outside; slivers without area are left out. */
  triangle(a: number, b: number, c: number, finish: Finish): void {
    const p = this.positions;
    const abx = p[3 * b] - p[3 * a];
    const aby = p[3 * b + 1] - p[3 * a + 1];
    const abz = p[3 * b + 2] - p[3 * a + 2];
    const acx = p[3 * c] - p[3 * a];
    const acy = p[3 * c + 1] - p[3 * a + 1];
    const acz = p[3 * c + 2] - p[3 * a + 2];
    const nx = aby * acz - abz * acy;
    const ny = abz * acx - abx * acz;
    const nz = abx * acy - aby * acx;
    const area = Math.sqrt(nx * nx + ny * ny + nz * nz);
    if (area < LEAST_AREA) return;
    this.indices.push(a, b, c);
    this.normals.push(nx / area, ny / area, nz / area);
    for (const channel of finish.color) this.colors.push(Math.max(0, Math.min(255, Math.round(channel))));
    this.semantic.push(finish.semantic);
    this.material.push(finish.material);
    this.slot.push(finish.slot ?? 0);
  }

  /** Adds the quadrilateral a, b, c, d, counter-clockwise seen from outside. */
  quad(a: number, b: number, c: number, d: number, finish: Finish): void {
    this.triangle(a, b, c, finish);
    this.triangle(a, c, d, finish);
  }

  build(): Mesh {
    return {
      positions: Float32Array.from(this.positions),
      indices: Uint32Array.from(this.indices),
      colors: Uint8Array.from(this.colors),
      normals: Float32Array.from(this.normals),
      semantic: Uint8Array.from(this.semantic),
      material: Uint8Array.from(this.material),
      slot: Uint16Array.from(this.slot),
      bounds: boundingSphere(this.positions),
    };
  }
}

/** The sphere around the middle of the axis-aligned box of the vertices. */
function boundingSphere(positions: readonly number[]): [number, number, number, number] {
  const low = [0, 1, 2].map((axis) => extreme(positions, axis, Math.min, Number.POSITIVE_INFINITY));
  const high = [0, 1, 2].map((axis) => extreme(positions, axis, Math.max, Number.NEGATIVE_INFINITY));
  const centre = low.map((value, axis) => (value + high[axis]) / 2);
  let square = 0;
  for (let i = 0; i < positions.length; i += 3) {
    const dx = positions[i] - centre[0];
    const dy = positions[i + 1] - centre[1];
    const dz = positions[i + 2] - centre[2];
    square = Math.max(square, dx * dx + dy * dy + dz * dz);
  }
  return [centre[0], centre[1], centre[2], Math.sqrt(square)];
}

function extreme(
  positions: readonly number[],
  axis: number,
  pick: (a: number, b: number) => number,
  start: number,
): number {
  let result = start;
  for (let i = axis; i < positions.length; i += 3) result = pick(result, positions[i]);
  return result;
}
