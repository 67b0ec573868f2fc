import { describe, expect, test } from 'vitest';
import { mapAtmosphere, mapSun } from '../../src/app/map/map-light.ts';
import type { DocumentHeader } from '../../src/map/opendrive/document.ts';
import { firstTown } from '../map-fixture.ts';

const { header } = firstTown().document;
const nowhere: DocumentHeader = { ...header, geoReference: null };
const cairns: DocumentHeader = { ...header, geoReference: '+proj=tmerc +lat_0=-16.9 +lon_0=145.8', offset: null };
const degrees = (angle: number) => (angle * 180) / Math.PI;

describe('light of the map page', () => {
  test('the sun of May 1 at 50 degrees north: at noon 55 degrees high and in the south, at midnight far below', () => {
    const noon = mapSun(12, nowhere);
    expect(degrees(noon.elevation)).toBeCloseTo(55, 0);
    expect(Math.abs(degrees(noon.azimuth) - 180)).toBeLessThan(15);
    expect(degrees(mapSun(0, nowhere).elevation)).toBeLessThan(-20);
  });

  test('south of the tropic it stands in the north at noon', () => {
    const { azimuth, elevation } = mapSun(12, cairns);
    expect(Math.cos(azimuth)).toBeGreaterThan(0.9);
    expect(degrees(elevation)).toBeCloseTo(90 - 16.9 - 15, 0);
  });

  test('lamps burn at night alone, and skies bring what lies on the ground', () => {
    const look = (hour: number, sky: 'clear' | 'rain' | 'snow') => mapAtmosphere({ hour, sky }, nowhere).weather;
    expect(look(13, 'clear')?.lamps).toBeLessThan(0.12);
    expect(look(23, 'clear')?.lamps).toBeGreaterThan(0.9);
    expect(look(13, 'rain')?.wetness).toBeGreaterThan(0.5);
    expect(look(13, 'clear')?.snow).toBe(0);
    expect(look(13, 'snow')?.snow).toBe(1);
  });
});
