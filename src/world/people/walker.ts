import { cos, sin } from '../../core/math/sin-cos.ts';
import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { Crossing } from './crossing.ts';
import { type PathPoint, pathPointAt, stationNear } from './foot-path.ts';
import { alongOf, firstEdge, maySetOff, mayStepOn } from './may-cross.ts';
import type { PeopleScene } from './people-scene.ts';
import { DOES, lastOfGroup } from './people-state.ts';

/** People look so far along their way for where to go [m]. */
const AHEAD = 2;
/** So near to the end of a path or a link it is reached [m]. */
const REACHED = 0.7;
/** Chance to cross at a crosswalk that one passes, and elsewhere, for those who may there [1]. */
const CROSS_MARKED = 0.4;
const CROSS_UNMARKED = 0.15;
const CROSS_JAYWALKING = 0.4;
/** People wait so far before the first lane [m], and see themselves there from this far [m]. */
const BEFORE_LANE = 0.7;
const AT_KERB = 0.8;
/** Who has waited so long at a light, or elsewhere, goes on along the road instead [ticks]. */
const PATIENCE_AT_LIGHT = 150 * TICKS_PER_SECOND;
const PATIENCE = 60 * TICKS_PER_SECOND;
/** People walk faster over a road [1] (Tarawneh 2001: by 10 to 20 %). */
const HURRY = 1.15;
/** A group sets off together if all of it is within this [m]; who is farther is left after so long [ticks]. */
const TOGETHER = 4;
const GROUP_PATIENCE = 10 * TICKS_PER_SECOND;
/** Distance of two who walk beside each other [m] (Moussaid et al. 2010: 0.8). */
const BESIDE = 0.75;
/** A group goes slower, by this share, while one of it is this far off [m], [1]. */
const BEHIND = 3;
const WAITING_PACE = 0.4;
/** Who gets on less than this in so many decisions tries another side [m]. */
const NO_WAY = 0.3;
/** Who is stuck on a crossing goes around what stands there, so many half widths off its middle [1]. */
const AROUND = 2;
const TRIES = 40;

/** Where each person wants to go: paths, crossings, groups. Writes the wish into `wx`, `wy` [m/s]. */
export class Walker {
  /** Velocity that the person of the last `decide` wants to have. */
  wx = 0;
  wy = 0;
  private readonly scene: PeopleScene;
  private readonly point: PathPoint = { x: 0, y: 0, tx: 1, ty: 0, half: 0 };
  private targetX = 0;
  private targetY = 0;
  private speed = 0;

  constructor(scene: PeopleScene) {
    this.scene = scene;
  }

  decide(tick: Tick, i: number, signals: Uint8Array): void {
    const { state } = this.scene;
    this.targetX = state.x[i];
    this.targetY = state.y[i];
    this.speed = this.paceOf(i);
    switch (state.does[i]) {
      case DOES.walk:
        this.walk(tick, i);
        break;
      case DOES.link:
        this.goToNextPath(i);
        break;
      case DOES.wait:
        this.wait(tick, i, signals);
        break;
      case DOES.cross:
        this.cross(i);
        break;
      case DOES.follow:
        this.follow(tick, i);
        break;
      case DOES.script:
        this.followScript(i);
        break;
    }
    this.wish(i);
    this.watchProgress(i);
  }

  private wish(i: number): void {
    const { x, y } = this.scene.state;
    const dx = this.targetX - x[i];
    const dy = this.targetY - y[i];
    const distance = Math.sqrt(dx * dx + dy * dy);
    // The last steps are taken slowly, so that nobody overshoots where it stops.
    const speed = distance < 0.05 ? 0 : Math.min(this.speed, distance / 0.6);
    this.wx = distance < 0.05 ? 0 : (speed * dx) / distance;
    this.wy = distance < 0.05 ? 0 : (speed * dy) / distance;
  }

  private walk(tick: Tick, i: number): void {
    const { network, state } = this.scene;
    const path = network.paths[state.path[i]];
    const before = state.s[i];
    const after = stationNear(path, state.x[i], state.y[i], before);
    state.s[i] = after;
    const direction = state.direction[i];
    if (this.turnsToCross(tick, i, before, after)) {
      this.wait(tick, i, null);
      return;
    }
    const left = direction > 0 ? path.length - after : after;
    if (left < REACHED) {
      this.leavePath(i);
      return;
    }
    this.aimAlongPath(i, AHEAD);
  }

