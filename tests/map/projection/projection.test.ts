import { describe, expect, test } from 'vitest';
import { geoFrameOf } from '../../../src/map/projection/geo-frame.ts';
import { readProjection } from '../../../src/map/projection/read-projection.ts';

const RAD = Math.PI / 180;

function plane(text: string, latitude: number, longitude: number): { x: number; y: number } {
  const out = { x: 0, y: 0 };
  readProjection(text).projection?.toPlane(latitude * RAD, longitude * RAD, out);
  return out;
}

/** Largest error of a place and back [rad]. */
function roundTrip(text: string, latitude: number, longitude: number): number {
  const { projection } = readProjection(text);
  if (projection === null) throw new Error(`no projection in ${text}`);
  const at = { x: 0, y: 0 };
  const back = { latitude: 0, longitude: 0 };
  projection.toPlane(latitude * RAD, longitude * RAD, at);
  projection.toEarth(at.x, at.y, back);
  return Math.max(Math.abs(back.latitude - latitude * RAD), Math.abs(back.longitude - longitude * RAD));
}

describe('transverse Mercator', () => {
  // The meridian's arc length continued into complex latitudes whose isometric latitude is psi + i lambda, by 30 digits
  // of quadrature: the definition of the map, without its series.
  test.each([
    [48.1, 0.5, 37240.4603811366, 5329667.671251247],
    [48.1, 3, 223432.1307336644, 5333902.422434046],
    [-33.9, -2.5, -231260.2044977443, -3755384.365694942],
    [60, 12, 667127.4361526226, 6714908.508666009],
    [10, -20, -2236103.946200947, 1175767.652092222],
    [0.001, 0.001, 111.3194907821219, 110.574275838662],
    [75, 40, 1074419.247845085, 8706672.371011354],
  ])('at %f, %f it is the definition to 20 nm', (latitude, longitude, x, y) => {
    const got = plane('+proj=tmerc +lon_0=0 +k=1 +ellps=WGS84', latitude, longitude);
    expect(Math.abs(got.x - x)).toBeLessThan(2e-8);
    expect(Math.abs(got.y - y)).toBeLessThan(2e-8);
  });

  test("EPSG Guidance Note 7-2's example: the British national grid", () => {
    const grid = '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy';
    const { x, y } = plane(grid, 50.5, 0.5);
    expect(Math.abs(x - 577274.99)).toBeLessThan(0.01);
    expect(Math.abs(y - 69740.5)).toBeLessThan(0.01);
  });

  test('UTM: 38 N 444500 3688500 is at 33.33424 N, 44.40363 E (manual of GeoConvert)', () => {
    const { x, y } = plane('+proj=utm +zone=38 +datum=WGS84 +units=m +no_defs', 33.33424, 44.40363);
    expect(Math.abs(x - 444500)).toBeLessThan(1);
    expect(Math.abs(y - 3688500)).toBeLessThan(1);
    const south = plane('+proj=utm +zone=56 +south', -33.9, 153);
    const north = plane('+proj=utm +zone=56', -33.9, 153);
    expect(south.y - north.y).toBeCloseTo(10_000_000, 6);
    expect(plane('EPSG:32738', -10, 44)).toEqual(plane('+proj=utm +zone=38 +south', -10, 44));
  });
});

describe('Mercator', () => {
  test("EPSG Guidance Note 7-2's examples: Makassar, and the web's map", () => {
    const makassar = plane(
      '+proj=merc +lon_0=110 +k=0.997 +x_0=3900000 +y_0=900000 +a=6377397.155 +rf=299.15281',
      -3,
      120,
    );
    expect(makassar.x).toBeCloseTo(5009726.58, 2);
    expect(makassar.y).toBeCloseTo(569150.82, 2);
    const web = plane('EPSG:3857', 24 + 22 / 60 + 54.433 / 3600, -(100 + 20 / 60));
    expect(web.x).toBeCloseTo(-11169055.58, 2);
    expect(web.y).toBeCloseTo(2800000, 2);
  });

  test('lat_ts is where lengths are true', () => {
    const step = 1e-6;
    const [a, b] = [plane('+proj=merc +lat_ts=42', 42, 0), plane('+proj=merc +lat_ts=42', 42, step)];
    // A parallel's radius: a cos(phi) / sqrt(1 - e^2 sin(phi)^2).
    const radius = (6378137 * Math.cos(42 * RAD)) / Math.sqrt(1 - 0.00669437999014 * Math.sin(42 * RAD) ** 2);
    expect((b.x - a.x) / (step * RAD * radius)).toBeCloseTo(1, 7);
  });
});

