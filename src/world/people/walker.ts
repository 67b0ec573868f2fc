import type { Tick } from '../../core/tick.ts';
import { CrossingWalk } from './crossing-walk.ts';
import { followGroup } from './follow-group.ts';
import { PathWalk } from './path-walk.ts';
import type { PeopleScene } from './people-scene.ts';
import { DOES } from './people-state.ts';
import type { Vector } from './social-force.ts';
import { setGroupPace } from './walking-group.ts';
import { REACHED, WayTarget } from './way-target.ts';

/** Who gets on less than this in so many decisions tries another side [m]. */
const NO_WAY = 0.3;
const TRIES = 40;
/** Who is stuck on a crossing goes around what stands there, so many half widths off its middle [1]. */
const AROUND = 2;

/** Where each person wants to go: paths, crossings, groups. */
export class Walker {
  /** Velocity that the person of the last `decide` wants to have [m/s]. */
  readonly wish: Vector = { x: 0.5, y: 0.5 };
  private readonly scene: PeopleScene;
  private readonly target: WayTarget;
  private readonly paths: PathWalk;
  private readonly crossings: CrossingWalk;

  constructor(scene: PeopleScene) {
    this.scene = scene;
    this.target = new WayTarget(scene);
    this.crossings = new CrossingWalk(scene, this.target);
    this.paths = new PathWalk(scene, this.target, this.crossings);
  }

  decide(tick: Tick, i: number, signals: Uint8Array): void {
    this.target.stay(i);
    const { told } = this.scene.state;
    if (told[i] >= 0) this.target.speed = told[i];
    else setGroupPace(this.scene, i, this.target);
    switch (this.scene.state.does[i]) {
      case DOES.walk:
        this.paths.walk(tick, i);
        break;
      case DOES.link:
        this.paths.goToNextPath(i);
        break;
      case DOES.wait:
        this.crossings.wait(tick, i, signals);
        break;
      case DOES.cross:
        this.crossings.cross(i);
        break;
      case DOES.follow:
        followGroup(this.scene, this.target, tick, i);
        break;
      case DOES.script:
        this.followScript(i);
        break;
    }
    this.wishFor(i);
    this.watchProgress(i);
  }

  private wishFor(i: number): void {
    const { x, y } = this.scene.state;
    const dx = this.target.x - x[i];
    const dy = this.target.y - y[i];
    const distance = Math.sqrt(dx * dx + dy * dy);
    // The last steps are taken slowly, so that nobody overshoots where it stops.
    const speed = distance < 0.05 ? 0 : Math.min(this.target.speed, distance / 0.6);
    this.wish.x = distance < 0.05 ? 0 : (speed * dx) / distance;
    this.wish.y = distance < 0.05 ? 0 : (speed * dy) / distance;
  }

  private followScript(i: number): void {
    const { state, scripts, ways } = this.scene;
    const way = ways[i];
    const waypoint = state.waypoint[i];
    const place = scripts[i]?.path[waypoint];
    if (way === null && place === undefined) return;
    this.target.x = way === null ? (place?.x ?? 0) : way.x[waypoint];
    this.target.y = way === null ? (place?.y ?? 0) : way.y[waypoint];
    const dx = this.target.x - state.x[i];
    const dy = this.target.y - state.y[i];
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
