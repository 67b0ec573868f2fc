import type { BeamGrid } from './beam-grid.ts';
import { type BeamHits, FACET } from './beam-hits.ts';
import type { FacetOptics } from './facet-optics.ts';

/** Surfaces that one beam may meet at different ranges and that are told apart. */
export const SURFACES = 2;

/** Rays that stand for a beam's cross-section: its axis, and eight around it. */
const RAYS = 8;

/** Where they are, across and up, in units of the beam's radius: on the circle that halves its area. */
const R = Math.SQRT1_2;
const AROUND = Float64Array.of(0, 0, R, 0, 0.5, 0.5, 0, R, -0.5, 0.5, -R, 0, -0.5, -0.5, 0, -R, 0.5, -0.5);

/** Ranges of neighbours that differ by more than the surface's slope explains make an edge [m]. */
const STEP = 0.15;

/** What decides how a beam meets edges. */
export interface Footprint {
  /** Full divergence across and up [rad]; 0 and 0 for rays. */
  readonly divergence: readonly [horizontal: number, vertical: number];
  /** Surfaces nearer to each other than this make one return [m]: half the length of the pulse. */
  readonly pulse: number;
}

/**
 * The returns of surfaces, at most two a beam: range and strength, which is reflectivity times the cosine of incidence
 * times the share of the beam's cross-section. Beams at edges meet two surfaces, one with each part of their cross-section;
 * what lies within a pulse becomes one return between them (mixed pixels), what lies farther apart two.
 */
export class BeamEchoes {
  /** Of each beam SURFACES ranges [m], the nearest first, Infinity for none, and their strengths [1]. */
  readonly range: Float32Array;
  readonly strength: Float32Array;
  /** Whether a return is of several surfaces at once, 1 or 0. */
  readonly isMixed: Uint8Array;
  private readonly grid: BeamGrid;
  private readonly footprint: Footprint;
  private readonly isCircle: boolean;
  private readonly atEdge: Uint8Array;
  /** Facets around a beam, and range and strength of each ray across it. */
  private readonly around = new Int32Array(5);
  private aroundCount = 0;
  /** Direction of the ray at hand, and how far rays are from the beam's axis: as arguments they would be boxed. */
  private readonly direction = new Float64Array(4);
  private readonly rayRange = new Float64Array(RAYS + 1);
  private readonly rayStrength = new Float64Array(RAYS + 1);

  constructor(grid: BeamGrid, footprint: Footprint) {
    this.grid = grid;
    this.footprint = footprint;
    this.isCircle = Math.abs(grid.columns - grid.azimuths.turn) < 0.5;
    this.range = new Float32Array(SURFACES * grid.count);
    this.strength = new Float32Array(SURFACES * grid.count);
    this.isMixed = new Uint8Array(SURFACES * grid.count);
    this.atEdge = new Uint8Array(grid.count);
  }

  /** Finds the returns of a scan. */
  read(hits: BeamHits, optics: FacetOptics): void {
    this.readAxes(hits, optics);
    const [across, up] = this.footprint.divergence;
    if (across === 0 && up === 0) return;
    this.findEdges(hits);
    const { atEdge } = this;
    for (let beam = 0; beam < atEdge.length; beam++) if (atEdge[beam] === 1) this.spread(beam, hits, optics);
  }

  /** Every beam as a ray. */
  private readAxes({ nearness, facet: facetOf, facets }: BeamHits, { reflectivity, isMatt }: FacetOptics): void {
    const { range, strength, isMixed, grid } = this;
    const { channels, stretch, count } = grid;
    isMixed.fill(0);
    for (let beam = 0, channel = 0; beam < count; beam++) {
      const facet = facetOf[beam];
      const at = SURFACES * beam;
      range[at + 1] = Number.POSITIVE_INFINITY;
      if (facet < 0) range[at] = Number.POSITIVE_INFINITY;
      else {
        const near = nearness[beam];
        const long = stretch[channel];
        range[at] = long / near;
        const cosine = isMatt[facet] === 1 ? (near * facets[FACET.stride * facet + FACET.distance]) / long : 1;
        strength[at] = reflectivity[facet] * cosine;
      }
      if (++channel === channels) channel = 0;
    }
  }

