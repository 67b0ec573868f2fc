import { describe, expect, test } from 'vitest';
import type { RoadMap } from '../../../src/map/road-map.ts';
import { CROSSWALK_COLOR, PARKING_COLOR, placeAreas } from '../../../src/render/map/place-areas.ts';
import { firstTown } from '../../map-fixture.ts';

const map: RoadMap = {
  ...firstTown(),
  crosswalks: [
    {
      road: 0,
      id: 'zebra',
      outline: Float64Array.from([0, 0, 1, 4, 0, 1, 4, 10, 1, 0, 10, 1]),
      lanes: [],
      heads: [],
      groups: [],
    },
  ],
  parkingSpaces: [
    { road: 0, id: 'bay', x: 20, y: 0, z: 1, heading: Math.PI / 2, length: 5, width: 2.5, access: 'all' },
  ],
};

/** Area of triangles seen from above [m2]. */
function area(positions: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let k = 9 * from; k < 9 * to; k += 9) {
    const [ax, ay, , bx, by, , cx, cy] = positions.subarray(k, k + 9);
    sum += Math.abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)) / 2;
  }
  return sum;
}

describe('crosswalks and parking spaces', () => {
  const { positions, colors } = placeAreas(map);

  test('have the area that the map gives them, parking spaces less a gap', () => {
    expect(area(positions, 0, 4)).toBeCloseTo(40, 3);
    expect(area(positions, 4, 6)).toBeCloseTo(0.94 * 5 * 0.94 * 2.5, 3);
  });

  test('have a colour for every corner', () => {
    expect(colors.length).toBe(positions.length);
    expect([...colors.subarray(0, 3)]).toEqual([...CROSSWALK_COLOR]);
    expect([...colors.subarray(-3)]).toEqual([...PARKING_COLOR]);
  });
});
