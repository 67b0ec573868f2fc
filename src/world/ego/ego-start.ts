/** Where the ego starts: the vehicle's origin in the map frame [m] and its heading. */
export interface EgoStart {
  readonly x: number;
  readonly y: number;
  /** A height near the road's, which tells a bridge from what is below it; the car is put on the surface itself. */
  readonly z: number;
  readonly yaw: number;
  /** Forward [m/s]. */
  readonly speed: number;
}
