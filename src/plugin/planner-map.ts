/*
 * The whole map as a planner gets it that says `needs: { map: 'full' }`: `ctx.map`. Plain frozen data, the same object for
 * the whole run. Map frame, SI units, angles in radians. Lanes are told apart by their `id`, as in `input.lanes`; "along"
 * a lane are stations in metres from its beginning in the direction of travel.
 */

/** The roads: lanes and how they hang together, and what stands beside and is painted on them. */
export interface PlannerMap {
  readonly name: string;
  /** All lanes that vehicles may drive on. */
  readonly lanes: readonly MapLane[];
  readonly junctions: readonly MapJunction[];
  /** Where one stops: for a light, for a sign, or at a painted line without either. */
  readonly stopLines: readonly MapStopLine[];
  /** Lights and signs; what the lights on the route show is in `input.lights`, by the same `id`. */
  readonly signals: readonly MapSignal[];
  readonly crosswalks: readonly MapCrosswalk[];
  readonly parkingSpaces: readonly MapParkingSpace[];
}

/** A lane from one end of its piece of road to the other. */
export interface MapLane {
  /** "road/section/lane" by the ids of the map's file. */
  readonly id: string;
  /** Along its centre [m]. */
  readonly length: number;
  /** Id of the junction that it lies in, and how it turns there; null outside of junctions. */
  readonly junction: string | null;
  readonly turn: 'left' | 'straight' | 'right';
  /** Lanes that it leads to and comes from. */
  readonly successors: readonly string[];
  readonly predecessors: readonly string[];
  /** The lane beside it that goes the same way; null for none. */
  readonly left: string | null;
  readonly right: string | null;
  /** Stretches along it on which the marks allow to change to that lane: from, to [m]. */
  readonly changesLeft: readonly (readonly [number, number])[];
  readonly changesRight: readonly (readonly [number, number])[];
  /** Limits along it, ascending: each holds from its station on. */
  readonly speedLimits: readonly { readonly s: number; readonly limit: number }[];
  readonly centre: LaneSamples;
  /** Its edges beside the samples of the centre, as the driver sees left and right: x, y in turn [m]. */
  readonly leftEdge: readonly number[];
  readonly rightEdge: readonly number[];
  /** Lanes of the same junction that get into its way. */
  readonly conflicts: readonly LaneConflict[];
}

/** Samples of a lane's centre, at most 1 m apart, the last at its end. */
export interface LaneSamples {
  /** Along the lane [m]. */
  readonly s: readonly number[];
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly z: readonly number[];
  /** Direction of travel, without jumps of a whole turn [rad]. */
  readonly heading: readonly number[];
  /** Left positive [1/m]. */
  readonly curvature: readonly number[];
  /** Of the lane [m]. */
  readonly width: readonly number[];
}

/** Where a car on one lane and one on another get into each other's way. */
export interface LaneConflict {
  readonly lane: string;
  readonly kind: 'cross' | 'merge' | 'diverge';
  /** Along this lane [m]. */
  readonly from: number;
  readonly to: number;
  /** Along the other one [m]. */
  readonly otherFrom: number;
  readonly otherTo: number;
}

export interface MapJunction {
  readonly id: string;
  /** Lanes that lead through it. */
  readonly lanes: readonly string[];
}

export interface MapStopLine {
  readonly lane: string;
  /** Along the lane [m]. */
  readonly s: number;
  /** Id of the light or sign that makes one stop there; null where the line is only painted. */
  readonly signal: string | null;
  /** The successor for which it holds; null where it holds for all. */
  readonly towards: string | null;
}

export interface MapSignal {
  readonly id: string;
  readonly kind: 'light' | 'stop' | 'yield' | 'speed' | 'other';
  /** Foot of its pole [m]. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** In which traffic goes that sees its face [rad]. */
  readonly heading: number;
}

export interface MapCrosswalk {
  readonly id: string;
  /** Corners of its area: x, y in turn [m]. */
  readonly outline: readonly number[];
  /** The stretches of lanes under it, along each of them [m]. */
  readonly lanes: readonly { readonly lane: string; readonly from: number; readonly to: number }[];
}

export interface MapParkingSpace {
  readonly id: string;
  /** Of its middle [m], [rad]. */
  readonly x: number;
  readonly y: number;
  readonly heading: number;
  /** [m] */
  readonly length: number;
  readonly width: number;
}