  private aimAlongPath(i: number, ahead: number): void {
    const { network, state } = this.scene;
    const path = network.paths[state.path[i]];
    const direction = state.direction[i];
    const s = state.s[i] + direction * ahead;
    pathPointAt(path, s, 0, this.point);
    const aside = -direction * state.keeps[i] * this.point.half;
    this.targetX = this.point.x - aside * this.point.ty;
    this.targetY = this.point.y + aside * this.point.tx;
    // Beyond the path's end the way goes straight on.
    const beyond = Math.max(0, direction > 0 ? s - path.length : -s);
    this.targetX += direction * beyond * this.point.tx;
    this.targetY += direction * beyond * this.point.ty;
  }

  /** Whether it takes one of the crossings that it has come by since the last decision. */
  private turnsToCross(tick: Tick, i: number, before: number, after: number): boolean {
    const { network, state, traits, random } = this.scene;
    const starts = network.starts[state.path[i]];
    const isAhead = (after - before) * state.direction[i] > 0;
    if (!isAhead) return false;
    for (let k = 0; k < starts.length; k++) {
      const { s, crossing, end } = starts[k];
      const isPassed = state.direction[i] > 0 ? before < s && s <= after : after <= s && s < before;
      if (!isPassed) continue;
      const chance = chanceOf(network.crossings[crossing], traits[i].jaywalks);
      if (chance === 0 || random[i].uniform() >= chance) continue;
      state.does[i] = DOES.wait;
      state.crossing[i] = crossing;
      state.end[i] = end;
      state.since[i] = tick;
      return true;
    }
    return false;
  }

  private leavePath(i: number): void {
    const { network, state, random } = this.scene;
    const links = network.links[2 * state.path[i] + (state.direction[i] > 0 ? 1 : 0)];
    if (links.length === 0) {
      state.direction[i] = -state.direction[i];
      this.aimAlongPath(i, AHEAD);
      return;
    }
    const { path, end } = links[random[i].integer(links.length)];
    state.link[i] = 2 * path + end;
    state.does[i] = DOES.link;
    this.goToNextPath(i);
  }

  private goToNextPath(i: number): void {
    const { network, state } = this.scene;
    const index = state.link[i] >> 1;
    const path = network.paths[index];
    const isFromStart = (state.link[i] & 1) === 0;
    const s = isFromStart ? 0 : path.length;
    pathPointAt(path, s, 0, this.point);
    const direction = isFromStart ? 1 : -1;
    const aside = -direction * state.keeps[i] * this.point.half;
    this.targetX = this.point.x - aside * this.point.ty;
    this.targetY = this.point.y + aside * this.point.tx;
    const dx = this.targetX - state.x[i];
    const dy = this.targetY - state.y[i];
    const isPast = (dx * this.point.tx + dy * this.point.ty) * direction < 0;
    const distance = Math.sqrt(dx * dx + dy * dy);
    if (distance > REACHED && !(isPast && distance < 2 * AHEAD)) return;
    state.does[i] = DOES.walk;
    state.path[i] = index;
    state.direction[i] = direction;
    state.s[i] = s;
    this.aimAlongPath(i, AHEAD);
  }

  /** Stands at the kerb, and sets off when it may; `signals` null only goes there. */
  private wait(tick: Tick, i: number, signals: Uint8Array | null): void {
    const { network, state, traits } = this.scene;
    const crossing = network.crossings[state.crossing[i]];
    this.aimAtKerb(i, crossing, state.end[i]);
    if (signals === null) return;
    const waited = tick - state.since[i];
    const isAtLight = crossing.heads.length + crossing.lights.length > 0;
    if (waited > (isAtLight ? PATIENCE_AT_LIGHT : PATIENCE)) {
      this.giveUp(i);
      return;
    }
    if (!isAtKerb(this.scene, i, crossing) || !this.isTogether(i, waited)) return;
    if (!maySetOff(this.scene, i, signals, HURRY * this.slowest(i))) return;
    for (let other = i; other < lastOfGroup(state, i); other++) {
      if (other !== i && state.leader[other] !== i) continue;
      state.does[other] = DOES.cross;
      state.crossing[other] = state.crossing[i];
      state.end[other] = state.end[i];
    }
    this.speed = HURRY * traits[i].speed;
    this.aimAcross(i, crossing);
  }

