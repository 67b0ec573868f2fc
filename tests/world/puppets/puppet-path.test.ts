import { describe, expect, test } from 'vitest';
import { type PathPlaces, type PuppetPath, planPath } from '../../../src/world/puppets/puppet-path.ts';
import { toRearAxle } from '../../../src/world/puppets/stand-on-ground.ts';

const LENGTH = 4.5;
const AXLE = toRearAxle(LENGTH);
const START = { x: 0, y: 0, yaw: 0, length: LENGTH };

const places = (points: readonly (readonly [number, number])[], speed = 5, backwards = false): PathPlaces => ({
  x: points.map(([x]) => x),
  y: points.map(([, y]) => y),
  speed: points.map(() => speed),
  backwards,
});

/** Middle of the box at the end. */
function endOf({ x, y, heading }: PuppetPath): [number, number, number] {
  const i = x.length - 1;
  return [x[i] + AXLE * Math.cos(heading[i]), y[i] + AXLE * Math.sin(heading[i]), heading[i]];
}

/** Greatest angle between the way of the rear axle and the way that the vehicle points, along it [rad]. */
function slip({ x, y, heading, from, gear }: PuppetPath): number {
  let most = 0;
  for (let leg = 0; leg < gear.length; leg++) {
    for (let i = from[leg] + 1; i < from[leg + 1]; i++) {
      const [dx, dy] = [gear[leg] * (x[i] - x[i - 1]), gear[leg] * (y[i] - y[i - 1])];
      const middle = (heading[i] + heading[i - 1]) / 2;
      most = Math.max(most, Math.abs(dx * Math.sin(middle) - dy * Math.cos(middle)) / Math.hypot(dx, dy));
    }
  }
  return most;
}

describe('the way of a puppet', () => {
  test('straight on it is the line, and the middle of the box ends at the last place', () => {
    const path = planPath(START, places([[30, 0]]));
    expect(path.s[path.s.length - 1]).toBeCloseTo(30, 9);
    const [x, y, heading] = endOf(path);
    expect([x, y, heading]).toEqual([expect.closeTo(30, 9), expect.closeTo(0, 9), expect.closeTo(0, 9)]);
    expect(path.sharpest).toBe(0);
  });

  test.each([
    [
      'a right angle',
      [
        [30, 0],
        [30, 30],
      ],
      false,
    ],
    [
      'a change of lanes',
      [
        [20, 0],
        [45, 3.5],
        [80, 3.5],
      ],
      false,
    ],
    [
      'a U-turn',
      [
        [20, 0],
        [27, 7],
        [20, 14],
        [0, 14],
      ],
      false,
    ],
    [
      'backwards into a space',
      [
        [-8, 0],
        [-12, -4],
        [-12, -12],
      ],
      true,
    ],
    ['a place askew', [[20, 8]], false],
  ] as const)(
    '%s: no slip, no corner sharper than a car turns, and the end where it is asked',
    (_, points, backwards) => {
      const path = planPath(START, places(points, 4, backwards));
      expect(slip(path)).toBeLessThan(2e-3);
      expect(1 / path.sharpest).toBeGreaterThan(3.6);
      const [x, y, heading] = endOf(path);
      const [last, before] = [points[points.length - 1], points[points.length - 2]];
      expect([x, y]).toEqual([expect.closeTo(last[0], 6), expect.closeTo(last[1], 6)]);
      if (before === undefined) return;
      const along = Math.atan2(last[1] - before[1], last[0] - before[0]) + (backwards ? Math.PI : 0);
      expect(Math.cos(heading - along)).toBeCloseTo(1, 9);
      expect(path.s.every((s, i) => i === 0 || s >= path.s[i - 1])).toBe(true);
    },
  );

  test('where it turns back it changes gear, with the vehicle pointing as before', () => {
    const path = planPath(
      START,
      places([
        [15, 0],
        [25, 4],
        [12, 8],
        [0, 8],
      ]),
    );
    expect([...path.gear]).toEqual([1, -1]);
    const change = path.from[1];
    expect(path.heading[change]).toBeCloseTo(path.heading[change - 1], 9);
    expect(slip(path)).toBeLessThan(2e-3);
    expect(path.most[change - 1]).toBe(0);
  });

  test('places that it is past are left out, and one that it stands on is no way', () => {
    expect(
      planPath(
        START,
        places([
          [-3, 0],
          [0.5, 0],
          [20, 0],
        ]),
      ).gear,
    ).toEqual(Int32Array.of(1));
    expect(planPath(START, places([[0, 0]])).s.length).toBe(0);
  });
});
