import type { Mesh } from '../../world/scenery/mesh.ts';
import { DepthTarget } from './depth-target.ts';
import { fillTriangle, SUBPIXELS, signedArea } from './fill-triangle.ts';

/** Texels per metre across the sun's rays, less where the map is too large for SIDE_LIMIT. */
const RESOLUTION = 4;
const SIDE_LIMIT = 4096;

/** Chunks of a larger radius are background (far hills) and throw no shadow [m]. */
const LARGEST_CHUNK = 150;

/** A surface counts as lit when nothing stands this much nearer to the sun [m]; more where texels are larger. */
const BIAS = 0.25;

/**
 * Where samples are taken off level ground and off walls, along their normals [m]: a surface must not shade itself, and
 * eaves, which are narrower than a texel's error, must not shade their walls in teeth.
 */
const GROUND_OFFSET = 0.08;
const WALL_OFFSET = 0.5;

/**
 * Shadows of the static scenery: its heights towards the sun, drawn once by parallel projection (L. Williams, "Casting
 * curved shadows on curved surfaces", 1978) and read with linear weights between texels.
 */
export class ShadowMap {
  private readonly target: DepthTarget;
  private readonly sun: Float64Array;
  /** Unit vectors across the sun's rays. */
  private readonly across: Float64Array;
  private readonly along: Float64Array;
  private readonly resolution: number;
  private readonly bias: number;
  private uMin = Number.POSITIVE_INFINITY;
  private vMin = Number.POSITIVE_INFINITY;
  private hMin = Number.POSITIVE_INFINITY;

  constructor(chunks: readonly Mesh[], sun: readonly [number, number, number]) {
    this.sun = Float64Array.from(sun);
    const level = Math.sqrt(sun[0] * sun[0] + sun[1] * sun[1]);
    this.across = Float64Array.from(level > 1e-6 ? [-sun[1] / level, sun[0] / level, 0] : [1, 0, 0]);
    const [ax, ay] = this.across;
    this.along = Float64Array.of(-sun[2] * ay, sun[2] * ax, sun[0] * ay - sun[1] * ax);
    const near = chunks.filter((chunk) => chunk.bounds[3] <= LARGEST_CHUNK);
    const [width, height] = this.measure(near);
    this.resolution = Math.min(RESOLUTION, SIDE_LIMIT / Math.max(width, height, 1));
    this.bias = BIAS * (2 * (RESOLUTION / this.resolution) - 1);
    this.target = new DepthTarget(Math.ceil(width * this.resolution) + 2, Math.ceil(height * this.resolution) + 2);
    for (const chunk of near) this.draw(chunk);
  }

  /** Share of the sun's disc that static scenery leaves free, 0 to 1, at a surface point with normal (nx, ny, nz). */
  sunlightAt(x: number, y: number, z: number, nx: number, ny: number, nz: number): number {
    const offset = WALL_OFFSET + (GROUND_OFFSET - WALL_OFFSET) * Math.max(0, nz);
    const px = x + offset * nx;
    const py = y + offset * ny;
    const pz = z + offset * nz;
    const { width, height, nearness } = this.target;
    const u = (dot3(this.across, px, py, pz) - this.uMin) * this.resolution - 0.5;
    const v = (dot3(this.along, px, py, pz) - this.vMin) * this.resolution - 0.5;
    if (!(u >= 0 && v >= 0)) return 1;
    const column = u | 0;
    const row = v | 0;
    if (column >= width - 1 || row >= height - 1) return 1;
    const h = dot3(this.sun, px, py, pz) - this.hMin + 1 + this.bias;
    const fu = u - column;
    const fv = v - row;
    const p = row * width + column;
    const upper = (nearness[p] <= h ? 1 - fu : 0) + (nearness[p + 1] <= h ? fu : 0);
    const lower = (nearness[p + width] <= h ? 1 - fu : 0) + (nearness[p + width + 1] <= h ? fu : 0);
    return upper + fv * (lower - upper);
  }

  /** Finds the extent across the rays; gives width and height [m]. */
  private measure(chunks: readonly Mesh[]): [number, number] {
    let uMax = Number.NEGATIVE_INFINITY;
    let vMax = Number.NEGATIVE_INFINITY;
    for (const { bounds } of chunks) {
      const [x, y, z, radius] = bounds;
      const u = dot3(this.across, x, y, z);
      const v = dot3(this.along, x, y, z);
      this.uMin = Math.min(this.uMin, u - radius);
      this.vMin = Math.min(this.vMin, v - radius);
      this.hMin = Math.min(this.hMin, dot3(this.sun, x, y, z) - radius);
      uMax = Math.max(uMax, u + radius);
      vMax = Math.max(vMax, v + radius);
    }
    return chunks.length === 0 ? [0, 0] : [uMax - this.uMin, vMax - this.vMin];
  }

  /** Draws both sides of every triangle, nearness being the height towards the sun over hMin - 1. */
  private draw(mesh: Mesh): void {
    const count = mesh.positions.length / 3;
    const vertices = { u: new Float64Array(count), v: new Float64Array(count), w: new Float64Array(count) };
    for (let i = 0; i < count; i++) {
      const x = mesh.positions[3 * i];
      const y = mesh.positions[3 * i + 1];
      const z = mesh.positions[3 * i + 2];
      vertices.u[i] = Math.round((dot3(this.across, x, y, z) - this.uMin) * this.resolution * SUBPIXELS);
      vertices.v[i] = Math.round((dot3(this.along, x, y, z) - this.vMin) * this.resolution * SUBPIXELS);
      vertices.w[i] = dot3(this.sun, x, y, z) - this.hMin + 1;
    }
    const { indices } = mesh;
    for (let i = 0; i < indices.length; i += 3) {
      const a = indices[i];
      const turns = signedArea(vertices, a, indices[i + 1], indices[i + 2]);
      if (turns > 0) fillTriangle(this.target, vertices, a, indices[i + 1], indices[i + 2], 0);
      else if (turns < 0) fillTriangle(this.target, vertices, a, indices[i + 2], indices[i + 1], 0);
    }
  }
}

function dot3(a: Float64Array, x: number, y: number, z: number): number {
  return a[0] * x + a[1] * y + a[2] * z;
}
