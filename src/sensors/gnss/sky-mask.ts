import { SEMANTIC } from '../../core/semantic-class.ts';
import type { Mesh } from '../../world/scenery/mesh.ts';

/** Width of a cell [m]; wider where the map would need more than this many. */
const CELL = 2;
const MOST_CELLS = 4_000_000;

/** What is less than this above the antenna hides nothing [m]: the road it stands on. */
const CLEAR = 1;

/** What satellites' signals do not go through: not trees, which weaken them only, nor posts. */
const SOLID: readonly number[] = [SEMANTIC.building, SEMANTIC.wall, SEMANTIC.road, SEMANTIC.sidewalk];

/** Masks of sceneries in use: they never change, so receivers of one world share one. */
const MASKS = new WeakMap<readonly Mesh[], SkyMask>();

/** The mask of a scenery's chunks, made where there is none yet. */
export function skyMaskOf(chunks: readonly Mesh[]): SkyMask {
  const known = MASKS.get(chunks);
  if (known !== undefined) return known;
  const made = new SkyMask(chunks);
  MASKS.set(chunks, made);
  return made;
}

/** How high everything solid reaches, on a grid: what hides the sky from an antenna, and what roofs it. */
export class SkyMask {
  private readonly x0: number;
  private readonly y0: number;
  private readonly cell: number;
  private readonly columns: number;
  private readonly rows: number;
  private readonly heights: Float32Array;
  private highest = Number.NEGATIVE_INFINITY;

  constructor(chunks: readonly Mesh[]) {
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const { positions, indices, semantic } of chunks) {
      for (let k = 0; k < indices.length; k++) {
        if (!SOLID.includes(semantic[Math.floor(k / 3)])) continue;
        const at = 3 * indices[k];
        x0 = Math.min(x0, positions[at]);
        x1 = Math.max(x1, positions[at]);
        y0 = Math.min(y0, positions[at + 1]);
        y1 = Math.max(y1, positions[at + 1]);
      }
    }
    const isEmpty = !(x1 >= x0);
    this.x0 = isEmpty ? 0 : x0;
    this.y0 = isEmpty ? 0 : y0;
    this.cell = isEmpty ? CELL : Math.max(CELL, Math.sqrt(((x1 - x0) * (y1 - y0)) / MOST_CELLS));
    this.columns = isEmpty ? 0 : Math.ceil((x1 - x0) / this.cell) + 1;
    this.rows = isEmpty ? 0 : Math.ceil((y1 - y0) / this.cell) + 1;
    this.heights = new Float32Array(this.columns * this.rows).fill(Number.NEGATIVE_INFINITY);
    for (const mesh of chunks) this.add(mesh);
  }

  /** Whether something solid is over a point. */
  isCovered(x: number, y: number, z: number): boolean {
    return this.heightAt(x, y) > z + CLEAR;
  }

  /** Whether anything solid stands in the way of a ray from a point along a unit vector that leads upwards. */
  isHidden(x: number, y: number, z: number, east: number, north: number, up: number): boolean {
    const flat = Math.sqrt(east * east + north * north);
    if (flat < 1e-9) return this.isCovered(x, y, z);
    const slope = up / flat;
    for (let d = 0; z + CLEAR + slope * d < this.highest; d += this.cell) {
      const height = this.heightAt(x + (east / flat) * d, y + (north / flat) * d);
      if (height > z + CLEAR + slope * d) return true;
    }
    return false;
  }

  private heightAt(x: number, y: number): number {
    const column = Math.floor((x - this.x0) / this.cell);
    const row = Math.floor((y - this.y0) / this.cell);
    if (column < 0 || row < 0 || column >= this.columns || row >= this.rows) return Number.NEGATIVE_INFINITY;
    return this.heights[row * this.columns + column];
  }

  private add({ positions, indices, semantic }: Mesh): void {
    for (let k = 0; k < semantic.length; k++) {
      if (!SOLID.includes(semantic[k])) continue;
      this.addTriangle(positions, 3 * indices[3 * k], 3 * indices[3 * k + 1], 3 * indices[3 * k + 2]);
    }
  }

  /** Raises the cells whose centres lie in a triangle's plan; upright ones have none. */
  private addTriangle(p: Float32Array, a: number, b: number, c: number): void {
    const [ax, ay, az] = [(p[a] - this.x0) / this.cell - 0.5, (p[a + 1] - this.y0) / this.cell - 0.5, p[a + 2]];
    const [bx, by] = [(p[b] - p[a]) / this.cell, (p[b + 1] - p[a + 1]) / this.cell];
    const [cx, cy] = [(p[c] - p[a]) / this.cell, (p[c + 1] - p[a + 1]) / this.cell];
    const area = bx * cy - by * cx;
    if (Math.abs(area) < 1e-9) return;
    const firstRow = Math.max(0, Math.ceil(ay + Math.min(0, by, cy)));
    const lastRow = Math.min(this.rows - 1, Math.floor(ay + Math.max(0, by, cy)));
    const firstColumn = Math.max(0, Math.ceil(ax + Math.min(0, bx, cx)));
    const lastColumn = Math.min(this.columns - 1, Math.floor(ax + Math.max(0, bx, cx)));
    for (let row = firstRow; row <= lastRow; row++) {
      for (let column = firstColumn; column <= lastColumn; column++) {
        const u = ((column - ax) * cy - (row - ay) * cx) / area;
        const v = ((row - ay) * bx - (column - ax) * by) / area;
        if (u < 0 || v < 0 || u + v > 1) continue;
        const height = az + u * (p[b + 2] - az) + v * (p[c + 2] - az);
        const at = row * this.columns + column;
        if (height > this.heights[at]) this.heights[at] = height;
        if (height > this.highest) this.highest = height;
      }
    }
  }
}
