/** The lanes to follow, in order, from the start to the goal. */
export interface Route {
  valid: boolean;
  /** Why there is none, or where there is one, why it is another than before; '' for neither. */
  reason: string;
  /** Indices into RoadMap.lanes. */
  lanes: Int32Array;
  /** Station on the first lane where it starts and on the last where it ends [m]. */
  startS: number;
  goalS: number;
  /** [m] */
  length: number;
  /** Lane centre to follow, about every 2 m, map frame: x, y, z in turn. */
  polyline: Float64Array;
}
