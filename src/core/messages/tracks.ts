/** Another road user as the driver believes it to be. */
export interface Track {
  /** Stable while the track lives. */
  id: number;
  kind: number;
  /** Centre of the footprint, map frame [m]. */
  x: number;
  y: number;
  yaw: number;
  /** Speed along yaw [m/s]. */
  speed: number;
  length: number;
  width: number;
  /** Probability that it is there, 0 to 1. */
  confidence: number;
  /** Its blue beacon is lit at this moment; left out where not, and by who cannot see it. */
  beacon?: true;
}

export interface Tracks {
  /** Who made them: the network, or the truth cut down to range, view and occlusion. */
  source: 'cnn' | 'oracle';
  tracks: Track[];
}
