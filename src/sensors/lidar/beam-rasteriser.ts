import { COLUMN_ERROR } from './azimuth-table.ts';
import type { BeamGrid } from './beam-grid.ts';
import { BeamHits, FACET } from './beam-hits.ts';
import { type MeshRuns, SPHERE } from './mesh-runs.ts';

const FIRST_CAPACITY = 256;

/** Stands for a 0 by which is divided: what is on the wrong side of a vertical plane is then far out of any bound. */
const TINY = 1e-18;

/** Widest triangle that is tried by the slopes of its corners [rad], and how far its edges may bulge beyond them [1]. */
const NARROW = 0.25;
const BULGE = 0.009;

/** Beams that are drawn: columns and channels from the first to the last. */
export interface BeamWindow {
  firstColumn: number;
  lastColumn: number;
  firstChannel: number;
  lastChannel: number;
}

/**
 * Finds what every beam of a scan hits first, by drawing triangles onto the grid of beams. The planes through the eye
 * and a triangle's edges bound it in homogeneous coordinates (Olano and Greer, "Triangle scan conversion using 2D
 * homogeneous coordinates", 1997), so nothing is projected nor clipped: in each column they give an interval of slopes,
 * and in it the nearness is linear in the slope. Every beam is tried along its own direction, so its range is that of the
 * ray and the triangle's plane, exactly.
 */
export class BeamRasteriser {
  readonly grid: BeamGrid;
  readonly hits: BeamHits;
  readonly window: BeamWindow;
  /** Map or model frame -> sensor frame: nine of rotation, row-major, then the offset. */
  readonly transform = new Float64Array(12);
  /** Vertices of the run at hand in the sensor's frame [m], their columns and slopes. */
  private x = new Float64Array(FIRST_CAPACITY);
  private y = new Float64Array(FIRST_CAPACITY);
  private z = new Float64Array(FIRST_CAPACITY);
  private column = new Float64Array(FIRST_CAPACITY);
  private slope = new Float64Array(FIRST_CAPACITY);
  /** Columns of the triangle at hand, from and to: as arguments they would be boxed. */
  private readonly span = new Float64Array(2);
  /** Bounds and plane of the triangle at hand, see `setUp`. */
  private readonly set = new Float64Array(20);

  constructor(grid: BeamGrid) {
    this.grid = grid;
    this.hits = new BeamHits(grid.count);
    this.window = { firstColumn: 0, lastColumn: grid.columns - 1, firstChannel: 0, lastChannel: grid.channels - 1 };
  }

  /**
   * Draws what of a mesh may be within `range` [m]; `transform` says where it stands, `thing` is noted for what it hits.
   */
  draw(runs: MeshRuns, thing: number, range: number): void {
    const { spheres, count, mesh, triangle, firstVertex } = runs;
    if (count > 1 && !this.mayBeHit(runs.whole, 0, range)) return;
    const { indices } = mesh;
    for (let run = 0; run < count; run++) {
      if (!this.mayBeHit(spheres, SPHERE * run, range)) continue;
      const base = firstVertex[run];
      this.place(mesh.positions, base, runs.endVertex[run]);
      for (let k = triangle[run], i = 3 * k; k < triangle[run + 1]; k++, i += 3) {
        this.drawTriangle(indices[i] - base, indices[i + 1] - base, indices[i + 2] - base, thing, k);
      }
    }
  }

  /** Whether a sphere may hold something that is within range, and in the window. */
  private mayBeHit(spheres: Float64Array, at: number, range: number): boolean {
    const { transform: m, grid, window } = this;
    const px = spheres[at];
    const py = spheres[at + 1];
    const pz = spheres[at + 2];
    const radius = spheres[at + 3];
    const x = m[0] * px + m[1] * py + m[2] * pz + m[9];
    const y = m[3] * px + m[4] * py + m[5] * pz + m[10];
    const z = m[6] * px + m[7] * py + m[8] * pz + m[11];
    const square = x * x + y * y;
    if (square + z * z > (range + radius) * (range + radius)) return false;
    // Distance from the cones of the outermost channels, in the plane through the axis.
    const low = grid.slope[window.firstChannel];
    const high = grid.slope[window.lastChannel];
    const rho = Math.sqrt(square);
    if (z - high * rho > radius * grid.stretch[window.lastChannel]) return false;
    if (low * rho - z > radius * grid.stretch[window.firstChannel]) return false;
    // Between the first and the last column, where that is less than half a turn.
    const { firstColumn, lastColumn } = window;
    if (2 * (lastColumn - firstColumn) >= grid.azimuths.turn) return true;
    const { cosine, sine } = grid;
    return (
      cosine[firstColumn] * y - sine[firstColumn] * x >= -radius &&
      cosine[lastColumn] * y - sine[lastColumn] * x <= radius
    );
  }

