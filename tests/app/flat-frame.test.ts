import { expect, test } from 'vitest';
import { FlatFrame } from '../../src/app/map/flat-frame.ts';

const BORDER = Float64Array.of(10, 20, 1, 210, 20, 2, 210, 60, 3, 10, 60, 4);

test('a map from above fills the picture but for its margin, north up', () => {
  const frame = new FlatFrame(BORDER, 448, 300);
  expect(frame.pixel(BORDER, 0)).toEqual([24, 190]);
  expect(frame.pixel(BORDER, 6)).toEqual([424, 110]);
});

test('a place of the picture is found again where it was drawn, as high as the nearest border', () => {
  const frame = new FlatFrame(BORDER, 448, 300);
  for (const [x, y, z] of [
    [15, 22, 1],
    [190, 55, 3],
    [0, 61, 4],
  ]) {
    const place = frame.placeAt(...frame.pixel([x, y], 0));
    expect(place?.[0]).toBeCloseTo(x, 9);
    expect(place?.[1]).toBeCloseTo(y, 9);
    expect(place?.[2]).toBe(z);
  }
});

test('a map without lanes has no places', () => {
  expect(new FlatFrame(new Float64Array(), 448, 300).placeAt(10, 10)).toBeNull();
});
