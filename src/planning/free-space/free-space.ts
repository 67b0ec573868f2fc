/** Where a car may be: what a search of manoeuvres asks. All of the map frame [m], [rad]. */
export interface FreeSpace {
  /** Whether a car whose rear axle's centre is at (x, y) with that heading touches nothing and is on ground to drive on. */
  isFree(x: number, y: number, yaw: number): boolean;
  /** Whether a disc about (x, y) as wide as the car touches nothing. */
  isPassable(x: number, y: number): boolean;
  /**
   * Way that a car at that pose could go straight on, forwards, before it touches something [m]; Infinity where nothing is ahead.
   * @param aside how far beside the car's way something may be and still count as in it [m]
   */
  roomAhead(x: number, y: number, yaw: number, aside: number): number;
}