  private aimAtKerb(i: number, crossing: Crossing, end: number): void {
    const along = Math.max(0, firstEdge(crossing, end) - BEFORE_LANE);
    const aside = this.asideOn(i, crossing);
    const to = 1 - end;
    const ux = (crossing.x[to] - crossing.x[end]) / crossing.length;
    const uy = (crossing.y[to] - crossing.y[end]) / crossing.length;
    this.targetX = crossing.x[end] + along * ux + aside * uy;
    this.targetY = crossing.y[end] + along * uy - aside * ux;
  }

  /** To the right of a crossing's middle as person i crosses it [m]: on its own side, members of a group beside each other. */
  private asideOn(i: number, { half }: Crossing): number {
    const { keeps, leader } = this.scene.state;
    const first = leader[i];
    if (first < 0) return keeps[i] * half;
    const aside = keeps[first] * half + BESIDE * ((i - first) % 2 === 1 ? 1 : -1);
    return Math.max(-half - 0.4, Math.min(half + 0.4, aside));
  }

  private giveUp(i: number): void {
    const { state } = this.scene;
    state.does[i] = DOES.walk;
    state.path[i] = this.scene.network.crossings[state.crossing[i]].paths[state.end[i]];
    state.s[i] = this.scene.network.crossings[state.crossing[i]].stations[state.end[i]];
    this.aimAlongPath(i, AHEAD);
  }

  /** Whether all of the group are here; who is not after a while goes its own way. */
  private isTogether(i: number, waited: number): boolean {
    const { state } = this.scene;
    let isTogether = true;
    for (let other = i + 1; other < lastOfGroup(state, i); other++) {
      if (state.leader[other] !== i) continue;
      const dx = state.x[other] - state.x[i];
      const dy = state.y[other] - state.y[i];
      if (dx * dx + dy * dy <= TOGETHER * TOGETHER && state.does[other] === DOES.follow) continue;
      if (waited > GROUP_PATIENCE && state.does[other] !== DOES.cross) this.part(other);
      else isTogether = false;
    }
    return isTogether;
  }

  /** Goes its own way from where its leader is. */
  private part(i: number): void {
    const { state } = this.scene;
    const leader = state.leader[i];
    state.leader[i] = -1;
    if (state.does[i] !== DOES.follow) return;
    state.does[i] = DOES.walk;
    state.path[i] = state.path[leader];
    state.direction[i] = -state.direction[leader];
    state.s[i] = state.s[leader];
  }

  /** The pace of a group is that of its slowest, and slower while somebody has fallen behind. */
  private paceOf(i: number): number {
    const { state } = this.scene;
    for (let other = i + 1; other < lastOfGroup(state, i); other++) {
      if (state.leader[other] !== i) continue;
      const dx = state.x[other] - state.x[i];
      const dy = state.y[other] - state.y[i];
      if (dx * dx + dy * dy > BEHIND * BEHIND) return WAITING_PACE * this.slowest(i);
    }
    return this.slowest(i);
  }

  private slowest(i: number): number {
    const { state, traits } = this.scene;
    let { speed } = traits[i];
    for (let other = i + 1; other < lastOfGroup(state, i); other++)
      if (state.leader[other] === i) speed = Math.min(speed, traits[other].speed);
    return speed;
  }

  private cross(i: number): void {
    const { network, state, traits } = this.scene;
    const crossing = network.crossings[state.crossing[i]];
    this.speed = HURRY * traits[i].speed;
    const to = 1 - state.end[i];
    if (crossing.length - alongOf(this.scene, i, crossing) < REACHED) {
      this.arrive(i, crossing, to);
      return;
    }
    this.aimAcross(i, crossing);
    if (!mayStepOn(this.scene, i, this.speed)) this.speed = 0;
  }

  private aimAcross(i: number, crossing: Crossing): void {
    const { state } = this.scene;
    const from = state.end[i];
    const to = 1 - from;
    const ux = (crossing.x[to] - crossing.x[from]) / crossing.length;
    const uy = (crossing.y[to] - crossing.y[from]) / crossing.length;
    const aside = this.asideOn(i, crossing);
    const along = Math.min(crossing.length, alongOf(this.scene, i, crossing) + AHEAD);
    this.targetX = crossing.x[from] + along * ux + aside * uy;
    this.targetY = crossing.y[from] + along * uy - aside * ux;
  }

