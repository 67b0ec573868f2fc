import { describe, expect, test } from 'vitest';
import { angleDifference } from '../../../src/core/math/angle.ts';
import { alongArc, type CurvePiece, type PlanePose } from '../../../src/planning/free-space/arc-piece.ts';
import { HybridSearch, isWayFree } from '../../../src/planning/free-space/hybrid-search.ts';
import { type StandingBox, Surroundings } from '../../../src/planning/free-space/surroundings.ts';
import { compactHatchback as car } from '../../../src/world/vehicles/compact-hatchback.ts';

const MARGIN = 0.15;

/** Where the rear axle is of a car whose middle is there. */
function axleAt(x: number, y: number, yaw: number): PlanePose {
  const back = car.length / 2 - car.rearOverhang;
  return { x: x - back * Math.cos(yaw), y: y - back * Math.sin(yaw), yaw };
}

/** Standing cars, 4.3 m by 1.8 m. */
function carAt(x: number, y: number, yaw: number): StandingBox {
  return { x, y, yaw, length: 4.3, width: 1.8 };
}

/** Bays of 5 m by 2.5 m above an aisle 6 m wide; all are taken but that in the middle. */
function carPark(): Surroundings {
  const taken = [-3, -2, -1, 1, 2, 3].map((k) => carAt(2.5 * k, 5.5, Math.PI / 2));
  return new Surroundings(car, taken, (x, y) => y > -3 && y < 8.1 && Math.abs(x) < 40, MARGIN);
}

/** A street with half a metre between standing cars and the kerb, and a gap of 6.6 m between cars that stand along it. */
function kerbside(): Surroundings {
  const taken = [carAt(-5.45, -2.4, 0), carAt(5.45, -2.4, 0), carAt(11, -2.4, 0)];
  return new Surroundings(car, taken, (x, y) => y > -3.8 && y < 3.5 && Math.abs(x) < 40, MARGIN);
}

function shuntsOf(pieces: readonly CurvePiece[]): number {
  return pieces.filter(({ length }, i) => i > 0 && length * pieces[i - 1].length < 0).length;
}

function check(space: Surroundings, start: PlanePose, goal: PlanePose, mostShunts: number): CurvePiece[] {
  const { pieces, expanded } = new HybridSearch(car).search(start, goal, space);
  expect(pieces, `a way within the bound; ${expanded} states expanded`).not.toBeNull();
  let at = start;
  for (const { curvature, length } of pieces ?? []) {
    expect(Math.abs(curvature)).toBeLessThan(Math.tan(car.maxSteer) / car.wheelbase);
    expect(isWayFree(at, curvature, length, space)).toBe(true);
    at = alongArc(at, curvature, length);
  }
  expect(Math.hypot(at.x - goal.x, at.y - goal.y)).toBeLessThan(0.01);
  expect(Math.abs(angleDifference(at.yaw, goal.yaw))).toBeLessThan(0.001);
  expect(shuntsOf(pieces ?? [])).toBeLessThanOrEqual(mostShunts);
  return [...(pieces ?? [])];
}

describe('manoeuvres without a touch', () => {
  test('forwards into a bay', () => {
    check(carPark(), { x: -12, y: -0.5, yaw: 0 }, axleAt(0, 5.5, Math.PI / 2), 2);
  });

  test('backwards into a bay', () => {
    const pieces = check(carPark(), { x: -6, y: -0.5, yaw: 0 }, axleAt(0, 5.5, -Math.PI / 2), 2);
    expect(pieces.at(-1)?.length).toBeLessThan(0);
  });

  test('backwards into a gap at the kerb, in no more than three shunts', () => {
    check(kerbside(), { x: -8, y: 0, yaw: 0 }, axleAt(0, -2.4, 0), 3);
  });

  test('about on a road that is too narrow to turn in one go', () => {
    const road = new Surroundings(car, [], (_x, y) => Math.abs(y) < 4, MARGIN);
    check(road, { x: 0, y: -1.8, yaw: 0 }, { x: 0, y: 1.8, yaw: Math.PI }, 4);
  });
});

test('no way is told of where there is none', () => {
  const walled = new Surroundings(car, [carAt(0, 5.5, 0)], (x, y) => Math.abs(y) < 8 && Math.abs(x) < 20, MARGIN);
  expect(new HybridSearch(car).search({ x: -8, y: 0, yaw: 0 }, axleAt(0, 5.5, 0), walled).pieces).toBeNull();
});

test('the mirrored task gives the mirrored way', () => {
  const space = kerbside();
  const mirrored = {
    isFree: (x: number, y: number, yaw: number) => space.isFree(x, -y, -yaw),
    isPassable: (x: number, y: number) => space.isPassable(x, -y),
    roomAhead: (x: number, y: number, yaw: number, aside: number) => space.roomAhead(x, -y, -yaw, aside),
  };
  const { pieces } = new HybridSearch(car).search({ x: -8, y: 0, yaw: 0 }, axleAt(0, -2.4, 0), space);
  const other = new HybridSearch(car).search({ x: -8, y: 0, yaw: 0 }, axleAt(0, 2.4, 0), mirrored).pieces;
  const length = (way: readonly CurvePiece[] | null) =>
    (way ?? []).reduce((sum, piece) => sum + Math.abs(piece.length), 0);
  expect(Math.abs(length(other) - length(pieces))).toBeLessThan(3);
});
