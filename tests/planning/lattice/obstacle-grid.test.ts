import { expect, test } from 'vitest';
import { makeObstacle, setBox } from '../../../src/planning/behaviour/make-obstacle.ts';
import {
  OFFSETS,
  STATION_COUNT,
  STATION_STEP,
  STATIONS_BEFORE_BASE,
} from '../../../src/planning/lattice/lattice-grid.ts';
import { HARD_FRONT, HARD_REAR, ObstacleGrid } from '../../../src/planning/lattice/obstacle-grid.ts';
import { type Obstacle, PREDICTION_COUNT, PREDICTION_SECONDS } from '../../../src/planning/planning-problem.ts';
import { CAR, FRONT } from '../kinematic-drive.ts';
import { straightLine } from '../straight-line.ts';

const BASE = 60;

function somebody(speed: number, d = 0): Obstacle {
  const obstacle = makeObstacle(3, false, speed);
  for (let i = 0; i < PREDICTION_COUNT; i++) {
    const s = BASE + 40 + speed * i * PREDICTION_SECONDS;
    setBox(obstacle, i, s, s + 4.5, d - 0.9, d + 0.9);
  }
  return obstacle;
}

/** Stations that are blocked at an offset at t seconds: the first and the last [m]. */
function blockedAt(obstacle: Obstacle, t: number, offset = 0): [number, number] | null {
  const line = straightLine(300);
  const start = { s: BASE - 5, d: 0, slope: 0, bend: 0, speed: 10, acceleration: 0 };
  const grid = new ObstacleGrid();
  const profile = new Float64Array(line.count).fill(10);
  grid.draw({ line, vehicle: CAR, start, profile, fences: [], obstacles: [obstacle] }, BASE);
  const bit = 1 << OFFSETS.indexOf(offset as 0);
  const row = (t / PREDICTION_SECONDS) * STATION_COUNT;
  const bins: number[] = [];
  for (let bin = 0; bin < STATION_COUNT; bin++) if (grid.blocked[row + bin] & bit) bins.push(bin);
  if (bins.length === 0) return null;
  const station = (bin: number) => BASE + (bin - STATIONS_BEFORE_BASE) * STATION_STEP;
  return [station(bins[0]), station(bins[bins.length - 1])];
}

test('the box of who moves grows with time beyond the first second, that of who stands does not', () => {
  for (const t of [1, 2, 4, 6]) {
    const [from, to] = blockedAt(somebody(4), t) ?? [Number.NaN, Number.NaN];
    const grown = 0.2 * (t - 1);
    const rear = BASE + 40 + 4 * t;
    // To the half metre: the grid's stations.
    expect(Math.abs(from - (rear - FRONT - HARD_FRONT - grown))).toBeLessThan(STATION_STEP);
    expect(Math.abs(to - (rear + 4.5 + CAR.rearOverhang + HARD_REAR + grown))).toBeLessThan(STATION_STEP);
  }
  expect(blockedAt(somebody(0), 6)).toEqual(blockedAt(somebody(0), 1));
});

test('it grows to the sides as well: who is beside with little room now may be in the way later', () => {
  // 0.3 m between the sides: more than the least now, less than that and what is not known in 6 s.
  const beside = somebody(4, CAR.width / 2 + 0.9 + 0.3);
  expect(blockedAt(beside, 1)).toBeNull();
  expect(blockedAt(beside, 6)).not.toBeNull();
});
