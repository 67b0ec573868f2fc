/** What a radar tells of one cycle; arrays are index-aligned and `count` long, nearest detection first. */
export interface RadarScan {
  count: number;
  /** Distance from the radar [m]. */
  range: Float32Array;
  /** Azimuth in the radar's frame, left positive [rad]. */
  azimuth: Float32Array;
  /** Speed at which the distance grows, as the moving radar sees it [m/s]. */
  rangeRate: Float32Array;
  /** Radar cross section, decibels over a square metre [dBsm]. */
  rcs: Float32Array;
  /** Signal over noise [dB]. */
  snr: Float32Array;
}

/** What a detection really is, by value of RadarTruth.source. */
export const RADAR_SOURCE = { clutter: 0, scenery: 1, actor: 2, ghost: 3 } as const;

/** What the detections of a scan really are; index-aligned with it. */
export interface RadarTruth {
  count: number;
  /** RADAR_SOURCE of what gave most of the power. */
  source: Uint8Array;
  /** Actor's id, 0 for none. */
  id: Int32Array;
}
