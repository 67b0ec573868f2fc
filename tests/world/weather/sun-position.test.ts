import { describe, expect, test } from 'vitest';
import { julianDayOf, parseLocalTime } from '../../../src/world/weather/local-time.ts';
import { placeOfMap } from '../../../src/world/weather/map-place.ts';
import { apparentSun, sunPosition } from '../../../src/world/weather/sun-position.ts';

const degrees = (angle: number) => ((((angle * 180) / Math.PI) % 360) + 360) % 360;

function dayOf(text: string, longitude = 0): number {
  const time = parseLocalTime(text);
  if (time === null) throw new Error(`no time: ${text}`);
  return julianDayOf(time, longitude);
}

/** Where the sun stands, elevation from -180 to 180 [degrees]. */
function sunAt(text: string, latitude: number, longitude: number) {
  const { azimuth, elevation } = sunPosition(dayOf(text, longitude), latitude, longitude);
  return { azimuth: degrees(azimuth), elevation: (elevation * 180) / Math.PI };
}

describe('position of the sun', () => {
  test('Julian days (Meeus, Astronomical algorithms, chapter 7)', () => {
    expect(dayOf('2000-01-01T12:00Z')).toBe(2_451_545);
    expect(dayOf('1999-01-01T00:00Z')).toBe(2_451_179.5);
    expect(dayOf('1987-06-19T12:00Z')).toBe(2_446_966);
    expect(dayOf('1988-01-27T00:00Z')).toBe(2_447_187.5);
  });

  test('apparent place of the sun (Meeus, example 25.a)', () => {
    const { rightAscension, declination } = apparentSun((2_448_908.5 - 2_451_545) / 36_525);
    expect(degrees(rightAscension)).toBeCloseTo(198.38083, 2);
    expect((declination * 180) / Math.PI).toBeCloseTo(-7.78507, 2);
  });

  test('azimuth and elevation (Reda and Andreas, NREL/TP-560-34302, appendix A.5)', () => {
    const { azimuth, elevation } = sunAt('2003-10-17T12:30:30-07:00', 39.742476, -105.1786);
    expect(Math.abs(azimuth - 194.34024)).toBeLessThan(0.1);
    expect(Math.abs(elevation - (90 - 50.11162))).toBeLessThan(0.1);
  });

  test('noon at midsummer on the tropic is overhead; the sun goes round the other way in the south', () => {
    expect(sunAt('2026-06-21T12:02Z', 23.44, 0).elevation).toBeGreaterThan(89.5);
    const morning = sunAt('2026-01-15T09:00', -34, 151);
    const noon = sunAt('2026-01-15T12:00', -34, 151);
    expect(morning.azimuth).toBeGreaterThan(60);
    expect(morning.azimuth).toBeLessThan(120);
    expect(Math.min(noon.azimuth, 360 - noon.azimuth)).toBeLessThan(60);
  });

  test('it stays down in the polar night and up on the polar day', () => {
    for (let hour = 0; hour < 24; hour += 3) {
      const at = `T${String(hour).padStart(2, '0')}:00Z`;
      expect(sunAt(`2026-12-21${at}`, 75, 20).elevation).toBeLessThan(0);
      expect(sunAt(`2026-06-21${at}`, 75, 20).elevation).toBeGreaterThan(0);
    }
  });

  test('the air lifts the setting sun by about half a degree', () => {
    // NOAA: sunset at Greenwich observatory on 2026-03-20 is at 18:13 UT, when the true centre stands 0.83 degrees low.
    const { elevation } = sunAt('2026-03-20T18:13Z', 51.4779, 0);
    expect(elevation).toBeGreaterThan(-0.6);
    expect(elevation).toBeLessThan(0.1);
  });
});

describe('local time', () => {
  test('a clock without zone goes by the whole hour of its longitude', () => {
    expect(dayOf('2026-05-01T12:00', 11.6)).toBe(dayOf('2026-05-01T12:00+01:00'));
    expect(dayOf('2026-05-01T12:00', -122)).toBe(dayOf('2026-05-01T12:00-08:00'));
    expect(dayOf('2026-05-01T12:00:00Z', 90)).toBe(dayOf('2026-05-01T14:00+02:00'));
  });

  test.each(['2026-02-29T12:00', '2026-13-01T12:00', '2026-01-01T24:00', '2026-01-01', 'noon', '2026-1-1T1:1', ''])(
    '%s is no time',
    (text) => expect(parseLocalTime(text)).toBeNull(),
  );

  test('leap days are', () => {
    expect(parseLocalTime('2024-02-29T12:00')).not.toBeNull();
    expect(parseLocalTime('2000-02-29T12:00')).not.toBeNull();
    expect(parseLocalTime('2100-02-29T12:00')).toBeNull();
  });
});

describe('place of a map', () => {
  const of = (geoReference: string | null, offset: { x: number; y: number; z: number; hdg: number } | null = null) =>
    placeOfMap({ geoReference, offset });

  test('is the centre of its projection', () => {
    expect(of('+proj=tmerc +lat_0=48.14 +lon_0=-11.58 +k=1')).toEqual({ latitude: 48.14, longitude: -11.58 });
  });

  test('of UTM is about that of its offset', () => {
    // Munich: 48.137 N, 11.575 E is 32U 691 600 E, 5 334 800 N.
    const place = of('+proj=utm +zone=32 +datum=WGS84', { x: 691_600, y: 5_334_800, z: 0, hdg: 0 });
    expect(place?.longitude).toBe(9);
    expect(Math.abs((place?.latitude ?? 0) - 48.137)).toBeLessThan(0.2);
  });

  test('is unknown where the file does not say', () => {
    expect(of(null)).toBeNull();
    expect(of('EPSG:25832')).toBeNull();
    expect(of('+proj=tmerc +lat_0=120 +lon_0=0')).toBeNull();
  });
});
