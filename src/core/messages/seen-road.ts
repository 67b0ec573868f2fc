/** Output of the segmentation network. */
export interface Segmentation {
  /** Size of the mask; its pixels cover the camera's picture evenly. */
  width: number;
  height: number;
  /** Perception class per pixel, see perception/perception-class.ts. */
  classes: Uint8Array;
  /** Probability of that class, 0 to 255 for 0 to 1. */
  confidence: Uint8Array;
}

/** What the mask says of the road ahead, vehicle frame. Arrays are index-aligned; NaN where nothing was seen. */
export interface RoadObservation {
  valid: boolean;
  /** Stations ahead of the rear axle [m]. */
  x: Float64Array;
  /** Lateral place of the left and right edge of the carriageway [m], left positive. */
  leftEdge: Float64Array;
  rightEdge: Float64Array;
  /** Lateral place of the lane marking next to the vehicle's left [m]. */
  leftMark: Float64Array;
}