  /** Brings vertices into the sensor's frame. */
  private place(positions: Float32Array, from: number, to: number): void {
    const count = to - from;
    if (count > this.x.length) this.grow(count);
    const { x, y, z, slope, transform: m } = this;
    for (let i = 0, k = 3 * from; i < count; i++, k += 3) {
      const px = positions[k];
      const py = positions[k + 1];
      const pz = positions[k + 2];
      const forward = m[0] * px + m[1] * py + m[2] * pz + m[9];
      const left = m[3] * px + m[4] * py + m[5] * pz + m[10];
      const up = m[6] * px + m[7] * py + m[8] * pz + m[11];
      x[i] = forward;
      y[i] = left;
      z[i] = up;
      slope[i] = up / Math.sqrt(forward * forward + left * left);
    }
    this.grid.azimuths.columnsOf(x, y, 0, count, this.column);
  }

  private drawTriangle(a: number, b: number, c: number, thing: number, triangle: number): void {
    const { column, window, span, grid } = this;
    const ca = column[a];
    const cb = column[b];
    const cc = column[c];
    const low = ca < cb ? (ca < cc ? ca : cc) : cb < cc ? cb : cc;
    const high = ca > cb ? (ca > cc ? ca : cc) : cb > cc ? cb : cc;
    const { turn } = grid.azimuths;
    if (high - low < turn / 2 - 1 && low >= COLUMN_ERROR && high < turn - COLUMN_ERROR) {
      const from = Math.ceil(low - COLUMN_ERROR);
      const to = Math.floor(high + COLUMN_ERROR);
      if (from > to || to < window.firstColumn || from > window.lastColumn) return;
      if ((high - low) * 2 * Math.PI < NARROW * turn && this.missesChannels(a, b, c)) return;
      if (!this.setUp(a, b, c)) return;
      span[0] = from;
      span[1] = to;
      this.fill(thing, triangle, -1);
      return;
    }
    if (!this.setUp(a, b, c)) return;
    this.findSpan(a, b, c);
    const from = span[0] - COLUMN_ERROR;
    const to = span[1] + COLUMN_ERROR;
    let facet = -1;
    for (let shift = -1; shift <= 1; shift++) {
      span[0] = Math.ceil(from + shift * turn);
      span[1] = Math.floor(to + shift * turn);
      facet = this.fill(thing, triangle, facet);
    }
  }

  /** Columns of a triangle that is wide or lies across column 0; all of them where the axis goes through it or near it. */
  private findSpan(a: number, b: number, c: number): void {
    const { span, column } = this;
    const ca = column[a];
    const cb = column[b];
    const cc = column[c];
    const { turn } = this.grid.azimuths;
    const ab = shorterWay(cb - ca, turn);
    const bc = shorterWay(cc - cb, turn);
    const ac = ab + bc;
    const back = ac + shorterWay(ca - cc, turn);
    const widest = turn / 2 - 1;
    if (Math.abs(back) > 1 || Math.abs(ab) > widest || Math.abs(bc) > widest || Math.abs(ac) > widest) {
      span[0] = 0;
      span[1] = this.grid.columns - 1;
    } else {
      span[0] = ca + Math.min(0, ab, ac);
      span[1] = ca + Math.max(0, ab, ac);
    }
  }

  /** Whether a narrow triangle surely lies between two channels. */
  private missesChannels(a: number, b: number, c: number): boolean {
    const { slope, grid, window } = this;
    const sa = slope[a];
    const sb = slope[b];
    const sc = slope[c];
    let low = sa < sb ? (sa < sc ? sa : sc) : sb < sc ? sb : sc;
    let high = sa > sb ? (sa > sc ? sa : sc) : sb > sc ? sb : sc;
    low -= BULGE * (low < 0 ? -low : low);
    high += BULGE * (high < 0 ? -high : high);
    const first = grid.slope[window.firstChannel];
    if (high < first || low > grid.slope[window.lastChannel]) return true;
    if (!(low > first)) return false;
    const base = grid.slope[0];
    let channel = grid.firstInCell[((low - base) * grid.cellsPerSlope) | 0];
    while (grid.slope[channel] < low) channel++;
    return grid.slope[channel] > high;
  }

