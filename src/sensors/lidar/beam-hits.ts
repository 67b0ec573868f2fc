/** Places of a facet's numbers in BeamHits.facets. */
export const FACET = {
  stride: 13,
  /** Normals of the planes through the eye and each edge, pointing inwards: three times x, y, z. */
  edges: 0,
  /** Normal of its own plane over the determinant of its corners: times a direction it gives the nearness. */
  plane: 9,
  /** Distance of the eye from the plane [m]. */
  distance: 12,
} as const;

/** Room for facets at first. */
const FIRST = 16384;

/**
 * What the beams of a scan hit first. A facet is a triangle that was the nearest of some beam when it was drawn, as the
 * sensor saw it; facets are numbered anew in each scan.
 */
export class BeamHits {
  /** Of each beam: 1 over the distance of the hit measured on the sensor's plane [1/m], 0 for none. */
  readonly nearness: Float32Array;
  /** Of each beam: its facet, -1 for none. */
  readonly facet: Int32Array;
  facetCount = 0;
  /** FACET numbers of each facet, in the sensor's frame. */
  facets = new Float64Array(FACET.stride * FIRST);
  /** What was drawn (see `BeamRasteriser.draw`), and which triangle of it. */
  thing = new Int32Array(FIRST);
  triangle = new Int32Array(FIRST);

  constructor(beams: number) {
    this.nearness = new Float32Array(beams);
    this.facet = new Int32Array(beams).fill(-1);
  }

  clear(): void {
    this.nearness.fill(0);
    this.facet.fill(-1);
    this.facetCount = 0;
  }

  /** Makes room for one more facet. */
  reserve(): void {
    if (this.facetCount < this.thing.length) return;
    const capacity = 2 * this.facetCount;
    this.facets = grown(this.facets, new Float64Array(FACET.stride * capacity));
    this.thing = grown(this.thing, new Int32Array(capacity));
    this.triangle = grown(this.triangle, new Int32Array(capacity));
  }
}

function grown<T extends Float64Array | Int32Array>(old: T, room: T): T {
  room.set(old);
  return room;
}
