/** A place on the ellipsoid [rad]: north and east are positive. */
export interface EarthPoint {
  latitude: number;
  longitude: number;
}

/** Between the ellipsoid and a plane, x east and y north [m]. Results go into `out`, so that nothing is allocated. */
export interface Projection {
  toPlane(latitude: number, longitude: number, out: { x: number; y: number }): void;
  toEarth(x: number, y: number, out: EarthPoint): void;
}