  /** Notes the planes of a triangle; false for one that is seen from behind or edge-on. */
  private setUp(a: number, b: number, c: number): boolean {
    const { x, y, z, set } = this;
    const ax = x[a];
    const ay = y[a];
    const az = z[a];
    const bx = x[b];
    const by = y[b];
    const bz = z[b];
    const cx = x[c];
    const cy = y[c];
    const cz = z[c];
    // b x a, c x b, a x c: two triangles that share an edge get the same numbers, with the other sign.
    const abx = by * az - bz * ay;
    const aby = bz * ax - bx * az;
    const abz = bx * ay - by * ax;
    const determinant = -(cx * abx + cy * aby + cz * abz);
    if (!(determinant < 0)) return false;
    const bcx = cy * bz - cz * by;
    const bcy = cz * bx - cx * bz;
    const bcz = cx * by - cy * bx;
    const cax = ay * cz - az * cy;
    const cay = az * cx - ax * cz;
    const caz = ax * cy - ay * cx;
    set[0] = abx;
    set[1] = aby;
    set[2] = abz;
    set[3] = bcx;
    set[4] = bcy;
    set[5] = bcz;
    set[6] = cax;
    set[7] = cay;
    set[8] = caz;
    const inverse = -1 / determinant;
    set[9] = (abx + bcx + cax) * inverse;
    set[10] = (aby + bcy + cay) * inverse;
    set[11] = (abz + bcz + caz) * inverse;
    return true;
  }

  /** Draws the triangle that was set up in the columns of `span`; gives its facet, once it has one. */
  private fill(thing: number, triangle: number, known: number): number {
    const { grid, hits, set, span, window } = this;
    const { cosine, sine, slope, firstInCell, cellsPerSlope, channels } = grid;
    const { nearness, facet: facets } = hits;
    const base = slope[0];
    const lowest = slope[window.firstChannel];
    const highest = slope[window.lastChannel];
    const from = span[0] < window.firstColumn ? window.firstColumn : span[0] | 0;
    const to = span[1] > window.lastColumn ? window.lastColumn : span[1] | 0;
    // Where an edge's plane meets the column, linear in cosine and sine; it bounds the slope from below or from above.
    const ez0 = set[2] === 0 ? TINY : set[2];
    const ez1 = set[5] === 0 ? TINY : set[5];
    const ez2 = set[8] === 0 ? TINY : set[8];
    const x0 = -set[0] / ez0;
    const y0 = -set[1] / ez0;
    const x1 = -set[3] / ez1;
    const y1 = -set[4] / ez1;
    const x2 = -set[6] / ez2;
    const y2 = -set[7] / ez2;
    const fromBelow0 = ez0 > 0;
    const fromBelow1 = ez1 > 0;
    const fromBelow2 = ez2 > 0;
    const px = set[9];
    const py = set[10];
    const pz = set[11];
    let facet = known;
    for (let i = from; i <= to; i++) {
      const c = cosine[i];
      const s = sine[i];
      let low = lowest;
      let high = highest;
      const e0 = x0 * c + y0 * s;
      if (fromBelow0) {
        if (e0 > low) low = e0;
      } else if (e0 < high) high = e0;
      const e1 = x1 * c + y1 * s;
      if (fromBelow1) {
        if (e1 > low) low = e1;
      } else if (e1 < high) high = e1;
      const e2 = x2 * c + y2 * s;
      if (fromBelow2) {
        if (e2 > low) low = e2;
      } else if (e2 < high) high = e2;
      if (low > high) continue;
      let channel = firstInCell[((low - base) * cellsPerSlope) | 0];
      while (slope[channel] < low) channel++;
      const level = px * c + py * s;
      for (let k = i * channels + channel; slope[channel] <= high; channel++, k++) {
        const near = level + pz * slope[channel];
        if (near > nearness[k]) {
          if (facet < 0) facet = this.addFacet(thing, triangle);
          nearness[k] = near;
          facets[k] = facet;
        }
      }
    }
    return facet;
  }

  private addFacet(thing: number, triangle: number): number {
    const { hits, set } = this;
    hits.reserve();
    const facet = hits.facetCount++;
    hits.thing[facet] = thing;
    hits.triangle[facet] = triangle;
    const at = FACET.stride * facet;
    const { facets } = hits;
    for (let i = 0; i < 12; i++) facets[at + i] = set[i];
    facets[at + FACET.distance] = 1 / Math.sqrt(set[9] * set[9] + set[10] * set[10] + set[11] * set[11]);
    return facet;
  }

  private grow(count: number): void {
    const capacity = 2 * count;
    this.x = new Float64Array(capacity);
    this.y = new Float64Array(capacity);
    this.z = new Float64Array(capacity);
    this.column = new Float64Array(capacity);
    this.slope = new Float64Array(capacity);
  }
}

function shorterWay(columns: number, turn: number): number {
  if (columns > turn / 2) return columns - turn;
  return columns < -turn / 2 ? columns + turn : columns;
}