  /** Marks the beams on both sides of an edge. */
  private findEdges(hits: BeamHits): void {
    const { grid, atEdge, isCircle } = this;
    const { columns, channels } = grid;
    atEdge.fill(0);
    for (let i = 0, beam = 0; i < columns; i++) {
      const next = i + 1 < columns ? beam + channels : isCircle ? 0 : -1;
      for (let j = 0; j < channels; j++, beam++) {
        if (next >= 0) this.compare(hits, beam, next + j, i + 1 < columns ? i + 1 : 0, j);
        if (j + 1 < channels) this.compare(hits, beam, beam + 1, i, j + 1);
      }
    }
  }

  /** Marks two neighbours if the second, at (column, channel), is off the plane that the first one met. */
  private compare(
    { facet: facetOf, facets, nearness }: BeamHits,
    a: number,
    b: number,
    column: number,
    channel: number,
  ): void {
    const facet = facetOf[a];
    if (facet === facetOf[b]) return;
    const near = nearness[b];
    if (facet >= 0 && near > 0) {
      const step = nearness[a] - near;
      const least = STEP * nearness[a] * near;
      if (step <= least && step >= -least) return;
      const { grid } = this;
      const at = FACET.stride * facet + FACET.plane;
      const expected =
        facets[at] * grid.cosine[column] + facets[at + 1] * grid.sine[column] + facets[at + 2] * grid.slope[channel];
      const off = expected - near;
      // |1 / expected - 1 / near| <= STEP, and so above for both beams' own ranges.
      if (off <= STEP * expected * near && off >= -STEP * expected * near) return;
    }
    this.atEdge[a] = 1;
    this.atEdge[b] = 1;
  }

  /** Meets the surfaces around a beam with every part of its cross-section. */
  private spread(beam: number, hits: BeamHits, optics: FacetOptics): void {
    const { footprint, grid, direction, around } = this;
    const column = Math.floor(beam / grid.channels);
    const slope = grid.slope[beam % grid.channels];
    const c = grid.cosine[column];
    const s = grid.sine[column];
    const across = (footprint.divergence[0] / 2) * Math.sqrt(1 + slope * slope);
    const up = (footprint.divergence[1] / 2) * (1 + slope * slope);
    direction[0] = c;
    direction[1] = s;
    direction[2] = slope;
    direction[3] = R * Math.max(across, up);
    this.gather(beam, hits);
    if (this.aroundCount === 0) return;
    if (this.aroundCount === 1 && around[0] === hits.facet[beam] && this.isCovered(around[0], hits)) return;
    for (let ray = 0; ray <= RAYS; ray++) {
      const left = AROUND[2 * ray] * across;
      direction[0] = c - s * left;
      direction[1] = s + c * left;
      direction[2] = slope + AROUND[2 * ray + 1] * up;
      this.castRay(ray, hits, optics);
    }
    this.merge(beam);
  }

  /** The facets that a beam and its four neighbours met, its own first, if any part of its cross-section may meet them. */
  private gather(beam: number, hits: BeamHits): void {
    const { grid, isCircle } = this;
    const { channels, count } = grid;
    const channel = beam % channels;
    this.aroundCount = 0;
    this.add(beam, hits);
    if (channel > 0) this.add(beam - 1, hits);
    if (channel + 1 < channels) this.add(beam + 1, hits);
    if (beam >= channels) this.add(beam - channels, hits);
    else if (isCircle) this.add(beam - channels + count, hits);
    if (beam + channels < count) this.add(beam + channels, hits);
    else if (isCircle) this.add(beam + channels - count, hits);
  }

