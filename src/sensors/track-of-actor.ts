import { cos, sin } from '../core/math/sin-cos.ts';
import { type ActorsTruth, LIGHT } from '../core/messages/actors-truth.ts';
import type { EgoTruth } from '../core/messages/ego-truth.ts';
import type { Track } from '../core/messages/tracks.ts';
import { ORACLE_RANGE } from './oracle-limits.ts';

/** Half of the angle ahead in which an oracle sees things [cosine]: 80 degrees of view, or all around. */
export const IN_VIEW = 0.766;
export const ALL_AROUND = -1;

/** An actor as an oracle tells of it. */
export function trackOfActor(actors: ActorsTruth, i: number): Track {
  const track: Track = {
    id: actors.id[i],
    kind: actors.kind[i],
    x: actors.x[i],
    y: actors.y[i],
    yaw: actors.yaw[i],
    speed: actors.speed[i],
    length: actors.length[i],
    width: actors.width[i],
    confidence: 1,
  };
  if ((actors.lights[i] & LIGHT.blue) !== 0) track.beacon = true;
  return track;
}

/** Adds the tracks of things that stand within an oracle's range and view [cosine]; what is before them does not hide them. */
export function addThings(things: readonly Track[], ego: EgoTruth, view: number, out: Track[]): void {
  const cosYaw = cos(ego.yaw);
  const sinYaw = sin(ego.yaw);
  for (const thing of things) {
    const dx = thing.x - ego.x;
    const dy = thing.y - ego.y;
    const distance = Math.sqrt(dx * dx + dy * dy);
    if (distance <= ORACLE_RANGE && dx * cosYaw + dy * sinYaw >= view * distance) out.push(thing);
  }
}
