import type { RoadUser } from '../road-user.ts';
import type { StoryAction } from './story-action.ts';

/** How fast people usually change speed [m/s^2]. */
const USUAL = 2;
/** Time for a change of speed is at least a tick [s]. */
const LEAST = 0.01;

/** How somebody comes to a speed. */
export interface SpeedChange {
  /** [m/s]; of somebody else at that moment, and so much more, where `of` says so. */
  readonly speed: number;
  readonly of: RoadUser | null;
  /** [m/s^2] */
  readonly acceleration?: number | undefined;
  /** Instead: time that it takes [s]. */
  readonly seconds?: number | undefined;
  readonly reckless: boolean;
}

/** A wished speed from now on (OpenSCENARIO SpeedAction, linear by rate or time; absolute or relative target). */
export function setSpeed(user: RoadUser, change: SpeedChange): StoryAction {
  const { of, acceleration = USUAL, seconds, reckless } = change;
  return {
    begin: (_view, orders) => {
      const speed = Math.max(0, change.speed + (of?.speed ?? 0));
      const within = Math.abs(speed - user.speed) / Math.max(seconds ?? 1, LEAST);
      const rate = seconds === undefined || within === 0 ? acceleration : within;
      orders.push({ kind: 'speed', actor: user.id, speed, acceleration: rate, reckless });
    },
  };
}
