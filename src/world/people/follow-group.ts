import type { Tick } from '../../core/tick.ts';
import type { PeopleScene } from './people-scene.ts';
import { DOES } from './people-state.ts';
import { leaveGroup } from './walking-group.ts';
import { AHEAD, BESIDE, type WayTarget } from './way-target.ts';

/** For who goes along with the first of its group: beside it, a little faster or slower to keep level. */
export function followGroup(scene: PeopleScene, target: WayTarget, tick: Tick, i: number): void {
  const { network, state, traits, facing } = scene;
  const leader = state.leader[i];
  const does = state.does[leader];
  if (does === DOES.hit || does === DOES.script) {
    leaveGroup(state, i);
    return;
  }
  if (does === DOES.cross) {
    // The others went without it.
    state.leader[i] = -1;
    state.does[i] = DOES.wait;
    state.crossing[i] = state.crossing[leader];
    state.end[i] = state.end[leader];
    state.since[i] = tick;
  }
  if (does === DOES.cross || does === DOES.wait) {
    target.atKerb(i, network.crossings[state.crossing[leader]], state.end[leader]);
    return;
  }
  const ux = facing.cosYaw[leader];
  const uy = facing.sinYaw[leader];
  const gap = (state.x[leader] - state.x[i]) * ux + (state.y[leader] - state.y[i]) * uy;
  const aside = BESIDE * ((i - leader) % 2 === 1 ? 1 : -1);
  target.x = state.x[leader] + AHEAD * ux + aside * uy;
  target.y = state.y[leader] + AHEAD * uy - aside * ux;
  const level = Math.sqrt(state.vx[leader] * state.vx[leader] + state.vy[leader] * state.vy[leader]);
  target.speed = Math.min(1.4 * traits[i].speed, Math.max(0, level + 0.5 * gap));
}
