import { describe, expect, test } from 'vitest';
import { laneStrips } from '../../../src/map/lane-strips.ts';
import { stripPart } from '../../../src/render/map/strip-part.ts';
import { firstTown } from '../../map-fixture.ts';

const strips = laneStrips(firstTown().document);

/** Area of triangles seen from above [m2]. */
function area(corners: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k < corners.length; k += 9) {
    const [ax, ay, , bx, by, , cx, cy] = corners.slice(k, k + 9);
    sum += Math.abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)) / 2;
  }
  return sum;
}

describe('a part of a lane', () => {
  test('two parts make the whole', () => {
    for (let lane = 0; lane < strips.count; lane++) {
      const from = strips.station[strips.firstRow[lane]];
      const to = strips.station[strips.firstRow[lane + 1] - 1];
      const cut = from + 0.37 * (to - from);
      const whole = area(stripPart(strips, lane, from, to));
      const parts = area(stripPart(strips, lane, from, cut)) + area(stripPart(strips, lane, cut, to));
      expect(parts).toBeCloseTo(whole, 1);
      expect(whole).toBeGreaterThan(0);
    }
  });

  test('there is nothing of it beyond its ends', () => {
    expect(stripPart(strips, 0, -10, -1)).toEqual([]);
    expect(stripPart(strips, 0, 5, 5)).toEqual([]);
  });
});
