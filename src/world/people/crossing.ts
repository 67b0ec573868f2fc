/** A driving lane under a crossing. */
export interface CrossedLane {
  readonly lane: number;
  /** Stations along the lane's centre between which people cross it [m]. */
  readonly from: number;
  readonly to: number;
  /** From the crossing's start to the lane's nearer and farther edge [m]. */
  readonly near: number;
  readonly far: number;
}

/** A straight way over a road from one path to another. */
export interface Crossing {
  /** A painted crosswalk, at which vehicles give way; else a place where people cross without one. */
  readonly isMarked: boolean;
  /** No crosswalk is near: who keeps to the rules may cross here, too. */
  readonly isRemote: boolean;
  /** Of its two ends: the path there, station along it, place [m]. */
  readonly paths: readonly [number, number];
  readonly stations: readonly [number, number];
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly length: number;
  /** How far from its middle people walk [m]. */
  readonly half: number;
  /** By ascending `near`. */
  readonly lanes: readonly CrossedLane[];
  /** Pedestrian heads of this crossing, and lights that stop vehicles on its lanes, as indices into RoadMap.signals. */
  readonly heads: readonly number[];
  readonly lights: readonly number[];
}
