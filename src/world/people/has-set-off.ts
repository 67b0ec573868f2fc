import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { PeopleScene } from './people-scene.ts';
import { DOES } from './people-state.ts';

/**
 * Whether person i, who does what the scene says, has somewhere to go by now; who is told no way becomes one of the others.
 *
 * @param ego whose being near some of them wait for [m]
 */
export function hasSetOff(
  { state, scripts, ways, network }: PeopleScene,
  tick: Tick,
  i: number,
  ego: { readonly x: number; readonly y: number },
): boolean {
  const way = ways[i];
  if (way !== null) return state.waypoint[i] < way.x.length;
  const script = scripts[i];
  if (script === null) return true;
  if (state.since[i] === 0) {
    const { departure } = script;
    const dx = ego.x - state.x[i];
    const dy = ego.y - state.y[i];
    const isTime =
      departure.kind === 'time'
        ? tick >= Math.round(departure.time * TICKS_PER_SECOND)
        : dx * dx + dy * dy <= departure.distance * departure.distance;
    if (!isTime) return false;
    state.since[i] = 1;
  }
  if (script.path.length === 0 && network.paths.length > 0) state.does[i] = DOES.walk;
  return state.waypoint[i] < script.path.length || state.does[i] === DOES.walk;
}