  private arrive(i: number, crossing: Crossing, to: number): void {
    const { state, random } = this.scene;
    if (Math.abs(state.keeps[i]) > 1) state.keeps[i] = random[i].between(0, 0.9);
    if (state.leader[i] >= 0) {
      state.does[i] = DOES.follow;
      return;
    }
    state.does[i] = DOES.walk;
    state.path[i] = crossing.paths[to];
    state.s[i] = crossing.stations[to];
    state.direction[i] = random[i].uniform() < 0.5 ? 1 : -1;
    this.aimAlongPath(i, AHEAD);
  }

  /** Beside the first of its group, a little faster or slower to keep level. */
  private follow(tick: Tick, i: number): void {
    const { network, state, traits } = this.scene;
    const leader = state.leader[i];
    const does = state.does[leader];
    if (does === DOES.hit || does === DOES.script) {
      this.part(i);
      return;
    }
    if (does === DOES.cross) {
      // The others went without it.
      state.leader[i] = -1;
      state.does[i] = DOES.wait;
      state.crossing[i] = state.crossing[leader];
      state.end[i] = state.end[leader];
      state.since[i] = tick;
      this.wait(tick, i, null);
      return;
    }
    if (does === DOES.wait) {
      this.aimAtKerb(i, network.crossings[state.crossing[leader]], state.end[leader]);
      return;
    }
    const yaw = state.yaw[leader];
    const ux = cos(yaw);
    const uy = sin(yaw);
    const gap = (state.x[leader] - state.x[i]) * ux + (state.y[leader] - state.y[i]) * uy;
    const aside = BESIDE * ((i - leader) % 2 === 1 ? 1 : -1);
    this.targetX = state.x[leader] + AHEAD * ux + aside * uy;
    this.targetY = state.y[leader] + AHEAD * uy - aside * ux;
    const level = Math.sqrt(state.vx[leader] * state.vx[leader] + state.vy[leader] * state.vy[leader]);
    this.speed = Math.min(1.4 * traits[i].speed, Math.max(0, level + 0.5 * gap));
  }

  private followScript(i: number): void {
    const { state, scripts } = this.scene;
    const script = scripts[i];
    const place = script?.path[state.waypoint[i]];
    if (place === undefined) return;
    this.targetX = place.x;
    this.targetY = place.y;
    const dx = place.x - state.x[i];
    const dy = place.y - state.y[i];
    if (dx * dx + dy * dy < REACHED * REACHED * 0.25) state.waypoint[i]++;
  }

  /** Who walks and does not get on, say before a post, keeps to another side of the way. */
  private watchProgress(i: number): void {
    const { state, random } = this.scene;
    if (++state.markAge[i] < TRIES) return;
    const dx = state.x[i] - state.markX[i];
    const dy = state.y[i] - state.markY[i];
    state.markAge[i] = 0;
    state.markX[i] = state.x[i];
    state.markY[i] = state.y[i];
    const isStuck = dx * dx + dy * dy < NO_WAY * NO_WAY;
    const does = state.does[i];
    if (isStuck && does === DOES.cross) state.keeps[i] = state.keeps[i] > 0 ? -AROUND : AROUND;
    if (!isStuck || (does !== DOES.walk && does !== DOES.link)) return;
    state.keeps[i] = random[i].between(-1, 1);
    if (random[i].uniform() < 0.3) state.direction[i] = -state.direction[i];
  }
}

/** Whether somebody stands where it would set off from. */
export function isAtKerb(scene: PeopleScene, i: number, crossing: Crossing): boolean {
  const kerb = Math.max(0, firstEdge(crossing, scene.state.end[i]) - BEFORE_LANE);
  return Math.abs(alongOf(scene, i, crossing) - kerb) < AT_KERB;
}

function chanceOf({ isMarked, isRemote }: Crossing, jaywalks: boolean): number {
  if (isMarked) return CROSS_MARKED;
  if (jaywalks) return CROSS_JAYWALKING;
  return isRemote ? CROSS_UNMARKED : 0;
}
