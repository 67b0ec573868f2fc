import { TICK_SECONDS } from '../../core/tick.ts';
import type { Swerving } from './swerving.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { BEHAVIOUR, PATH_LENGTH } from './traffic-state.ts';
import type { VehiclePaths } from './vehicle-paths.ts';

/**
 * Moves all on by a tick but those that others move, to their next lanes where theirs end; where none follows they stand at
 * the end. Ballistic update: constant acceleration over the tick, and no further than to standstill. It runs ten times as
 * often as all else, so that it looks at few arrays.
 *
 * @param swerving null where nothing is to be evaded
 */
export function moveVehicles({ count, state }: TrafficScene, paths: VehiclePaths, swerving: Swerving | null): void {
  const { behaviour, s, speed, acceleration, path, changeWay } = state;
  const { laneEnd } = paths;
  for (let actor = 0; actor < count; actor++) {
    if (behaviour[actor] === BEHAVIOUR.puppet) continue;
    const before = speed[actor];
    if (swerving?.isBeside[actor] === 1) swerving.move(actor, before * TICK_SECONDS);
    const after = before + acceleration[actor] * TICK_SECONDS;
    speed[actor] = Math.max(0, after);
    const way = after >= 0 ? ((before + after) / 2) * TICK_SECONDS : (before * before) / (-2 * acceleration[actor]);
    s[actor] += way;
    changeWay[actor] += way;
    const length = laneEnd[actor];
    if (s[actor] < length) continue;
    if (path[actor * PATH_LENGTH + 1] >= 0) {
      s[actor] -= length;
      paths.advance(actor);
    } else {
      s[actor] = length;
      speed[actor] = 0;
    }
  }
}
