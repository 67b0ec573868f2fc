import { degreesToRadians, HALF_PI } from '../../core/math/angle.ts';
import { asin } from '../../core/math/asin-acos.ts';
import { atan2 } from '../../core/math/atan.ts';
import { clamp } from '../../core/math/clamp.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import { tan } from '../../core/math/tan.ts';

/** Where the sun stands [rad]: azimuth from north towards east, elevation over the horizon. */
export interface SunPlace {
  readonly azimuth: number;
  readonly elevation: number;
}

/** Julian day of 2000 January 1, 12:00 UT, and days of a Julian century. */
const J2000 = 2_451_545;
const CENTURY = 36_525;

/**
 * The sun as seen from a place at a Julian day (UT), refraction included. J. Meeus, "Astronomical algorithms", 1998:
 * chapter 25, low accuracy (0.01 degrees in longitude), and chapter 12; as in NOAA's solar calculator.
 *
 * @param latitude north positive, longitude east positive [degrees]
 */
export function sunPosition(julianDay: number, latitude: number, longitude: number): SunPlace {
  const t = (julianDay - J2000) / CENTURY;
  const { rightAscension, declination } = apparentSun(t);
  // Greenwich mean sidereal time (12.4) [degrees].
  const sidereal = 280.46061837 + 360.98564736629 * (julianDay - J2000) + t * t * (0.000387933 - t / 38_710_000);
  const hourAngle = degreesToRadians((sidereal + longitude) % 360) - rightAscension;
  const phi = degreesToRadians(latitude);
  const sine = sin(phi) * sin(declination) + cos(phi) * cos(declination) * cos(hourAngle);
  const elevation = asin(clamp(sine, -1, 1));
  // Chapter 13 counts azimuth from south; half a turn makes it from north.
  const fromSouth = atan2(sin(hourAngle), cos(hourAngle) * sin(phi) - tan(declination) * cos(phi));
  return { azimuth: fromSouth + Math.PI, elevation: elevation + refraction(elevation) };
}

/** Apparent right ascension and declination of the sun [rad], `t` Julian centuries after J2000. */
export function apparentSun(t: number): { readonly rightAscension: number; readonly declination: number } {
  const meanLongitude = 280.46646 + t * (36_000.76983 + t * 0.0003032);
  const anomaly = degreesToRadians((357.52911 + t * (35_999.05029 - t * 0.0001537)) % 360);
  const centre =
    (1.914602 - t * (0.004817 + t * 0.000014)) * sin(anomaly) +
    (0.019993 - t * 0.000101) * sin(2 * anomaly) +
    0.000289 * sin(3 * anomaly);
  const node = degreesToRadians((125.04 - 1934.136 * t) % 360);
  const longitude = degreesToRadians((meanLongitude + centre - 0.00569 - 0.00478 * sin(node)) % 360);
  const obliquity = degreesToRadians(23.439291 - t * 0.0130042 + 0.00256 * cos(node));
  return {
    rightAscension: atan2(cos(obliquity) * sin(longitude), cos(longitude)),
    declination: asin(sin(obliquity) * sin(longitude)),
  };
}

/** How much the air lifts what stands at a true elevation [rad] (Saemundsson 1986; Meeus 16.4), 10 degrees C, 1010 hPa. */
function refraction(elevation: number): number {
  const degrees = (elevation * 180) / Math.PI;
  if (degrees < -1 || elevation > HALF_PI - 1e-3) return 0;
  const minutes = 1.02 / tan(degreesToRadians(degrees + 10.3 / (degrees + 5.11)));
  return degreesToRadians(Math.max(0, minutes) / 60);
}
