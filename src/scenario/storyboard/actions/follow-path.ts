import type { DrivePath } from '../drive-path.ts';
import type { RoadUser } from '../road-user.ts';
import type { StoryAction } from './story-action.ts';

/** On a path that says no speed, who stands drives off with this [m/s]. */
const LEAST_SPEED = 2;

/** Leaves the lanes and drives along a polyline (OpenSCENARIO FollowTrajectoryAction, polyline, following mode position). */
export function followPath(user: RoadUser, path: DrivePath, backwards: boolean, careful = false): StoryAction {
  return {
    begin: (_view, orders) => {
      const present = Math.max(LEAST_SPEED, Math.abs(user.speed));
      const speed = path.speed.map((asked) => (Number.isNaN(asked) ? present : asked));
      const order = { kind: 'path', actor: user.id, x: path.x.slice(), y: path.y.slice(), speed, backwards } as const;
      orders.push(careful ? { ...order, careful } : order);
    },
  };
}
