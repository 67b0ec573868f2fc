import fc from 'fast-check';
import { expect, test } from 'vitest';
import { angleDifference } from '../../../src/core/math/angle.ts';
import { type ArcPiece, alongArc, type PlanePose } from '../../../src/planning/free-space/arc-piece.ts';
import { reedsSheppLength, reedsSheppWords, shortestReedsShepp } from '../../../src/planning/free-space/reeds-shepp.ts';

const RADIUS = 4.5;

const pose = fc.record({
  x: fc.double({ min: -20, max: 20, noNaN: true }),
  y: fc.double({ min: -20, max: 20, noNaN: true }),
  yaw: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
});

function endOf(from: PlanePose, pieces: readonly ArcPiece[], radius: number): PlanePose {
  return pieces.reduce((at, { turn, length }) => alongArc(at, turn / radius, length), from);
}

function lengthOf(pieces: readonly ArcPiece[]): number {
  return pieces.reduce((sum, { length }) => sum + Math.abs(length), 0);
}

test('every word that is found leads to the goal', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(pose, pose, (from, to) => {
      for (const { turns, lengths } of reedsSheppWords(from, to, RADIUS)) {
        const end = endOf(
          from,
          turns.map((turn, i) => ({ turn, length: lengths[i] * RADIUS })),
          RADIUS,
        );
        seen.add(turns.map((turn) => 'RSL'[turn + 1]).join(''));
        expect(Math.hypot(end.x - to.x, end.y - to.y)).toBeLessThan(1e-6);
        expect(Math.abs(angleDifference(end.yaw, to.yaw))).toBeLessThan(1e-6);
      }
    }),
    { seed: 1, numRuns: 600 },
  );
  // All families of the paper have occurred.
  for (const word of ['LSL', 'LSR', 'LRL', 'LRLR', 'LRSL', 'LRSR', 'LSRL', 'RSRL', 'LRSLR'])
    expect(seen).toContain(word);
});

test('the way there is as long as the way back, and as in a mirror', () => {
  fc.assert(
    fc.property(pose, pose, (from, to) => {
      const length = lengthOf(shortestReedsShepp(from, to, RADIUS));
      expect(lengthOf(shortestReedsShepp(to, from, RADIUS))).toBeCloseTo(length, 6);
      expect(reedsSheppLength(from.x, from.y, from.yaw, to, RADIUS)).toBeCloseTo(length, 6);
      const mirror = ({ x, y, yaw }: PlanePose) => ({ x, y: -y, yaw: -yaw });
      expect(lengthOf(shortestReedsShepp(mirror(from), mirror(to), RADIUS))).toBeCloseTo(length, 6);
    }),
    { seed: 2, numRuns: 500 },
  );
});

test('no way over a third pose is shorter', () => {
  fc.assert(
    fc.property(pose, pose, pose, (from, over, to) => {
      const direct = lengthOf(shortestReedsShepp(from, to, RADIUS));
      const around = lengthOf(shortestReedsShepp(from, over, RADIUS)) + lengthOf(shortestReedsShepp(over, to, RADIUS));
      expect(direct).toBeLessThanOrEqual(around + 1e-6);
      expect(direct).toBeGreaterThanOrEqual(Math.hypot(to.x - from.x, to.y - from.y) - 1e-6);
    }),
    { seed: 3, numRuns: 1000 },
  );
});

test('known ways: straight on, backwards, and turning on the spot in three equal turns', () => {
  const origin = { x: 0, y: 0, yaw: 0 };
  expect(shortestReedsShepp(origin, { x: 7, y: 0, yaw: 0 }, RADIUS)).toEqual([{ turn: 0, length: 7 }]);
  expect(shortestReedsShepp(origin, { x: -7, y: 0, yaw: 0 }, RADIUS)).toEqual([{ turn: 0, length: -7 }]);
  // Turning about by 180 degrees where one stands takes three turns of 60 degrees: pi radii (Reeds and Shepp 1990).
  const about = shortestReedsShepp(origin, { x: 0, y: 0, yaw: Math.PI }, 1);
  expect(lengthOf(about)).toBeCloseTo(Math.PI, 9);
});
