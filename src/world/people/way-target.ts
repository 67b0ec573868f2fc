import type { Crossing } from './crossing.ts';
import { type PathPoint, pathPointAt } from './foot-path.ts';
import { BEFORE_LANE } from './is-at-kerb.ts';
import { alongOf, firstEdge } from './may-cross.ts';
import type { PeopleScene } from './people-scene.ts';

/** People look so far along their way for where to go [m]. */
export const AHEAD = 2;
/** So near to the end of a path, a link or a crossing it is reached [m]. */
export const REACHED = 0.7;
/** Distance of two who walk beside each other [m] (Moussaid et al. 2010: 0.8). */
export const BESIDE = 0.75;

/** The place that a person makes for, and how fast [m], [m/s]: set by the many ways of walking, for one person at a time. */
export class WayTarget {
  x = 0;
  y = 0;
  speed = 0;
  private readonly scene: PeopleScene;
  private readonly point: PathPoint = { x: 0, y: 0, tx: 1, ty: 0, half: 0 };

  constructor(scene: PeopleScene) {
    this.scene = scene;
  }

  /** Nowhere: where person i is. */
  stay(i: number): void {
    const { x, y } = this.scene.state;
    this.x = x[i];
    this.y = y[i];
  }

  /** Ahead along the path of person i, on the side that it keeps to; beyond the path's end the way goes straight on. */
  alongPath(i: number): void {
    const { network, state } = this.scene;
    const { point } = this;
    const path = network.paths[state.path[i]];
    const direction = state.direction[i];
    const s = state.s[i] + direction * AHEAD;
    pathPointAt(path, s, 0, point);
    const aside = -direction * state.keeps[i] * point.half;
    this.x = point.x - aside * point.ty;
    this.y = point.y + aside * point.tx;
    const beyond = Math.max(0, direction > 0 ? s - path.length : -s);
    this.x += direction * beyond * point.tx;
    this.y += direction * beyond * point.ty;
  }

  /** The start of a path, its end where `isFromStart` is false, for who comes from elsewhere; whether person i is past it. */
  toPath(i: number, index: number, isFromStart: boolean): boolean {
    const { network, state } = this.scene;
    const { point } = this;
    const path = network.paths[index];
    pathPointAt(path, isFromStart ? 0 : path.length, 0, point);
    const direction = isFromStart ? 1 : -1;
    const aside = -direction * state.keeps[i] * point.half;
    this.x = point.x - aside * point.ty;
    this.y = point.y + aside * point.tx;
    return ((this.x - state.x[i]) * point.tx + (this.y - state.y[i]) * point.ty) * direction < 0;
  }

  /** Where person i waits for its way over a crossing from `end`. */
  atKerb(i: number, crossing: Crossing, end: number): void {
    this.onCrossing(i, crossing, end, Math.max(0, firstEdge(crossing, end) - BEFORE_LANE));
  }

  /** Ahead on the crossing that person i is on. */
  across(i: number, crossing: Crossing): void {
    const along = Math.min(crossing.length, alongOf(this.scene, i, crossing) + AHEAD);
    this.onCrossing(i, crossing, this.scene.state.end[i], along);
  }

  /** So far [m] from one end of a crossing, on the side of person i. */
  private onCrossing(i: number, crossing: Crossing, from: number, along: number): void {
    const to = 1 - from;
    const ux = (crossing.x[to] - crossing.x[from]) / crossing.length;
    const uy = (crossing.y[to] - crossing.y[from]) / crossing.length;
    const aside = this.asideOn(i, crossing);
    this.x = crossing.x[from] + along * ux + aside * uy;
    this.y = crossing.y[from] + along * uy - aside * ux;
  }

  /** To the right of a crossing's middle as person i crosses it [m]: on its own side, members of a group beside each other. */
  private asideOn(i: number, { half }: Crossing): number {
    const { keeps, leader } = this.scene.state;
    const first = leader[i];
    if (first < 0) return keeps[i] * half;
    const aside = keeps[first] * half + BESIDE * ((i - first) % 2 === 1 ? 1 : -1);
    return Math.max(-half - 0.4, Math.min(half + 0.4, aside));
  }
}
