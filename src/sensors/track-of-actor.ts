import type { ActorsTruth, Track } from '../core/messages.ts';

/** An actor as an oracle tells of it. */
export function trackOfActor(actors: ActorsTruth, i: number): Track {
  return {
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
}