describe('all projections', () => {
  test.each([
    '+proj=utm +zone=32',
    '+proj=tmerc +lat_0=37.4168716 +lon_0=-122.1030492 +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +vunits=m +no_defs ',
    '+proj=merc +lon_0=10',
    '+proj=webmerc +datum=WGS84',
    '+proj=longlat +datum=WGS84',
  ])('%s: a place and back within a nanometre or so', (text) => {
    const middle = text.includes('-122') ? -122 : 9;
    for (const latitude of [-79, -33.3, -1e-7, 0, 12, 48.137, 63.9, 84]) {
      for (const east of [-3, -0.4, 0, 1e-6, 2.9]) {
        expect(roundTrip(text, latitude, middle + east)).toBeLessThan(4e-16 * 8);
      }
    }
  });

  test('units of feet, and exponents in numbers', () => {
    expect(readProjection('+proj=utm +zone=11 +units=us-ft').unit).toBeCloseTo(0.3048006, 7);
    const carla = readProjection('+lat_0=4.9000000000000000e+1 +lon_0=8.0000000000000000e+0');
    expect(carla.notes.join()).toContain('names no +proj');
    const back = { latitude: 0, longitude: 0 };
    carla.projection?.toEarth(0, 0, back);
    expect(back.latitude / RAD).toBeCloseTo(49, 12);
    expect(back.longitude / RAD).toBeCloseTo(8, 12);
  });

  test.each([
    '',
    'PROJCS["a"]',
    '+proj=lcc +lat_1=3',
    '+proj=utm +zone=99',
    '+proj',
    'EPSG:1',
    '+proj=utm=zone +lon_0=',
  ])('what is not known says so: "%s"', (text) => {
    const { projection, notes } = readProjection(text);
    expect(projection).toBeNull();
    expect(notes.length).toBeGreaterThan(0);
  });

  test('zones with a letter, and well-known text that ends with a code', () => {
    expect(plane('+proj=utm +zone=32N', 48, 9)).toEqual(plane('+proj=utm +zone=32', 48, 9));
    const text = 'PROJCS["WGS 84 / UTM zone 32N",GEOGCS["WGS 84",AUTHORITY["EPSG","4326"]],AUTHORITY["EPSG","32632"]]';
    expect(plane(text, 48, 9)).toEqual(plane('+proj=utm +zone=32', 48, 9));
    expect(readProjection('+proj=utm').projection).toBeNull();
  });

  test('degrees that are none are no place', () => {
    const { frame, notes } = geoFrameOf({ geoReference: '+proj=longlat', offset: null }, { x: 0, y: 0 });
    expect(frame?.toEarth(11, 48, 0, { latitude: 0, longitude: 0, height: 0 }).latitude).toBeCloseTo(48, 12);
    expect(frame?.toEarth(300, 400, 0, { latitude: 0, longitude: 0, height: 0 }).latitude).toBeNaN();
    expect(notes.join()).toContain('degrees');
  });

  test('another datum is noted', () => {
    expect(readProjection('+proj=tmerc +datum=potsdam').notes.join()).toContain('datum');
    expect(readProjection('+proj=utm +zone=32 +towgs84=598,73,418').notes.join()).toContain('datum');
    expect(readProjection('+proj=utm +zone=32 +towgs84=0,0,0').notes).toEqual([]);
  });
});

describe('the frame of a map', () => {
  test('offset and heading of the header, and the origin that far maps get', () => {
    const offset = { x: 691000, y: 5334000, z: 520, hdg: 0.3 };
    const { frame } = geoFrameOf({ geoReference: '+proj=utm +zone=32', offset }, { x: 1000, y: -2000 });
    const geo = { latitude: 0, longitude: 0, height: 0 };
    frame?.toEarth(12, 34, 5, geo);
    expect(geo.height).toBe(525);
    const projected = plane('+proj=utm +zone=32', geo.latitude, geo.longitude);
    expect(projected.x).toBeCloseTo(691000 + Math.cos(0.3) * 1012 + Math.sin(0.3) * 1966, 6);
    expect(projected.y).toBeCloseTo(5334000 + Math.sin(0.3) * 1012 - Math.cos(0.3) * 1966, 6);
    const back = frame?.toMap(geo, { x: 0, y: 0, z: 0 });
    expect(back?.x).toBeCloseTo(12, 7);
    expect(back?.y).toBeCloseTo(34, 7);
    expect(back?.z).toBe(5);
  });

  test('a map without a reference has none, and says so', () => {
    const { frame, notes } = geoFrameOf({ geoReference: null, offset: null }, { x: 0, y: 0 });
    expect(frame).toBeNull();
    expect(notes).toEqual(['the map has no geoReference: no latitude and longitude']);
  });
});
