import type { Gnss } from './messages/motion-readings.ts';

/** A satellite receiver's answer in full; of its fields, `Gnss` has what the driver's own reads. */
export interface GnssFix extends Gnss {
  /** WGS 84, north and east positive [degrees]; NaN where the map's header names no projection known here. */
  latitude: number;
  longitude: number;
  /** Above the ellipsoid [m]. */
  height: number;
  /** Standard deviation of the height that the receiver states [m]. */
  verticalSigma: number;
  /** Satellites in sight. */
  satellites: number;
  /** Horizontal dilution of precision [1]: what their places in the sky make of an error of range. */
  hdop: number;
}