  private add(beam: number, { facet: facetOf, facets }: BeamHits): void {
    const facet = facetOf[beam];
    if (facet < 0) return;
    for (let i = 0; i < this.aroundCount; i++) if (this.around[i] === facet) return;
    const x = this.direction[0];
    const y = this.direction[1];
    const z = this.direction[2];
    const reach = this.direction[3];
    for (let f = FACET.stride * facet, edge = 0; edge < 3; edge++, f += 3) {
      const ex = facets[f];
      const ey = facets[f + 1];
      const ez = facets[f + 2];
      if (ex * x + ey * y + ez * z + reach * (Math.abs(ex) + Math.abs(ey) + Math.abs(ez)) < 0) return;
    }
    this.around[this.aroundCount++] = facet;
  }

  /** Whether all of a beam's cross-section meets a facet. */
  private isCovered(facet: number, { facets }: BeamHits): boolean {
    const x = this.direction[0];
    const y = this.direction[1];
    const z = this.direction[2];
    const reach = this.direction[3];
    for (let f = FACET.stride * facet, edge = 0; edge < 3; edge++, f += 3) {
      const ex = facets[f];
      const ey = facets[f + 1];
      const ez = facets[f + 2];
      if (ex * x + ey * y + ez * z < reach * (Math.abs(ex) + Math.abs(ey) + Math.abs(ez))) return false;
    }
    return true;
  }

  /** Range and strength of a ray along `direction`, by the nearest of the facets around that it meets. */
  private castRay(ray: number, { facets }: BeamHits, { reflectivity, isMatt }: FacetOptics): void {
    const x = this.direction[0];
    const y = this.direction[1];
    const z = this.direction[2];
    const { around, aroundCount, rayRange, rayStrength } = this;
    let nearest = 0;
    let met = -1;
    for (let i = 0; i < aroundCount; i++) {
      const f = FACET.stride * around[i];
      if (facets[f] * x + facets[f + 1] * y + facets[f + 2] * z < 0) continue;
      if (facets[f + 3] * x + facets[f + 4] * y + facets[f + 5] * z < 0) continue;
      if (facets[f + 6] * x + facets[f + 7] * y + facets[f + 8] * z < 0) continue;
      const near = facets[f + 9] * x + facets[f + 10] * y + facets[f + 11] * z;
      if (near > nearest) {
        nearest = near;
        met = around[i];
      }
    }
    const long = Math.sqrt(x * x + y * y + z * z);
    rayRange[ray] = long / nearest;
    if (met < 0) rayStrength[ray] = 0;
    else {
      const cosine = isMatt[met] === 1 ? (nearest * facets[FACET.stride * met + FACET.distance]) / long : 1;
      rayStrength[ray] = reflectivity[met] * cosine;
    }
  }

  /** Makes the rays' ranges the returns of a beam: what is within a pulse of the nearest, and the rest. */
  private merge(beam: number): void {
    const { range, strength, isMixed, rayRange, rayStrength } = this;
    let nearest = Number.POSITIVE_INFINITY;
    for (let ray = 0; ray <= RAYS; ray++) if (rayRange[ray] < nearest) nearest = rayRange[ray];
    // None of the rays met a facet of a neighbour, so fine is the mesh: the beam stays a ray.
    if (nearest === Number.POSITIVE_INFINITY) return;
    const at = SURFACES * beam;
    const limit = nearest + this.footprint.pulse;
    // Facets are as the part of the sweep saw them; the axis has the range of its own time already.
    const shift = rayRange[0] < Number.POSITIVE_INFINITY ? range[at] - rayRange[0] : 0;
    for (let k = 0; k < SURFACES; k++) {
      let sum = 0;
      let moment = 0;
      let farthest = 0;
      let first = Number.POSITIVE_INFINITY;
      for (let ray = 0; ray <= RAYS; ray++) {
        const far = rayRange[ray];
        if (far === Number.POSITIVE_INFINITY || far <= limit !== (k === 0)) continue;
        sum += rayStrength[ray];
        moment += rayStrength[ray] * far;
        if (far > farthest) farthest = far;
        if (far < first) first = far;
      }
      range[at + k] = sum > 0 ? moment / sum + shift : Number.POSITIVE_INFINITY;
      strength[at + k] = sum / (RAYS + 1);
      isMixed[at + k] = farthest - first > STEP ? 1 : 0;
    }
  }
}
