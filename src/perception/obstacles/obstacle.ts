/** A vehicle as one picture shows it, vehicle frame of that moment. */
export interface Obstacle {
  /** Centre of the footprint on the ground [m]. */
  x: number;
  y: number;
  /** Direction its length is taken to lie in [rad]; front and back are not told apart. */
  yaw: number;
  length: number;
  width: number;
  /** Direction of the line of sight from the camera to the centre, in the ground plane [rad]. */
  bearing: number;
  /** Standard deviations along and across the line of sight [m]. */
  rangeSigma: number;
  lateralSigma: number;
  /** Breadth seen across the line of sight [m]; a lower bound where `cut`. */
  extent: number;
  /** Whether the picture's border or a nearer vehicle hides a part. */
  cut: boolean;
  /** Size in the mask. */
  pixels: number;
  /** Probability that it is a vehicle that stands there, 0 to 1. */
  confidence: number;
}

/** Footprint of a car about which nothing is known [m]: the mean of European passenger cars, about 4.4 x 1.8. */
export const DEFAULT_LENGTH = 4.4;
export const DEFAULT_WIDTH = 1.8;
