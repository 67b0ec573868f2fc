import { cos, sin } from '../../core/math/sin-cos.ts';
import type { Track } from '../../core/messages.ts';
import { type Obstacle, PREDICTION_COUNT, PREDICTION_SECONDS } from '../planning-problem.ts';
import { type ReferenceLine, referenceSample } from '../route/reference-line.ts';
import { boxInLaneFrame, makeLaneBox } from './box-in-lane-frame.ts';
import { makeObstacle, setBox } from './make-obstacle.ts';
import type { BelievedTrack } from './track-filter.ts';

/** Tracks farther ahead along the route are left for later [m]. */
const LOOK_AHEAD = 60;

/**
 * Vehicles that move across our lane or against us in it, off any way that they should take there. They are predicted
 * straight on. A vehicle whose centre is outside our lane is no stray: on its own side it may come as it likes.
 */
export function strayObstacles(line: ReferenceLine, egoS: number, tracks: readonly BelievedTrack[]): Obstacle[] {
  const strays: Obstacle[] = [];
  for (const { track, stands } of tracks) {
    const { x, y, yaw, length, width } = track;
    if (stands || !boxInLaneFrame(line, x, y, yaw, length, width, egoS, egoS + LOOK_AHEAD, box)) continue;
    if (box.s < egoS || Math.abs(box.d) > line.halfWidth[referenceSample(line, box.s)]) continue;
    strays.push(predictStraight(track, line, egoS));
  }
  return strays;
}

function predictStraight(track: Track, line: ReferenceLine, egoS: number): Obstacle {
  const { x, y, yaw, speed, length, width } = track;
  const obstacle = makeObstacle(track.id, false, speed);
  for (let i = 0; i < PREDICTION_COUNT; i++) {
    const way = speed * i * PREDICTION_SECONDS;
    const near = boxInLaneFrame(
      line,
      x + way * cos(yaw),
      y + way * sin(yaw),
      yaw,
      length,
      width,
      egoS,
      egoS + LOOK_AHEAD,
      box,
    );
    if (near) setBox(obstacle, i, box.sMin, box.sMax, box.dMin, box.dMax);
  }
  return obstacle;
}

const box = makeLaneBox();
