import { TICK_SECONDS } from '../../core/tick.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { PATH_LENGTH } from './traffic-state.ts';
import type { VehiclePaths } from './vehicle-paths.ts';

/**
 * Moves an actor on by a tick, to its next lane where this one ends; where none follows it stands at the end. Ballistic
 * update: constant acceleration over the tick, and no further than to standstill.
 */
export function moveVehicle({ lanes, state }: TrafficScene, paths: VehiclePaths, actor: number): void {
  const { s, speed, acceleration, path, changeWay } = state;
  const before = speed[actor];
  const after = before + acceleration[actor] * TICK_SECONDS;
  speed[actor] = Math.max(0, after);
  const way = after >= 0 ? ((before + after) / 2) * TICK_SECONDS : (before * before) / (-2 * acceleration[actor]);
  s[actor] += way;
  changeWay[actor] += way;
  const length = lanes.length[path[actor * PATH_LENGTH]];
  if (s[actor] < length) return;
  if (path[actor * PATH_LENGTH + 1] >= 0) {
    s[actor] -= length;
    paths.advance(actor);
  } else {
    s[actor] = length;
    speed[actor] = 0;
  }
}
