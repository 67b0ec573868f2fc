import { cos, sin } from '../../core/math/sin-cos.ts';
import type { Track } from '../../core/messages/tracks.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { type Obstacle, PREDICTION_COUNT, PREDICTION_SECONDS } from '../planning-problem.ts';
import { type ReferenceLine, referenceSample } from '../route/reference-line.ts';
import { boxInLaneFrame, makeLaneBox } from './box-in-lane-frame.ts';
import { makeObstacle, setBox } from './make-obstacle.ts';
import type { BelievedTrack } from './track-filter.ts';

/**
 * Tracks farther ahead along the route are left for later [m]: a camera's lateral error there is as wide as a lane, and an
 * oncoming car's own side is next to ours.
 */
const LOOK_AHEAD = 30;
/** Predictions are followed this far [m]. */
const REACH = 60;

/** Plans in a row in which a track must look like a stray: one at the edge of its lane does so now and then. */
const SIGHTS = 3;

interface Sighting {
  readonly id: number;
  readonly sights: number;
}

/**
 * Vehicles that move across our lane or against us in it, off any way that they should take there. They are predicted
 * straight on. A vehicle whose centre is outside our lane is no stray: on its own side it may come as it likes.
 */
export class StrayWatch {
  private sightings: readonly Sighting[] = [];

  /** To be called once for every plan, with the tracks that nothing else explains. */
  obstacles(line: ReferenceLine, egoS: number, tracks: readonly BelievedTrack[]): Obstacle[] {
    const sightings: Sighting[] = [];
    const obstacles: Obstacle[] = [];
    for (const { track, stands } of tracks) {
      if (stands || !isInLane(line, egoS, track)) continue;
      const before = this.sightings.find(({ id }) => id === track.id)?.sights ?? 0;
      const sights = Math.min(SIGHTS, before + 1);
      sightings.push({ id: track.id, sights });
      if (sights === SIGHTS) obstacles.push(predictStraight(track, line, egoS));
    }
    this.sightings = sightings;
    return obstacles;
  }

  snapshot(): PlainData {
    return clonePlain(this.sightings) as unknown as PlainData;
  }

  restore(state: PlainData): void {
    this.sightings = clonePlain(state) as unknown as Sighting[];
  }
}

function isInLane(line: ReferenceLine, egoS: number, { x, y, yaw, length, width }: Track): boolean {
  if (!boxInLaneFrame(line, x, y, yaw, length, width, egoS, egoS + LOOK_AHEAD, box)) return false;
  return box.s > egoS && Math.abs(box.d) < line.halfWidth[referenceSample(line, box.s)];
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
      egoS + REACH,
      box,
    );
    if (near) setBox(obstacle, i, box.sMin, box.sMax, box.dMin, box.dMax);
  }
  return obstacle;
}

const box = makeLaneBox();
