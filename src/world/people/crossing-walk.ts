import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { Crossing } from './crossing.ts';
import { isAtKerb } from './is-at-kerb.ts';
import { alongOf, maySetOff, mayStepOn } from './may-cross.ts';
import type { PeopleScene } from './people-scene.ts';
import { DOES, lastOfGroup } from './people-state.ts';
import { isTogether, slowestOfGroup } from './walking-group.ts';
import { REACHED, type WayTarget } from './way-target.ts';

/** Who has waited so long at a light, or elsewhere, goes on along the road instead [ticks]. */
const PATIENCE_AT_LIGHT = 150 * TICKS_PER_SECOND;
const PATIENCE = 60 * TICKS_PER_SECOND;
/** People walk faster over a road [1] (Tarawneh 2001: by 10 to 20 %). */
const HURRY = 1.15;

/** Waiting at the kerb, and crossing. */
export class CrossingWalk {
  private readonly scene: PeopleScene;
  private readonly target: WayTarget;

  constructor(scene: PeopleScene, target: WayTarget) {
    this.scene = scene;
    this.target = target;
  }

  /** For who has turned to its crossing just now. */
  goToKerb(i: number): void {
    const { network, state } = this.scene;
    this.target.atKerb(i, network.crossings[state.crossing[i]], state.end[i]);
  }

  /** For who stands at the kerb, or goes there: it sets off when it may. */
  wait(tick: Tick, i: number, signals: Uint8Array): void {
    const { network, state, traits } = this.scene;
    const crossing = network.crossings[state.crossing[i]];
    this.goToKerb(i);
    const waited = tick - state.since[i];
    const isAtLight = crossing.heads.length + crossing.lights.length > 0;
    if (waited > (isAtLight ? PATIENCE_AT_LIGHT : PATIENCE)) {
      this.giveUp(i, crossing);
      return;
    }
    if (!isAtKerb(this.scene, i, crossing) || !isTogether(this.scene, i, waited)) return;
    if (!maySetOff(this.scene, i, signals, HURRY * slowestOfGroup(this.scene, i))) return;
    for (let other = i; other < lastOfGroup(state, i); other++) {
      if (other !== i && state.leader[other] !== i) continue;
      state.does[other] = DOES.cross;
      state.crossing[other] = state.crossing[i];
      state.end[other] = state.end[i];
    }
    this.target.speed = HURRY * traits[i].speed;
    this.target.across(i, crossing);
  }

  /** For who is on its way over. */
  cross(i: number): void {
    const { network, state, traits } = this.scene;
    const { target } = this;
    const crossing = network.crossings[state.crossing[i]];
    target.speed = HURRY * traits[i].speed;
    if (crossing.length - alongOf(this.scene, i, crossing) < REACHED) {
      this.arrive(i, crossing);
      return;
    }
    target.across(i, crossing);
    if (!mayStepOn(this.scene, i, target.speed)) target.speed = 0;
  }

  private giveUp(i: number, { paths, stations }: Crossing): void {
    const { state } = this.scene;
    state.does[i] = DOES.walk;
    state.path[i] = paths[state.end[i]];
    state.s[i] = stations[state.end[i]];
    this.target.alongPath(i);
  }

  private arrive(i: number, { paths, stations }: Crossing): void {
    const { state, random } = this.scene;
    const to = 1 - state.end[i];
    if (Math.abs(state.keeps[i]) > 1) state.keeps[i] = random[i].between(0, 0.9);
    const leader = state.leader[i];
    if (leader >= 0) {
      // Who is over before the first of its group stays for it: going along with it now would lead back onto the road.
      if (state.does[leader] !== DOES.cross) state.does[i] = DOES.follow;
      return;
    }
    state.does[i] = DOES.walk;
    state.path[i] = paths[to];
    state.s[i] = stations[to];
    state.direction[i] = random[i].uniform() < 0.5 ? 1 : -1;
    this.target.alongPath(i);
  }
}
