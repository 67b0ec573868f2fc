import { type Obstacle, PREDICTION_COUNT } from '../planning-problem.ts';

/** An obstacle that is nowhere yet: all its boxes are NaN. */
export function makeObstacle(track: number, leads: boolean, speed: number): Obstacle {
  const samples = () => new Float64Array(PREDICTION_COUNT).fill(Number.NaN);
  return { track, leads, speed, sMin: samples(), sMax: samples(), dMin: samples(), dMax: samples() };
}

/** Sets the box of the i-th prediction [m]. */
export function setBox(obstacle: Obstacle, i: number, sMin: number, sMax: number, dMin: number, dMax: number): void {
  obstacle.sMin[i] = sMin;
  obstacle.sMax[i] = sMax;
  obstacle.dMin[i] = dMin;
  obstacle.dMax[i] = dMax;
}
