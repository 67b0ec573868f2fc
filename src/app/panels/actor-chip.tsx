import { useEffect, useState } from 'react';
import { wordsOfDoing } from '../parts/actor-words.ts';
import { liveFeed } from '../state/live-feed.ts';
import './actor-chip.css';

/** Room that the chip needs to the right of its place [px]. */
const WIDTH = 220;

/** An actor under the pointer, and where in the picture that is [px]. */
export interface PointedActor {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly pictureWidth: number;
}

/** Who the road user under the pointer is, how fast, and what it does. */
export function ActorChip({ id, x, y, pictureWidth }: PointedActor) {
  const [, renew] = useState(0);
  useEffect(() => liveFeed.subscribe(({ ticks }) => renew(ticks)), []);
  const actors = liveFeed.latest['truth.actors']?.message;
  const deeds = liveFeed.latest.deeds?.message;
  const index = actors?.id.indexOf(id) ?? -1;
  if (actors === undefined || deeds === undefined || index < 0) return null;
  return (
    <div
      className="actor-chip"
      style={{ left: Math.max(8, Math.min(x + 16, pictureWidth - WIDTH)), top: y + 16 }}
      data-testid="actor-chip"
    >
      <span>
        {deeds.kind[index] ?? 'pedestrian'} <span className="number quiet">{id}</span>
      </span>
      <span className="number">
        {(3.6 * actors.speed[index]).toFixed(0)} <span className="quiet">km/h</span>
      </span>
      <span>
        {index < deeds.kind.length
          ? wordsOfDoing(deeds.doing[index], deeds.wait[index])
          : deeds.onFoot[index - deeds.kind.length]}
      </span>
      {index < deeds.kind.length && <span className="quiet">{deeds.driver[index]} driver</span>}
    </div>
  );
}
