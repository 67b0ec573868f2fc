/** Where a car may be: what a search of manoeuvres asks. All of the map frame [m], [rad]. */
export interface FreeSpace {
  /** Whether a car whose rear axle's centre is at (x, y) with that heading touches nothing and is on ground to drive on. */
  isFree(x: number, y: number, yaw: number): boolean;
  /** Whether a disc about (x, y) as wide as the car touches nothing. */
  isPassable(x: number, y: number): boolean;
}
